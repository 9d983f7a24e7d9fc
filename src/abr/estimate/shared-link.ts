import { transferMs, type DownloadSample } from '../../media/download.js';
import { believable, isMeasurable } from './measurable.js';

/** What the link carried over a span of time. */
export interface LinkMeasure {
  readonly kbps: number;
  readonly transferSec: number;
  readonly bytes: number;
}

/** Bytes of `other` that came while `sample` was coming, as if each had come evenly. */
function bytesDuring(sample: DownloadSample, other: DownloadSample): number {
  const overlapMs =
    Math.min(sample.responseEndMs, other.responseEndMs) -
    Math.max(sample.responseStartMs, other.responseStartMs);
  return overlapMs > 0 ? other.bytes * (overlapMs / transferMs(other)) : 0;
}

/**
 * A chunk of a low rendition is a few packets, whose pace says little: whatever they show, a body is not
 * taken to have come faster than this many times its mean. The next rung shows more.
 */
const mostTimesMean = 5;

/** What a link carried this long ago says no more that it still could. */
const staleMs = 30_000;

/**
 * Turns samples into measures of the whole link. Audio and video are often fetched at once, and
 * each alone would show half the link: so an audio sample waits for the next sample, which counts
 * the bytes that came beside its own. One that came alone is measured alone, one sample late. One that is still on
 * its way when a body beside it is done counts there, as far as it has come, and not again.
 *
 * A body that waited for its source (see `arrival-pattern.ts`) is told apart. One sent in chunks as it is
 * encoded is measured over the time in which bytes came. One from an origin slower than the link is a lower
 * bound: where the link carried more a moment ago it says nothing.
 */
export class SharedLink {
  #waiting: DownloadSample | null = null;
  #before: DownloadSample | null = null;
  #lastKbps = 0;
  #lastMs = -Infinity;

  /** No, one or two measures, oldest first. */
  push(sample: DownloadSample): LinkMeasure[] {
    if (!isMeasurable(sample)) return [];
    const waiting = this.#waiting;
    this.#waiting = null;
    const beside = waiting === null ? 0 : bytesDuring(sample, waiting);
    const measures =
      waiting === null || beside > 0 || this.#isTold(waiting) ? [] : this.#measure(waiting, waiting.bytes);
    if (sample.kind === 'audio' && beside === 0) {
      this.#waiting = sample;
      return measures;
    }
    this.#before = sample;
    // Nobody knows whether the others came while this one waited.
    const shared = sample.source ? 0 : beside + Math.max(0, sample.besideBytes || 0);
    return [...measures, ...this.#measure(sample, sample.bytes + shared)];
  }

  reset(): void {
    this.#waiting = null;
    this.#before = null;
    this.#lastMs = -Infinity;
  }

  /** It came beside a body that was done first, and that has told what there is to know. */
  #isTold(sample: DownloadSample): boolean {
    const before = this.#before;
    return before !== null && !before.source && bytesDuring(sample, before) > 0;
  }

  #measure(sample: DownloadSample, bytes: number): LinkMeasure[] {
    const { source, responseEndMs } = sample;
    let ms = transferMs(sample);
    if (source?.kind === 'chunked')
      ms = Math.max(ms - Math.max(0, source.waitingMs || 0), ms / mostTimesMean);
    const kbps = believable((bytes * 8) / ms);
    if (source?.kind !== 'limited') {
      this.#lastKbps = kbps;
      this.#lastMs = responseEndMs;
    } else if (kbps < this.#lastKbps && responseEndMs - this.#lastMs < staleMs) return [];
    return [{ kbps, transferSec: ms / 1000, bytes }];
  }
}
