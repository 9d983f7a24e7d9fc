import { batchOf, post, viewEvents } from './beacons.js';

const SENDERS = 8;

/** What became of views: ids of those that were acknowledged, and the statuses of those that weren't. */
export interface Sent {
  readonly acknowledged: Set<string>;
  readonly refusals: number[];
}

export function nothingSent(): Sent {
  return { acknowledged: new Set(), refusals: [] };
}

/** Several at a time send a view after the other, each of four events, until told to stop or the server is gone. */
export async function sendViews(origin: string, name: string, sent: Sent, stop: AbortSignal): Promise<void> {
  await Promise.all(
    Array.from({ length: SENDERS }, async (_, sender) => {
      for (let count = 0; !stop.aborted; count += 1) {
        const viewId = `${name}-${sender}-${count}`;
        const answer = await post(origin, batchOf(viewId, viewEvents())).catch(() => null);
        if (answer === null) return;
        if (answer.status === 200) sent.acknowledged.add(viewId);
        else sent.refusals.push(answer.status);
      }
    }),
  );
}
