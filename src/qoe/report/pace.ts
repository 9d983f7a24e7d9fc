import type { CancelTimer, Clock } from '../../base/clock.js';
import type { Random } from '../../base/random.js';
import { backoffMs } from './backoff.js';

/** When the next batch goes: holds the one timer, the back-off, and what the collector asked for. */
export class Pace {
  readonly #clock: Clock;
  readonly #random: Random;
  readonly #run: () => void;
  #timer: { readonly atMs: number; readonly cancel: CancelTimer } | null = null;
  #failures = 0;
  #retryAtMs = -Infinity;
  #askedUntilMs = -Infinity;

  constructor(clock: Clock, random: Random, run: () => void) {
    this.#clock = clock;
    this.#random = random;
    this.#run = run;
  }

  /** Failures in a row. */
  get failures(): number {
    return this.#failures;
  }

  /** The collector asked to be left alone until later. */
  get isAskedToWait(): boolean {
    return this.#clock.now() < this.#askedUntilMs;
  }

  /** Runs in `delayMs` at the latest, but neither within a back-off nor before the collector allows. */
  within(delayMs: number): void {
    const nowMs = this.#clock.now();
    const atMs = Math.max(nowMs + delayMs, this.#retryAtMs, this.#askedUntilMs);
    if (this.#timer && this.#timer.atMs <= atMs) return;
    this.cancel();
    const cancel = this.#clock.after(atMs - nowMs, () => {
      this.#timer = null;
      this.#run();
    });
    this.#timer = { atMs, cancel };
  }

  failed(): void {
    this.#failures += 1;
    this.#retryAtMs = this.#clock.now() + backoffMs(this.#failures, this.#random);
  }

  askedToWait(ms: number): void {
    this.#askedUntilMs = Math.max(this.#askedUntilMs, this.#clock.now() + ms);
  }

  succeeded(): void {
    this.#failures = 0;
    this.#retryAtMs = -Infinity;
  }

  cancel(): void {
    this.#timer?.cancel();
    this.#timer = null;
  }
}
