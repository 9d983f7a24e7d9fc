import { type CancelTimer, systemClock } from '../../src/base/clock.js';
import type { SvError } from '../../src/base/sv-error.js';
import type { PartyModel } from './party-model.js';

/** How long a refusal stays to be read. */
const REFUSAL_MS = 6_000;

/** What the room refused last, for as long as it is to be read. */
export class RefusalNote {
  readonly #changed: () => void;
  #model: PartyModel | null = null;
  #stop: (() => void) | null = null;
  #cancel: CancelTimer = () => {};
  #shown: SvError | null = null;

  /** @param changed there is one now, or none any more */
  constructor(changed: () => void) {
    this.#changed = changed;
  }

  get shown(): SvError | null {
    return this.#shown;
  }

  watch(model: PartyModel | null): void {
    if (model === this.#model && this.#stop) return;
    this.stop();
    this.#model = model;
    this.#stop =
      model?.events.on('refused', (error) => {
        this.#show(error);
        this.#cancel();
        this.#cancel = systemClock.after(REFUSAL_MS, () => {
          this.#show(null);
        });
      }) ?? null;
  }

  stop(): void {
    this.#stop?.();
    this.#stop = null;
    this.#cancel();
  }

  #show(error: SvError | null): void {
    this.#shown = error;
    this.#changed();
  }
}
