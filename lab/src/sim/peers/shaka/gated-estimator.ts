import { Ewma } from '../../../../../src/abr/estimate/ewma.js';

/*
 * The bandwidth estimator of Shaka Player 5.2 (lib/abr/ewma_bandwidth_estimator.js), which RxPlayer 4.2 took
 * over with other numbers (src/core/adaptive/utils/bandwidth_estimator.ts).
 *
 *   T = min(fast, slow)     weight d, value bytes · 8 / d,  d the seconds of a request or of a part of it
 *
 * Time to first byte is part of d, therefore bodies below 16 kB are left out; nothing is estimated before
 * `minTotalBytes` have come.
 * Departures: what isn't finite is ignored.
 */

export interface GatedEstimatorOptions {
  readonly fastHalfLifeSec: number;
  readonly slowHalfLifeSec: number;
  readonly minTotalBytes: number;
}

/** `minBytes` of Shaka, `ABR_MINIMUM_CHUNK_SIZE` of RxPlayer. */
const minBytes = 16_000;

/** The lesser of a fast and a slow mean, once enough bytes have come. */
export class GatedEstimator {
  readonly #fast: Ewma;
  readonly #slow: Ewma;
  readonly #minTotalBytes: number;
  #bytes = 0;

  constructor({ fastHalfLifeSec, slowHalfLifeSec, minTotalBytes }: GatedEstimatorOptions) {
    this.#fast = new Ewma(fastHalfLifeSec);
    this.#slow = new Ewma(slowHalfLifeSec);
    this.#minTotalBytes = minTotalBytes;
  }

  sample(durationMs: number, bytes: number): void {
    if (!(bytes >= minBytes) || !(durationMs > 0) || !Number.isFinite(bytes / durationMs)) return;
    const kbps = (bytes * 8) / durationMs;
    this.#bytes += bytes;
    this.#fast.add(durationMs / 1000, kbps);
    this.#slow.add(durationMs / 1000, kbps);
  }

  /** Null until enough bytes have come. */
  get kbps(): number | null {
    const fast = this.#fast.value;
    const slow = this.#slow.value;
    if (this.#bytes < this.#minTotalBytes || fast === null || slow === null) return null;
    return Math.min(fast, slow);
  }

  reset(): void {
    this.#fast.reset();
    this.#slow.reset();
    this.#bytes = 0;
  }
}
