import { networkInputs } from '../../../src/abr/learned/network.js';

/** Quantiles that predictions are judged at; a plan draws as many. */
export const judgedQuantiles = 7;

/** Transfers that were, or could have been, and what was known before each. One row an example. */
export interface Examples {
  readonly count: number;
  /** `networkInputs` a row. */
  readonly inputs: Float32Array;
  /** ln(time / expected time) a row. */
  readonly logRatios: Float32Array;
  /** What the quantiles of the session's own errors said: `judgedQuantiles` of ln(time / expected) a row. */
  readonly ownErrors: Float32Array;
  /** Of each row, its trace's. */
  readonly datasets: readonly string[];
  readonly datasetOf: Uint8Array;
}

/** Gathers rows without knowing how many there will be. */
export class ExampleSheet {
  #inputs = new Float32Array(1024 * networkInputs);
  #logRatios = new Float32Array(1024);
  #ownErrors = new Float32Array(1024 * judgedQuantiles);
  #datasetOf = new Uint8Array(1024);
  readonly #datasets: string[] = [];
  #count = 0;

  add(dataset: string, inputs: Float32Array, logRatio: number, ownErrors: readonly number[]): void {
    if (this.#count === this.#logRatios.length) this.#grow();
    let known = this.#datasets.indexOf(dataset);
    if (known < 0) known = this.#datasets.push(dataset) - 1;
    this.#inputs.set(inputs, this.#count * networkInputs);
    this.#ownErrors.set(ownErrors, this.#count * judgedQuantiles);
    this.#logRatios[this.#count] = logRatio;
    this.#datasetOf[this.#count] = known;
    this.#count += 1;
  }

  take(): Examples {
    return {
      count: this.#count,
      inputs: this.#inputs.slice(0, this.#count * networkInputs),
      logRatios: this.#logRatios.slice(0, this.#count),
      ownErrors: this.#ownErrors.slice(0, this.#count * judgedQuantiles),
      datasets: this.#datasets,
      datasetOf: this.#datasetOf.slice(0, this.#count),
    };
  }

  #grow(): void {
    const twice = (old: Float32Array): Float32Array<ArrayBuffer> => {
      const larger = new Float32Array(old.length * 2);
      larger.set(old);
      return larger;
    };
    this.#inputs = twice(this.#inputs);
    this.#logRatios = twice(this.#logRatios);
    this.#ownErrors = twice(this.#ownErrors);
    const datasetOf = new Uint8Array(this.#datasetOf.length * 2);
    datasetOf.set(this.#datasetOf);
    this.#datasetOf = datasetOf;
  }
}
