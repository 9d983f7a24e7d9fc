interface Weighted {
  readonly weight: number;
  readonly value: number;
}

/**
 * The weighted harmonic mean of the last few samples.
 *
 *   H = Σ w_i / Σ (w_i / x_i),  over the last N samples
 *
 *   x_i  a sample, as a throughput   `value`       w_i  what it counts   `weight`
 *   N    how many are remembered     `window`
 *
 * With equal weights it is the predictor of Jiang, Sekar, Zhang, "Improving Fairness, Efficiency, and
 * Stability in HTTP-based Adaptive Video Streaming with FESTIVE", CoNEXT 2012, and, over five
 * segments, that of Yin et al., SIGCOMM 2015 (MPC): one lucky segment hardly lifts it, one slow
 * segment pulls it down. Weighted by bytes it is all bytes over all time, whatever the cuts.
 */
export class HarmonicMean {
  readonly #window: number;
  #samples: Weighted[] = [];

  /** `window`: samples to remember, a whole number from 1 on. */
  constructor(window: number) {
    this.#window = window;
  }

  /** A weight or a value that is not above zero, or not finite, is ignored. */
  add(weight: number, value: number): void {
    if (!(weight > 0 && value > 0) || !Number.isFinite(weight) || !Number.isFinite(value)) return;
    this.#samples.push({ weight, value });
    if (this.#samples.length > this.#window) this.#samples.shift();
  }

  /** Null before the first sample. */
  get value(): number | null {
    // Taken afresh rather than kept up: sums that are added to and taken from drift.
    const weight = this.#samples.reduce((sum, each) => sum + each.weight, 0);
    const inverse = this.#samples.reduce((sum, each) => sum + each.weight / each.value, 0);
    return inverse > 0 ? weight / inverse : null;
  }

  reset(): void {
    this.#samples = [];
  }
}
