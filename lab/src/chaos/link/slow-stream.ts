import type { Readable } from 'node:stream';
import type { Clock } from '../../../../src/base/clock.js';
import { pacedStream } from './paced-stream.js';
import { ViewerLink } from './viewer-link.js';

export interface SlowStream {
  readonly stream: Readable;
  /** Ends it, and what it is read from. */
  close(): void;
}

/**
 * The same bytes, no faster than this, whatever link they go over afterwards.
 *
 * @param sizeBytes length of the whole, or null where it isn't known
 */
export function slowStream(
  source: Readable,
  kbps: number,
  clock: Clock,
  sizeBytes: number | null,
): SlowStream {
  const link = new ViewerLink(clock);
  link.setShape({ kbps, latencyMs: 0 });
  const flow = link.openFlow();
  const stream = pacedStream(source, flow, sizeBytes);
  return {
    stream,
    close: () => {
      flow.close();
      stream.destroy();
    },
  };
}
