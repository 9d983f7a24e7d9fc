import type { DownloadSample } from '../../media/download.js';
import { Ewma } from '../estimate/ewma.js';
import { SharedLink } from '../estimate/shared-link.js';
import type { LastEstimate } from './last-estimate.js';

/** A memory is for the next visit: it tells of the last minute or so, not of the last segment. */
const halfLifeSegments = 10;

/** As in the throughput predictor: a body this long or longer counts as one whole segment. */
const wholeBytes = 128_000;

/** Fewer say too little to be worth keeping. */
const enoughSegments = 3;

/** A session's throughput and how much it varies, for the next session to start from. */
export class SessionThroughput {
  readonly #meanLog = new Ewma(halfLifeSegments);
  readonly #meanSquare = new Ewma(halfLifeSegments);
  readonly #link = new SharedLink();

  push(sample: DownloadSample): void {
    for (const { kbps, bytes } of this.#link.push(sample)) {
      const weight = Math.min(1, bytes / wholeBytes);
      this.#meanLog.add(weight, Math.log(kbps));
      this.#meanSquare.add(weight, Math.log(kbps) ** 2);
    }
  }

  /** Null until enough was measured. */
  estimate(atMs: number): LastEstimate | null {
    const mean = this.#meanLog.value;
    const square = this.#meanSquare.value;
    if (mean === null || square === null || this.#meanLog.totalWeight < enoughSegments) return null;
    return { kbps: Math.exp(mean), atMs, spread: Math.sqrt(Math.max(0, square - mean ** 2)) };
  }

  /** Another network: what was measured tells nothing of it. */
  reset(): void {
    this.#meanLog.reset();
    this.#meanSquare.reset();
    this.#link.reset();
  }
}
