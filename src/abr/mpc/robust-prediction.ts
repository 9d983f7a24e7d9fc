import { HarmonicMean } from '../estimate/harmonic-mean.js';

/** Segments; of the paper. */
const window = 5;

/** How throughput is predicted by MPC, and how far off that has been. */
export class RobustPrediction {
  readonly #mean = new HarmonicMean(window);
  #errors: number[] = [];

  add(kbps: number): void {
    const predicted = this.#mean.value;
    if (predicted !== null)
      this.#errors = [...this.#errors.slice(1 - window), Math.abs(predicted - kbps) / kbps];
    this.#mean.add(1, kbps);
  }

  /** The harmonic mean of the last five; null before the first. */
  get kbps(): number | null {
    return this.#mean.value;
  }

  /** The largest relative error of the last five predictions. */
  get maxError(): number {
    return Math.max(0, ...this.#errors);
  }

  reset(): void {
    this.#mean.reset();
    this.#errors = [];
  }
}
