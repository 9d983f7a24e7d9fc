import { transferMs, type DownloadSample } from '../../../../../src/media/download.js';
import { DualEwma } from '../estimators/dual-ewma.js';

/*
 * Throughput as dash.js takes it: the lower of two weighted means of the rate of each body, first byte to last.
 *
 * Source: dash.js 5.2.1, `ThroughputModel` and `ThroughputController`, mode `throughputCalculationModeEwma`,
 * over Resource Timing.
 * Departures: a body's size stands for its transfer size (no response headers); the other modes are left out.
 */

/** Weight of a millisecond of transfer: one and a half a second (`weightDownloadTimeMultiplicationFactor`). */
const weightPerMs = 0.0015;

/** In those weights (`throughputFastHalfLifeSeconds`, `throughputSlowHalfLifeSeconds`). */
const halfLives = { fast: 3, slow: 8 };

/** Share of the estimate that the rules spend (`bandwidthSafetyFactor`). */
const safety = 0.9;

export class DashThroughput {
  readonly #mean = new DualEwma(halfLives.fast, halfLives.slow);
  #lastKbps: number | null = null;

  push(sample: DownloadSample): void {
    if (sample.fromCache) return;
    const kbps = Math.round((8 * sample.bytes) / transferMs(sample));
    if (!Number.isFinite(kbps)) return;
    this.#lastKbps = kbps;
    this.#mean.add(weightPerMs * transferMs(sample), kbps);
  }

  /** In whole kbps, as the library rounds it; null before the first sample, as the others. */
  get averageKbps(): number | null {
    const { lower } = this.#mean;
    return lower === null ? null : Math.round(lower);
  }

  get safeKbps(): number | null {
    const { averageKbps } = this;
    return averageKbps === null ? null : averageKbps * safety;
  }

  /** Of the last body alone. */
  get lastKbps(): number | null {
    return this.#lastKbps;
  }

  reset(): void {
    this.#mean.reset();
    this.#lastKbps = null;
  }
}
