import type { Random } from '../../../../../src/base/random.js';
import type { OutageModel } from './link-family.js';
import { exponential, logNormal } from './normal.js';

/** One kind of outage over a session: at rest for an exponential time, then on for a log-normal one. */
export class OutageProcess {
  readonly #model: OutageModel;
  readonly #random: Random;
  readonly #everyMs: number;
  #restMs: number;
  #onMs = 0;

  constructor(model: OutageModel, random: Random) {
    this.#model = model;
    this.#random = random;
    this.#everyMs = model.everySec * 1000 * logNormal(random, model.everySigma);
    this.#restMs = exponential(random, this.#everyMs);
  }

  /** What is left of the throughput in the next `ms`, which may be a share of the two. */
  next(ms: number, stateName: string): number {
    const { inState, factor, medianSec, sigma, longestSec } = this.#model;
    let coveredMs = 0;
    let leftMs = ms;
    if (inState !== undefined && inState !== stateName) return 1;
    while (leftMs > 0) {
      if (this.#onMs > 0) {
        const spanMs = Math.min(leftMs, this.#onMs);
        coveredMs += spanMs;
        leftMs -= spanMs;
        this.#onMs -= spanMs;
        if (this.#onMs <= 0) this.#restMs = exponential(this.#random, this.#everyMs);
      } else {
        const spanMs = Math.min(leftMs, this.#restMs);
        leftMs -= spanMs;
        this.#restMs -= spanMs;
        if (this.#restMs <= 0)
          this.#onMs = 1000 * Math.min(longestSec, medianSec * logNormal(this.#random, sigma));
      }
    }
    return 1 - (1 - factor) * (coveredMs / ms);
  }
}
