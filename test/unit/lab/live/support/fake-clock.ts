import type { LiveClock } from '../../../../../lab/src/live/timeline/live-clock.js';

/** Wall-clock time that passes when it is told to. */
export class FakeClock implements LiveClock {
  readonly #waiting = new Set<{ readonly atMs: number; readonly run: () => void }>();
  #nowMs: number;

  constructor(nowMs: number) {
    this.#nowMs = nowMs;
  }

  nowMs(): number {
    return this.#nowMs;
  }

  after(delayMs: number, run: () => void): () => void {
    const timer = { atMs: this.#nowMs + delayMs, run };
    this.#waiting.add(timer);
    return () => {
      this.#waiting.delete(timer);
    };
  }

  /** How many wait for a moment to come. */
  get waiting(): number {
    return this.#waiting.size;
  }

  /** To any moment, where nothing waits. */
  jumpTo(nowMs: number): void {
    this.#nowMs = nowMs;
  }

  /** Passes up to a moment, and lets what waited for it go on. */
  async setTo(nowMs: number): Promise<void> {
    this.#nowMs = nowMs;
    for (const timer of this.#waiting)
      if (timer.atMs <= nowMs) {
        this.#waiting.delete(timer);
        timer.run();
      }
    // What waited goes on, and reads files.
    await new Promise((resolve) => {
      setTimeout(resolve, 20);
    });
  }
}
