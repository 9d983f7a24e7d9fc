/**
 * A weighted mean that forgets: a sample loses half its influence once samples weighing `halfLife`
 * in all have come after it. Bias-corrected, so that the first sample is believed in full instead
 * of being averaged with a zero that nobody measured (the correction of Adam, Kingma and Ba 2015,
 * and of the estimators of hls.js, Shaka and dash.js).
 *
 *   m ← a^w·m + (1 − a^w)·x,  a = 2^(−1/halfLife);  value = m / (1 − a^Σw)
 */
export class Ewma {
  readonly #halfLife: number;
  #mean = 0;
  #totalWeight = 0;

  /** `halfLife` is in the unit of the weights and above zero. */
  constructor(halfLife: number) {
    this.#halfLife = halfLife;
  }

  /** A weight that is not above zero, or anything not finite, is ignored. */
  add(weight: number, value: number): void {
    if (!(weight > 0) || !Number.isFinite(weight) || !Number.isFinite(value)) return;
    const kept = Math.exp((-Math.LN2 * weight) / this.#halfLife);
    this.#mean = kept * this.#mean + (1 - kept) * value;
    this.#totalWeight += weight;
  }

  /** Null before the first sample. */
  get value(): number | null {
    const seen = 1 - Math.exp((-Math.LN2 * this.#totalWeight) / this.#halfLife);
    return seen > 0 ? this.#mean / seen : null;
  }

  get totalWeight(): number {
    return this.#totalWeight;
  }

  reset(): void {
    this.#mean = 0;
    this.#totalWeight = 0;
  }
}
