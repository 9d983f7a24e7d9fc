import { Ewma } from '../../../../../src/abr/estimate/ewma.js';

/*
 * The bandwidth estimator of hls.js 1.7.4 (src/utils/ewma-bandwidth-estimator.ts, with the half-lives of
 * src/config.ts).
 *
 *   T    = min(fast, slow)     weight d, value bits / d,  d = max(duration, min(50 ms, bytes / 100000 ms))
 *   ttfb = slow mean           weight √2·e^(−s²/2), value max(5 ms, measured),  s the measured time in seconds
 *
 *   fast, slow  halfLivesSec              default estimate  #defaultKbps, until something is measured
 *
 * Departures: what isn't finite is ignored instead of spoiling the mean.
 */

/** `abrEwmaFastVoD` and `abrEwmaSlowVoD`; the live ones are the same. */
const fastHalfLifeSec = 3;
const slowHalfLifeSec = 9;

/** A transfer is never taken to be shorter than this, or than `bytes / floorBytesPerMs` if that is less. */
const floorMs = 50;
const floorBytesPerMs = 100_000;

/** Total weight from which a mean counts. */
const minWeight = 0.001;

const minTtfbMs = 5;
const defaultTtfbMs = 100;

/** The least of a fast and a slow mean of bandwidth, and a mean of the time to first byte. */
export class HlsEstimator {
  readonly #fast = new Ewma(fastHalfLifeSec);
  readonly #slow = new Ewma(slowHalfLifeSec);
  readonly #ttfb = new Ewma(slowHalfLifeSec);
  #defaultKbps: number;

  constructor(defaultKbps: number) {
    this.#defaultKbps = defaultKbps;
  }

  sample(durationMs: number, bytes: number): void {
    if (!(bytes > 0)) return;
    const durationSec = Math.max(durationMs, Math.min(floorMs, bytes / floorBytesPerMs)) / 1000;
    const kbps = (bytes * 8) / durationSec / 1000;
    this.#fast.add(durationSec, kbps);
    this.#slow.add(durationSec, kbps);
  }

  sampleTtfb(ms: number): void {
    const weight = Math.SQRT2 * Math.exp(-((ms / 1000) ** 2) / 2);
    this.#ttfb.add(weight, Math.max(minTtfbMs, ms));
  }

  get canEstimate(): boolean {
    return this.#fast.totalWeight >= minWeight;
  }

  get kbps(): number {
    const fast = this.#fast.value;
    const slow = this.#slow.value;
    return this.canEstimate && fast !== null && slow !== null ? Math.min(fast, slow) : this.#defaultKbps;
  }

  get ttfbMs(): number {
    return this.#ttfb.totalWeight >= minWeight ? (this.#ttfb.value ?? defaultTtfbMs) : defaultTtfbMs;
  }

  /** Forgets all that was measured and assumes `defaultKbps`. */
  reset(defaultKbps: number): void {
    this.#fast.reset();
    this.#slow.reset();
    this.#ttfb.reset();
    this.#defaultKbps = defaultKbps;
  }
}
