import { describe, expect, it } from 'vitest';
import { batchOf, post, viewEvents } from './support/beacons.js';
import { discard, startBuiltServer, temporaryFolder } from './support/built-server.js';

async function eventCounts(origin: string): Promise<Record<string, number>> {
  const answer = await fetch(`${origin}/api/views?limit=1000`);
  const { views } = (await answer.json()) as { views: { viewId: string; eventCount: number }[] };
  return Object.fromEntries(views.map(({ viewId, eventCount }) => [viewId, eventCount]));
}

describe('what was acknowledged', () => {
  it.each(['SIGKILL', 'SIGTERM'] as const)('is there after %s in the middle of the work', async (signal) => {
    const folder = await temporaryFolder();
    const first = await startBuiltServer(['--data', folder]);
    const acknowledged = new Set<string>();
    const stop = new AbortController();
    const stopped = stop.signal;
    const senders = Array.from({ length: 8 }, async (_, sender) => {
      for (let round = 0; !stopped.aborted; round += 1) {
        const viewId = `view-${sender}-${round}`;
        const sent = await post(first.origin, batchOf(viewId, viewEvents())).catch(() => null);
        if (sent === null) return;
        if (sent.status === 200) acknowledged.add(viewId);
      }
    });
    while (acknowledged.size < 40) await new Promise((resolve) => setTimeout(resolve, 20));
    await first.stop(signal);
    stop.abort();
    await Promise.all(senders);

    const second = await startBuiltServer(['--data', folder]);
    const counts = await eventCounts(second.origin);
    for (const viewId of acknowledged) expect(counts[viewId], viewId).toBe(4);
    const again = await post(second.origin, batchOf('view-0-0', viewEvents()));
    expect(again.answer).toEqual({ accepted: 0, duplicates: 4 });
    await second.stop();
    await discard(folder);
  });
});
