import type { Random } from '../../../../../../../src/base/random.js';

interface Timer {
  readonly id: number;
  readonly dueMs: number;
  readonly callback: () => void;
}

/** Runs the library's code at a time of our choosing: its clock, its timers and its dice are ours meanwhile. */
export class LibraryClock {
  readonly #random: Random;
  #timers: readonly Timer[] = [];
  #lastId = 0;

  constructor(random: Random) {
    this.#random = random;
  }

  at<T>(nowMs: number, run: () => T): T {
    const { setTimeout, clearTimeout } = globalThis;
    const { now } = Date;
    const { random } = Math;
    Date.now = () => nowMs;
    Math.random = this.#random;
    globalThis.setTimeout = ((callback: () => void, ms: number) => {
      this.#lastId += 1;
      this.#timers = [...this.#timers, { id: this.#lastId, dueMs: nowMs + ms, callback }];
      return this.#lastId;
    }) as unknown as typeof setTimeout;
    globalThis.clearTimeout = ((id: number | null) => {
      this.#timers = this.#timers.filter((timer) => timer.id !== id);
    }) as typeof clearTimeout;
    try {
      const due = this.#timers.filter(({ dueMs }) => dueMs <= nowMs);
      this.#timers = this.#timers.filter(({ dueMs }) => dueMs > nowMs);
      for (const { callback } of due) callback();
      return run();
    } finally {
      Object.assign(globalThis, { setTimeout, clearTimeout });
      Date.now = now;
      Math.random = random;
    }
  }
}

/** A `Date` as far as the library looks at it, but not cut to whole milliseconds. */
export function exactDate(ms: number): { getTime(): number } {
  return { getTime: () => ms };
}
