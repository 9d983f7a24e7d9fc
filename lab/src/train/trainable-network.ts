import type { Random } from '../../../src/base/random.js';
import { softmax, type Layer, type NetworkLayers } from '../../../src/abr/learned/network.js';

/** Gradients of one batch, laid out as the layers. */
type Gradients = readonly [Float32Array, Float32Array, Float32Array];

/** He et al. 2015: keeps the size of what passes a rectifier. */
function freshLayer(inputs: number, outputs: number, random: Random): Layer {
  const weights = new Float32Array(outputs * (inputs + 1));
  const bound = Math.sqrt(6 / inputs);
  for (let at = 0; at < weights.length; at += 1)
    weights[at] = at % (inputs + 1) === inputs ? 0 : (2 * random() - 1) * bound;
  return { inputs, outputs, weights };
}

export function freshLayers(
  [inputs, first, second, outputs]: readonly [number, number, number, number],
  random: Random,
): NetworkLayers {
  return [
    freshLayer(inputs, first, random),
    freshLayer(first, second, random),
    freshLayer(second, outputs, random),
  ];
}

/** The network of `src/abr/learned/network.ts`, with gradients: the loss is −ln p of the right bin. */
export class TrainableNetwork {
  readonly layers: NetworkLayers;
  readonly gradients: Gradients;
  readonly #first: Float32Array;
  readonly #second: Float32Array;
  readonly #out: Float32Array;
  readonly #toSecond: Float32Array;
  readonly #toFirst: Float32Array;

  constructor(layers: NetworkLayers) {
    this.layers = layers;
    this.gradients = [
      new Float32Array(layers[0].weights.length),
      new Float32Array(layers[1].weights.length),
      new Float32Array(layers[2].weights.length),
    ];
    this.#first = new Float32Array(layers[0].outputs);
    this.#second = new Float32Array(layers[1].outputs);
    this.#out = new Float32Array(layers[2].outputs);
    this.#toSecond = new Float32Array(layers[1].outputs);
    this.#toFirst = new Float32Array(layers[0].outputs);
  }

  /** Probabilities of the bins, of the row that starts at `at`. */
  forward(inputs: Float32Array, at: number): Float32Array {
    const [a, b, c] = this.layers;
    pass(a, inputs, at, this.#first, true);
    pass(b, this.#first, 0, this.#second, true);
    pass(c, this.#second, 0, this.#out, false);
    softmax(this.#out);
    return this.#out;
  }

  /** Adds one example's gradients to those of the batch. */
  learn(inputs: Float32Array, at: number, bin: number): void {
    const [a, b, c] = this.layers;
    const delta = this.forward(inputs, at);
    delta[bin] = (delta[bin] ?? 0) - 1;
    back(c, this.gradients[2], this.#second, 0, delta, this.#toSecond);
    silence(this.#toSecond, this.#second);
    back(b, this.gradients[1], this.#first, 0, this.#toSecond, this.#toFirst);
    silence(this.#toFirst, this.#first);
    back(a, this.gradients[0], inputs, at, this.#toFirst, null);
  }
}

function pass(layer: Layer, from: Float32Array, at: number, to: Float32Array, rectified: boolean): void {
  const { inputs, outputs, weights } = layer;
  for (let row = 0; row < outputs; row += 1) {
    const start = row * (inputs + 1);
    let sum = weights[start + inputs] ?? 0;
    for (let column = 0; column < inputs; column += 1)
      sum += (weights[start + column] ?? 0) * (from[at + column] ?? 0);
    to[row] = rectified && sum < 0 ? 0 : sum;
  }
}

function back(
  { inputs, outputs, weights }: Layer,
  gradients: Float32Array,
  from: Float32Array,
  at: number,
  delta: Float32Array,
  toFrom: Float32Array | null,
): void {
  toFrom?.fill(0);
  for (let row = 0; row < outputs; row += 1) {
    const error = delta[row] ?? 0;
    if (error === 0) continue;
    const start = row * (inputs + 1);
    for (let column = 0; column < inputs; column += 1) {
      gradients[start + column] = (gradients[start + column] ?? 0) + error * (from[at + column] ?? 0);
      if (toFrom !== null) toFrom[column] = (toFrom[column] ?? 0) + error * (weights[start + column] ?? 0);
    }
    gradients[start + inputs] = (gradients[start + inputs] ?? 0) + error;
  }
}

/** What a rectifier held back learns nothing. */
function silence(delta: Float32Array, output: Float32Array): void {
  for (let at = 0; at < delta.length; at += 1) if (!((output[at] ?? 0) > 0)) delta[at] = 0;
}
