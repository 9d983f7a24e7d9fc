/** How many of the session's own errors count; older ones told of another time. */
const remembered = 20;

/** A ratio beyond this is a broken measurement or an outage; either way no further from the truth. */
const maxLogError = Math.log(20);

/**
 * How wrong predictions have been, as quantiles of ln(measured / predicted). Until a session has
 * errors of its own a prior stands in, and fades as they come.
 */
export class PredictionErrors {
  readonly #prior: readonly number[];
  readonly #priorWeight: number;
  readonly #own: number[] = [];

  /** `prior`: equally likely errors, ascending. `priorWeight`: how many own errors it is worth. */
  constructor(prior: readonly number[], priorWeight: number) {
    this.#prior = prior;
    this.#priorWeight = priorWeight;
  }

  add(predictedKbps: number, measuredKbps: number): void {
    const error = Math.log(measuredKbps / predictedKbps);
    if (Number.isNaN(error)) return;
    this.#own.push(Math.max(-maxLogError, Math.min(maxLogError, error)));
    if (this.#own.length > remembered) this.#own.shift();
  }

  /** `count` equally likely errors, ascending: the middles of as many equal slices. */
  quantiles(count: number): number[] {
    const priorEach = this.#prior.length > 0 ? this.#priorWeight / this.#prior.length : 0;
    const known = [
      ...this.#own.map((error) => ({ error, weight: 1 })),
      ...this.#prior.map((error) => ({ error, weight: priorEach })),
    ].sort((a, b) => a.error - b.error);
    const total = this.#own.length + priorEach * this.#prior.length;
    const result: number[] = [];
    let passed = 0;
    let at = 0;
    for (let slice = 0; slice < count; slice += 1) {
      const wanted = ((slice + 0.5) / count) * total;
      while (at < known.length - 1 && passed + (known[at]?.weight ?? 0) < wanted) {
        passed += known[at]?.weight ?? 0;
        at += 1;
      }
      result.push(known[at]?.error ?? 0);
    }
    return result;
  }

  reset(): void {
    this.#own.length = 0;
  }
}
