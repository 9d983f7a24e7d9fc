import { once } from 'node:events';
import type { Writable } from 'node:stream';

/** Resolves when the stream takes more, or is gone. */
export async function drained(stream: Writable): Promise<void> {
  const settled = new AbortController();
  try {
    await Promise.race([
      once(stream, 'drain', { signal: settled.signal }),
      once(stream, 'close', { signal: settled.signal }),
    ]);
  } finally {
    settled.abort();
  }
}
