import type { CancelTimer, Clock } from '../../src/base/clock.js';

/** Counts seconds down to nothing, once. */
export class Countdown {
  readonly #clock: Clock;
  readonly #tick: (secLeft: number) => void;
  #secLeft: number | null = null;
  #ofSec = 0;
  #cancel: CancelTimer = () => {};

  /** @param tick told of each second that is left, 0 at last; by then the count is over. */
  constructor(clock: Clock, tick: (secLeft: number) => void) {
    this.#clock = clock;
    this.#tick = tick;
  }

  /** Null while nothing counts. */
  get secLeft(): number | null {
    return this.#secLeft;
  }

  get ofSec(): number {
    return this.#ofSec;
  }

  start(fromSec: number): void {
    this.stop();
    this.#ofSec = fromSec;
    this.#secLeft = fromSec;
    this.#cancel = this.#clock.every(1_000, () => {
      const left = (this.#secLeft ?? 0) - 1;
      if (left > 0) this.#secLeft = left;
      else this.stop();
      this.#tick(Math.max(0, left));
    });
  }

  stop(): void {
    this.#cancel();
    this.#secLeft = null;
  }
}
