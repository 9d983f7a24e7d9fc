import { transferMs, type DownloadSample } from '../../media/download.js';
import { isMeasurable } from './measurable.js';

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

function measure(sample: DownloadSample, bytes: number): LinkMeasure {
  const ms = transferMs(sample);
  return { kbps: (bytes * 8) / ms, transferSec: ms / 1000, bytes };
}

/**
 * Turns samples into measures of the whole link. Audio and video are often fetched at once, and
 * each alone would show half the link: so an audio sample waits for the next sample, which counts
 * the bytes that came beside its own. One that came alone is measured alone, one sample late.
 */
export class SharedLink {
  #waiting: DownloadSample | null = null;

  /** No, one or two measures, oldest first. */
  push(sample: DownloadSample): LinkMeasure[] {
    if (!isMeasurable(sample)) return [];
    const measures: LinkMeasure[] = [];
    const beside = this.#waiting === null ? 0 : bytesDuring(sample, this.#waiting);
    if (this.#waiting !== null && beside === 0) measures.push(measure(this.#waiting, this.#waiting.bytes));
    this.#waiting = null;
    if (sample.kind === 'audio' && beside === 0) this.#waiting = sample;
    else measures.push(measure(sample, sample.bytes + beside));
    return measures;
  }

  reset(): void {
    this.#waiting = null;
  }
}
