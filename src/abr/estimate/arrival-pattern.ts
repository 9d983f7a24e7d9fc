import type { SourceWait } from '../../media/download.js';

/*
 * Whether a body waited for its source while it came.
 *
 * Two kinds of transfer are slower than the link: one of a live segment that is sent in chunks as it is
 * encoded, which comes at the rate of the encoder, and one from an origin that has to make or fetch
 * what it sends. Timed from first byte to last both tell of the source; a controller that believes them
 * sees "a link just fast enough for what is playing", and never rises.
 *
 *   C = S / (T − W),   W = Σ waits
 *
 *   S  bytes   T  first byte to last   W  time in which nothing came   `waitingMs`
 *
 * Sources: the idle time between chunks is left out as in Bentaleb, Timmerer, Begen, Zimmermann,
 * "Bandwidth Prediction in Low-Latency Chunked Streaming" (ACTE), NOSSDAV 2019, and as in dash.js,
 * which times each chunk from its `moof` to the end of its `mdat`. Departure: chunks are seen by looks
 * at how much has come, which any engine can do without parsing; a wait shorter than a look isn't seen,
 * so the result is at most the link's throughput, never more.
 *
 * A link that pauses looks much the same, and must not be taken for a source. So waiting needs all of:
 * several waits, a good share of the time, and a body that in spite of them came no slower than it
 * plays. A chunked one is regular as well, and once it waits it comes at the rate of the media.
 */

/** How much of a download had come at a moment. */
export interface ArrivalMark {
  readonly atMs: number;
  readonly loadedBytes: number;
}

/** One or two pauses happen on any link: a handover, a lost packet. */
const leastWaits = 3;

/** Of the transfer; less changes the measure by less than links change by themselves. */
const leastShare = 0.3;

/** Transfer time over media time. A source that could not keep up would be no source to rise on. */
const slowestPace = 1.1;

/** Standard deviation over mean of the times from wait to wait. An encoder's clock is far steadier. */
const mostIrregular = 0.35;

/** From the first wait on, media time per time: what an encoder in real time gives, with room for VBR. */
const livePace = { least: 0.6, most: 1.6 };

/** A look that came this much later than it should tells of a busy main thread, not of the network. */
const lateLook = 1.5;

interface Wait {
  readonly fromMs: number;
  readonly fromBytes: number;
}

/**
 * What the looks at one download tell; null where it came without waiting, or can't be told.
 * @param marks taken every `periodMs`, from the first byte to the last.
 * @param durationSec of the media in it.
 */
export function sourceWait(
  marks: readonly ArrivalMark[],
  periodMs: number,
  durationSec: number,
): SourceWait | null {
  const waits: Wait[] = [];
  let waitingMs = 0;
  let before: ArrivalMark | undefined;
  let waiting = false;
  for (const mark of marks) {
    if (before !== undefined) {
      const sinceMs = mark.atMs - before.atMs;
      const idle = mark.loadedBytes <= before.loadedBytes && sinceMs > 0 && sinceMs < lateLook * periodMs;
      if (idle) waitingMs += sinceMs;
      if (idle && !waiting) waits.push({ fromMs: before.atMs, fromBytes: before.loadedBytes });
      waiting = idle;
    }
    before = mark;
  }
  const [first] = waits;
  const start = marks[0];
  if (first === undefined || start === undefined || before === undefined) return null;
  const transferMs = before.atMs - start.atMs;
  const durationMs = durationSec * 1000;
  const keepsUp = transferMs <= slowestPace * durationMs;
  if (waits.length < leastWaits || waitingMs < leastShare * transferMs || !keepsUp) return null;

  const lateBytes = before.loadedBytes - first.fromBytes;
  const pace = (lateBytes / before.loadedBytes) * (durationMs / (before.atMs - first.fromMs));
  const live = pace >= livePace.least && pace <= livePace.most && isRegular(waits);
  return { kind: live ? 'chunked' : 'limited', waitingMs };
}

function isRegular(waits: readonly Wait[]): boolean {
  const periods = waits.slice(1).map(({ fromMs }, index) => fromMs - (waits[index]?.fromMs ?? 0));
  const mean = periods.reduce((sum, each) => sum + each, 0) / periods.length;
  const variance = periods.reduce((sum, each) => sum + (each - mean) ** 2, 0) / periods.length;
  return Math.sqrt(variance) <= mostIrregular * mean;
}
