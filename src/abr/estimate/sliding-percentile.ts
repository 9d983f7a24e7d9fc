interface Weighted {
  readonly value: number;
  weight: number;
}

/**
 * A weighted percentile over a window that is bounded by weight, not by count.
 *
 *   P(q) = the least x with  Σ_{x_i ≤ x} w_i ≥ q·W,   W = Σ w_i ≤ W_max over the newest samples
 *
 *   x_i  a sample   `value`    w_i    what it counts   `weight`
 *   q    `share`               W_max  `maxWeight`
 *
 * Source: ExoPlayer's `SlidingPercentile` and `DefaultBandwidthMeter`, which weigh a throughput by the
 * square root of its bytes and take the median over 2,000 in all (two transfers of 1 MB, or twenty of
 * 10 kB): large transfers tell more, but less than in proportion. Nothing far out moves a median.
 * The oldest sample is cut to what still fits, so that the window is full at all times.
 */
export class SlidingPercentile {
  readonly #maxWeight: number;
  #samples: Weighted[] = [];
  #total = 0;

  /** `maxWeight`: above zero, in the unit of the weights. */
  constructor(maxWeight: number) {
    this.#maxWeight = maxWeight;
  }

  /** A weight that is not above zero, or anything not finite, is ignored. */
  add(weight: number, value: number): void {
    if (!(weight > 0) || !Number.isFinite(weight) || !Number.isFinite(value)) return;
    this.#samples.push({ weight: Math.min(weight, this.#maxWeight), value });
    this.#total = this.#samples.reduce((sum, each) => sum + each.weight, 0);
    let excess = this.#total - this.#maxWeight;
    for (let oldest = this.#samples[0]; oldest !== undefined && excess > 0; oldest = this.#samples[0]) {
      const cut = Math.min(excess, oldest.weight);
      oldest.weight -= cut;
      this.#total -= cut;
      excess -= cut;
      if (oldest.weight > 0) break;
      this.#samples.shift();
    }
  }

  /** The value that `share` (0 to 1) of the weight does not exceed; null before the first sample. */
  at(share: number): number | null {
    const ascending = this.#samples.toSorted((a, b) => a.value - b.value);
    // Sums in another order may fall short of the total by a rounding.
    const wanted = Math.max(0, Math.min(1, share)) * this.#total * (1 - 1e-12);
    let passed = 0;
    for (const { weight, value } of ascending) {
      passed += weight;
      if (passed >= wanted) return value;
    }
    return ascending.at(-1)?.value ?? null;
  }

  /** The median. */
  get value(): number | null {
    return this.at(0.5);
  }

  reset(): void {
    this.#samples = [];
    this.#total = 0;
  }
}
