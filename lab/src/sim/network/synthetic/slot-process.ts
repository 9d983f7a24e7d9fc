import type { Random } from '../../../../../src/base/random.js';
import type { SlotModel } from './link-family.js';
import { logNormal } from './normal.js';

export interface Slot {
  /** Of throughput. */
  readonly factor: number;
  readonly latencyFactor: number;
}

/** Conditions that change at fixed times: the clock is the network's, so a session starts amid a slot. */
export class SlotProcess {
  readonly #model: SlotModel;
  readonly #random: Random;
  #intoMs: number;
  #slot: Slot;
  #dipMs = 0;

  constructor(model: SlotModel, random: Random) {
    this.#model = model;
    this.#random = random;
    this.#intoMs = random() * model.everySec * 1000;
    this.#slot = this.#draw();
  }

  next(ms: number): Slot {
    const { everySec, dipChance, dipSec, dipFactor } = this.#model;
    this.#intoMs += ms;
    if (this.#intoMs >= everySec * 1000) {
      this.#intoMs -= everySec * 1000;
      this.#slot = this.#draw();
      if (this.#random() < dipChance) this.#dipMs = dipSec * 1000;
    }
    const dippedMs = Math.min(ms, this.#dipMs);
    this.#dipMs -= dippedMs;
    const kept = 1 - (1 - dipFactor) * (dippedMs / ms);
    return { ...this.#slot, factor: this.#slot.factor * kept };
  }

  #draw(): Slot {
    const { sigma, latencySigma } = this.#model;
    return { factor: logNormal(this.#random, sigma), latencyFactor: logNormal(this.#random, latencySigma) };
  }
}
