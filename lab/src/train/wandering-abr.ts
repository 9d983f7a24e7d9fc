import type { Random } from '../../../src/base/random.js';
import type { AbrContext, AbrController, AbrDecision } from '../../../src/abr/contract/abr-controller.js';

/** Share of the decisions that move on; a rule that moved each time would hold no history of one size. */
const moves = 0.35;

/** Chooses by chance: so that the network meets sizes that no sensible rule would have asked for. */
export class WanderingAbr implements AbrController {
  readonly name = 'wandering';
  readonly #random: Random;
  #index = 0;

  constructor(random: Random) {
    this.#random = random;
  }

  observe(): void {
    // Nothing that happens is of interest to it.
  }

  decide({ renditions }: AbrContext): AbrDecision {
    const top = renditions.length - 1;
    if (this.#random() < 0.05) this.#index = Math.floor(this.#random() * renditions.length);
    else if (this.#random() < moves) this.#index += this.#random() < 0.5 ? -1 : 1;
    this.#index = Math.max(0, Math.min(top, this.#index));
    return { renditionIndex: this.#index, reason: 'wandering' };
  }

  reset(): void {
    this.#index = 0;
  }
}
