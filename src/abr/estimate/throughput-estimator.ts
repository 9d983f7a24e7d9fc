import type { DownloadSample } from '../../media/download.js';
import { Ewma } from './ewma.js';
import { SharedLink, type LinkMeasure } from './shared-link.js';

/** Seconds of transfer; hls.js 1.7 uses 3 and 9, dash.js 3 and 8. */
const fastHalfLifeSec = 3;
const slowHalfLifeSec = 9;

/**
 * How fast the link is, in kbps: the lesser of a fast and a slow mean, each weighted by transfer
 * time. The fast one notices a drop at once; the slow one doesn't believe a single lucky segment.
 * Time to first byte is not part of it (see `LatencyEstimator`).
 */
export class ThroughputEstimator {
  readonly #fast = new Ewma(fastHalfLifeSec);
  readonly #slow = new Ewma(slowHalfLifeSec);
  readonly #link = new SharedLink();

  /** Feeds a sample; returns what it measured: nothing if it says nothing of the network. */
  push(sample: DownloadSample): readonly LinkMeasure[] {
    const measures = this.#link.push(sample);
    for (const each of measures) this.add(each);
    return measures;
  }

  /** Feeds a measure taken otherwise: of a download that was abandoned. */
  add({ kbps, transferSec }: LinkMeasure): void {
    this.#fast.add(transferSec, kbps);
    this.#slow.add(transferSec, kbps);
  }

  /** Null before the first usable sample. */
  get kbps(): number | null {
    const fast = this.#fast.value;
    const slow = this.#slow.value;
    return fast === null || slow === null ? null : Math.min(fast, slow);
  }

  reset(): void {
    this.#fast.reset();
    this.#slow.reset();
    this.#link.reset();
  }
}
