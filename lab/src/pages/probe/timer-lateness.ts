const PERIOD_MS = 50;
/** Whole milliseconds; what came later than the last stands in it. */
const BUCKETS = 2_000;

/** How late a timer of the page comes: a busy machine shows here first. Memory stays the same. */
export class TimerLateness {
  readonly #counts = new Uint32Array(BUCKETS);
  #total = 0;

  start(): void {
    this.#wait();
  }

  /** 99th percentile, ms; 0 before the first timer. */
  p99Ms(): number {
    let left = Math.floor(this.#total / 100);
    for (let ms = BUCKETS - 1; ms > 0; ms -= 1) {
      left -= this.#counts[ms] ?? 0;
      if (left < 0) return ms;
    }
    return 0;
  }

  #wait(): void {
    const dueMs = performance.now() + PERIOD_MS;
    setTimeout(() => {
      const lateMs = Math.min(BUCKETS - 1, Math.max(0, Math.floor(performance.now() - dueMs)));
      this.#counts[lateMs] = (this.#counts[lateMs] ?? 0) + 1;
      this.#total += 1;
      this.#wait();
    }, PERIOD_MS);
  }
}
