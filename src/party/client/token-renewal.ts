import type { CancelTimer, Clock } from '../../base/clock.js';

/** A token is renewed so long before its end, or half-way where it holds for less than twice that. */
const AHEAD_MS = 60_000;
const RETRY_MS = 5_000;
/** Timers hold no more than 2^31 ms. */
const LONGEST_TIMER_MS = 1_000_000_000;

/** Asks for another token before the one in use runs out. */
export class TokenRenewal {
  readonly #clock: Clock;
  readonly #renew: () => Promise<boolean>;
  #cancel: CancelTimer | null = null;

  /** @param renew False: no token could be had now. */
  constructor(clock: Clock, renew: () => Promise<boolean>) {
    this.#clock = clock;
    this.#renew = renew;
  }

  /** The token in use holds for so long from now on. */
  holdsFor(leftMs: number): void {
    const nowMs = this.#clock.now();
    this.#at(nowMs + leftMs - Math.min(AHEAD_MS, leftMs / 2), nowMs + leftMs);
  }

  stop(): void {
    this.#cancel?.();
    this.#cancel = null;
  }

  #at(dueMs: number, endMs: number): void {
    this.stop();
    const waitMs = dueMs - this.#clock.now();
    this.#cancel = this.#clock.after(Math.min(LONGEST_TIMER_MS, Math.max(0, waitMs)), () => {
      if (waitMs > LONGEST_TIMER_MS) this.#at(dueMs, endMs);
      else void this.#go(endMs);
    });
  }

  async #go(endMs: number): Promise<void> {
    this.#cancel = null;
    const isRenewed = await this.#renew();
    const nowMs = this.#clock.now();
    // How long the new one holds, the server says.
    if (!isRenewed && this.#cancel === null && nowMs + RETRY_MS < endMs) this.#at(nowMs + RETRY_MS, endMs);
  }
}
