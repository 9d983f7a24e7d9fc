import type { CancelTimer, Clock } from '../../../../src/base/clock.js';

/** A clock that only a test moves; timers run in the order they are due. */
export class HandClock implements Clock {
  #nowMs = 0;
  readonly #timers = new Set<{ atMs: number; readonly run: () => void }>();

  now = (): number => this.#nowMs;

  get timers(): number {
    return this.#timers.size;
  }

  after = (delayMs: number, run: () => void): CancelTimer => {
    const timer = { atMs: this.#nowMs + delayMs, run };
    this.#timers.add(timer);
    return () => {
      this.#timers.delete(timer);
    };
  };

  every = (periodMs: number, run: () => void): CancelTimer => {
    let cancel: CancelTimer = () => {};
    const arm = (): void => {
      cancel = this.after(periodMs, () => {
        arm();
        run();
      });
    };
    arm();
    return () => cancel();
  };

  advance(ms: number): void {
    const untilMs = this.#nowMs + ms;
    for (;;) {
      const due = [...this.#timers]
        .filter(({ atMs }) => atMs <= untilMs)
        .sort((one, other) => one.atMs - other.atMs)[0];
      if (!due) break;
      this.#timers.delete(due);
      this.#nowMs = Math.max(this.#nowMs, due.atMs);
      due.run();
    }
    this.#nowMs = untilMs;
  }
}
