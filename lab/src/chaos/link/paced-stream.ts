import { Readable } from 'node:stream';
import type { Flow } from './viewer-link.js';

/**
 * The same bytes, no faster than the flow may send. Pulled by its reader, so that a client who
 * reads slowly asks for no share that it can't use.
 *
 * @param sizeBytes length of the whole body, or null where it isn't known
 */
export function pacedStream(source: Readable, flow: Flow, sizeBytes: number | null): Readable {
  const paced = Readable.from(pace(source, flow, sizeBytes), { objectMode: false, highWaterMark: 1 });
  // A response that broke off before its first byte never started the generator.
  paced.once('close', () => source.destroy());
  return paced;
}

async function* pace(source: Readable, flow: Flow, sizeBytes: number | null): AsyncGenerator<Buffer> {
  let leftBytes = sizeBytes ?? Infinity;
  for await (const chunk of source as AsyncIterable<Buffer | string>) {
    let rest = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
    while (rest.length > 0) {
      const sent = flow.spend(rest.length);
      if (sent === 0) {
        if (!(await flow.earn(Math.max(leftBytes, rest.length)))) return;
        continue;
      }
      yield rest.subarray(0, sent);
      rest = rest.subarray(sent);
      leftBytes -= sent;
    }
  }
}
