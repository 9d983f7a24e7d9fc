import { Readable } from 'node:stream';
import type { Clock } from '../../../../../src/base/clock.js';

/** Under way at most; a sender that is faster waits. */
const MOST_HELD_BYTES = 1024 * 1024;

interface Held {
  readonly chunk: Buffer;
  readonly dueMs: number;
}

/** The same bytes, each chunk so much later as `delayMs` says when it comes; their order stays. */
export function delayedStream(source: Readable, delayMs: () => number, clock: Clock): Readable {
  const held: Held[] = [];
  let heldBytes = 0;
  let ended = false;
  let wake: () => void = () => {};
  source.on('data', (chunk: Buffer) => {
    held.push({ chunk, dueMs: clock.now() + delayMs() });
    heldBytes += chunk.length;
    if (heldBytes > MOST_HELD_BYTES) source.pause();
    wake();
  });
  for (const event of ['end', 'close', 'error'])
    source.once(event, () => {
      ended = true;
      wake();
    });

  async function* inTime(): AsyncGenerator<Buffer> {
    for (;;) {
      const next = held.shift();
      if (next === undefined) {
        if (ended) return;
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
        continue;
      }
      const waitMs = next.dueMs - clock.now();
      if (waitMs > 0)
        await new Promise<void>((resolve) => {
          clock.after(waitMs, resolve);
        });
      yield next.chunk;
      heldBytes -= next.chunk.length;
      if (heldBytes <= MOST_HELD_BYTES) source.resume();
    }
  }
  return Readable.from(inTime(), { objectMode: false, highWaterMark: 1 });
}
