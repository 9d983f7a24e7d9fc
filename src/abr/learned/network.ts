import { binCount } from './time-bins.js';
import { historyInputs } from './transfer-history.js';

/*
 * A perceptron of two hidden layers whose softmax is the distribution of a transfer's time over the bins of
 * `time-bins.ts`, in the manner of Fugu's transmission time predictor (Yan et al., "Learning in situ",
 * NSDI 2020):
 *
 *   h1 = max(0, A·[history, candidate, 1]),   h2 = max(0, B·[h1, 1]),   p = softmax(C·[h2, 1])
 *
 *   A, B, C    the three of `weights`, a row for each output, its bias last
 *   history    what the session has met        `TransferHistory.fill`
 *   candidate  ln(expected seconds), and how many segments ahead   `candidate`
 *
 * Departures: Fugu trains one network a step, in situ and with TCP's own statistics, which a page can't see;
 * here one network is told the step, and everything is relative to the session's own mean. A's part for the
 * history is worked out once a decision.
 */

/** ln(expected seconds) and the step. */
export const candidateInputs = 2;

export const networkInputs = historyInputs + candidateInputs;

/** The same scaling in training and in play. `step`: 0 for the segment that is asked for next. */
export function candidate(expectedSec: number, step: number): readonly [number, number] {
  return [Math.log(Math.max(1e-3, Math.min(1000, expectedSec))) / 2, step / 4];
}

/** A row for each output, its bias last. */
export interface Layer {
  readonly inputs: number;
  readonly outputs: number;
  readonly weights: Float32Array;
}

export type NetworkLayers = readonly [Layer, Layer, Layer];

/** The forward pass: one history, any number of candidates. */
export class TransferNetwork {
  readonly #layers: NetworkLayers;
  readonly #history = new Float32Array(historyInputs);
  readonly #fromHistory: Float32Array;
  readonly #first: Float32Array;
  readonly #second: Float32Array;
  readonly #probabilities = new Float32Array(binCount);

  constructor(layers: NetworkLayers) {
    this.#layers = layers;
    this.#fromHistory = new Float32Array(layers[0].outputs);
    this.#first = new Float32Array(layers[0].outputs);
    this.#second = new Float32Array(layers[1].outputs);
  }

  /** Works out what all candidates share. `fill` writes the history's inputs. */
  begin(fill: (inputs: Float32Array) => void): void {
    fill(this.#history);
    const { inputs, outputs, weights } = this.#layers[0];
    for (let row = 0; row < outputs; row += 1) {
      const start = row * (inputs + 1);
      let sum = weights[start + inputs] ?? 0;
      for (let column = 0; column < historyInputs; column += 1)
        sum += (weights[start + column] ?? 0) * (this.#history[column] ?? 0);
      this.#fromHistory[row] = sum;
    }
  }

  /** Probability of each bin. The array is used again by the next call. */
  probabilities(expectedSec: number, step: number): Float32Array {
    const [logSec, ahead] = candidate(expectedSec, step);
    const { inputs, outputs, weights } = this.#layers[0];
    for (let row = 0; row < outputs; row += 1) {
      const at = row * (inputs + 1) + historyInputs;
      const sum =
        (this.#fromHistory[row] ?? 0) + (weights[at] ?? 0) * logSec + (weights[at + 1] ?? 0) * ahead;
      this.#first[row] = sum > 0 ? sum : 0;
    }
    through(this.#layers[1], this.#first, this.#second);
    for (let row = 0; row < this.#second.length; row += 1)
      if ((this.#second[row] ?? 0) < 0) this.#second[row] = 0;
    through(this.#layers[2], this.#second, this.#probabilities);
    softmax(this.#probabilities);
    return this.#probabilities;
  }
}

function through({ inputs, outputs, weights }: Layer, from: Float32Array, to: Float32Array): void {
  let at = 0;
  for (let row = 0; row < outputs; row += 1) {
    let sum = 0;
    for (let column = 0; column < inputs; column += 1, at += 1)
      sum += (weights[at] ?? 0) * (from[column] ?? 0);
    to[row] = sum + (weights[at] ?? 0);
    at += 1;
  }
}

/** In place. */
export function softmax(values: Float32Array): void {
  let top = -Infinity;
  for (const value of values) if (value > top) top = value;
  let sum = 0;
  for (let at = 0; at < values.length; at += 1) {
    const value = Math.exp((values[at] ?? 0) - top);
    values[at] = value;
    sum += value;
  }
  for (let at = 0; at < values.length; at += 1) values[at] = (values[at] ?? 0) / sum;
}
