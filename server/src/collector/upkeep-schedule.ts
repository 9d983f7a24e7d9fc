import type { CancelTimer, Clock } from '../../../src/base/clock.js';
import type { StoreClient } from './store-client.js';
import type { Keeping } from './upkeep.js';

const EVERY_MS = 60_000;
/** Between two steps: commits have the database to themselves. */
const PAUSE_MS = 200;

/** Once a minute the database finalises views and deletes what is old, in small steps. */
export class Upkeep {
  readonly #store: Pick<StoreClient, 'call' | 'ready'>;
  readonly #keeping: Keeping;
  readonly #clock: Clock;
  #cancel: CancelTimer;
  #failed = false;
  #closed = false;

  constructor(store: Pick<StoreClient, 'call' | 'ready'>, { rawDays, rollUpDays }: Keeping, clock: Clock) {
    this.#store = store;
    this.#keeping = { rawDays, rollUpDays };
    this.#clock = clock;
    this.#cancel = this.#after(EVERY_MS);
  }

  close(): void {
    this.#closed = true;
    this.#cancel();
  }

  #after(ms: number): CancelTimer {
    return this.#clock.after(ms, () => void this.#step());
  }

  async #step(): Promise<void> {
    let more = false;
    try {
      if (this.#store.ready) {
        ({ more } = await this.#store.call('upkeep', { nowMs: Date.now(), keeping: this.#keeping }));
      }
      this.#failed = false;
    } catch (error) {
      if (!this.#failed)
        console.error('Finalising views and deleting old ones failed; it is tried again:', error);
      this.#failed = true;
    }
    if (!this.#closed) this.#cancel = this.#after(more ? PAUSE_MS : EVERY_MS);
  }
}
