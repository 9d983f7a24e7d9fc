/** The settings of the paper. */
const firstDecay = 0.9;
const secondDecay = 0.999;
const tiny = 1e-8;

/**
 * Adam (Kingma and Ba, ICLR 2015), with decoupled weight decay (Loshchilov and Hutter, ICLR 2019).
 *
 *   m ← β1·m + (1 − β1)·g,  v ← β2·v + (1 − β2)·g²
 *   w ← w − α·( (m / (1 − β1^t)) / (√(v / (1 − β2^t)) + ε) + δ·w )
 *
 *   β1 `firstDecay`, β2 `secondDecay`, ε `tiny`, α `rate`, δ `weightDecay`, t `#steps`
 */
export class Adam {
  readonly #weights: Float32Array;
  readonly #mean: Float32Array;
  readonly #square: Float32Array;
  #steps = 0;

  constructor(weights: Float32Array) {
    this.#weights = weights;
    this.#mean = new Float32Array(weights.length);
    this.#square = new Float32Array(weights.length);
  }

  /** One step against `gradients`, which are a batch's sum over `count` examples. Clears them. */
  step(gradients: Float32Array, count: number, rate: number, weightDecay: number): void {
    this.#steps += 1;
    const meanSeen = 1 - Math.pow(firstDecay, this.#steps);
    const squareSeen = 1 - Math.pow(secondDecay, this.#steps);
    for (let at = 0; at < gradients.length; at += 1) {
      const gradient = (gradients[at] ?? 0) / count;
      const mean = firstDecay * (this.#mean[at] ?? 0) + (1 - firstDecay) * gradient;
      const square = secondDecay * (this.#square[at] ?? 0) + (1 - secondDecay) * gradient * gradient;
      this.#mean[at] = mean;
      this.#square[at] = square;
      const weight = this.#weights[at] ?? 0;
      const move = mean / meanSeen / (Math.sqrt(square / squareSeen) + tiny) + weightDecay * weight;
      this.#weights[at] = weight - rate * move;
    }
    gradients.fill(0);
  }
}
