import type { CancelTimer, Clock } from '../../../../../src/base/clock.js';

/** A clock of a machine that is busy: time leaps, and the timers that were due meanwhile all come late. */
export class LateClock implements Clock {
  #nowMs = 0;
  readonly #timers = new Set<{ readonly atMs: number; readonly run: () => void }>();

  now = (): number => this.#nowMs;

  after = (delayMs: number, run: () => void): CancelTimer => {
    const timer = { atMs: this.#nowMs + delayMs, run };
    this.#timers.add(timer);
    return () => {
      this.#timers.delete(timer);
    };
  };

  every = (): CancelTimer => {
    throw new Error('Nothing here needs it.');
  };

  leap(ms: number): void {
    this.#nowMs += ms;
    for (const timer of [...this.#timers].filter(({ atMs }) => atMs <= this.#nowMs)) {
      this.#timers.delete(timer);
      timer.run();
    }
  }
}
