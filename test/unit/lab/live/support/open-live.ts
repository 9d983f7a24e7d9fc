import { liveHandler } from '../../../../../lab/src/live/serve/live-handler.js';
import type { LiveAnswer } from '../../../../../lab/src/live/serve/live-answer.js';
import type { LiveOptions } from '../../../../../lab/src/live/timeline/live-options.js';
import { FakeClock } from './fake-clock.js';

/** A round number, so that failures can be read. */
export const START_MS = Date.UTC(2030, 0, 1);

export interface OpenLive {
  readonly clock: FakeClock;
  /** The answer to a path below `live/`, with its query. */
  ask(address: string, signal?: AbortSignal): Promise<LiveAnswer>;
  /** As text, whatever the status. */
  text(address: string): Promise<string>;
}

/** A live title whose clock stands `atSec` after its start. */
export async function openLive(
  folder: string,
  atSec: number,
  options: Partial<LiveOptions> = {},
): Promise<OpenLive> {
  const clock = new FakeClock(START_MS + atSec * 1000);
  const handler = await liveHandler({
    folder,
    clock,
    options: { startMs: START_MS, dvrSec: 12, partSec: 0.5, ...options },
  });
  const ask: OpenLive['ask'] = async (address, signal = new AbortController().signal) => {
    const { pathname, searchParams } = new URL(address, 'http://any/live/');
    const answer = await handler(pathname, searchParams, signal);
    if (answer === null) throw new Error(`${address} is none of the live title's.`);
    return answer;
  };
  return { clock, ask, text: async (address) => textOf(await ask(address)) };
}

export async function bytesOf({ body }: LiveAnswer): Promise<Uint8Array> {
  if (body instanceof Uint8Array) return body;
  const pieces: Uint8Array[] = [];
  for await (const piece of body) pieces.push(piece);
  return Buffer.concat(pieces);
}

export async function textOf(answer: LiveAnswer): Promise<string> {
  return new TextDecoder().decode(await bytesOf(answer));
}
