import { Ewma } from '../../../../../src/abr/estimate/ewma.js';

/** A fast and a slow mean of the same values: the lower of the two is careful with a rate, the higher with a delay. */
export class DualEwma {
  readonly #fast: Ewma;
  readonly #slow: Ewma;

  /** Half-lives in the unit of the weights. */
  constructor(fastHalfLife: number, slowHalfLife: number) {
    this.#fast = new Ewma(fastHalfLife);
    this.#slow = new Ewma(slowHalfLife);
  }

  add(weight: number, value: number): void {
    this.#fast.add(weight, value);
    this.#slow.add(weight, value);
  }

  /** Null before the first value. */
  get lower(): number | null {
    const { value } = this.#fast;
    return value === null ? null : Math.min(value, this.#slow.value ?? value);
  }

  /** Null before the first value. */
  get higher(): number | null {
    const { value } = this.#fast;
    return value === null ? null : Math.max(value, this.#slow.value ?? value);
  }

  reset(): void {
    this.#fast.reset();
    this.#slow.reset();
  }
}
