/** How many there are of each key, up to a bound. */
export class Counter {
  readonly #bound: number;
  readonly #counts = new Map<string, number>();

  constructor(bound: number) {
    this.#bound = bound;
  }

  /** Counts one more unless the bound is reached; the answer undoes it, once. */
  enter(key: string): (() => void) | null {
    const count = this.#counts.get(key) ?? 0;
    if (count >= this.#bound) return null;
    this.#counts.set(key, count + 1);
    let left = false;
    return () => {
      if (left) return;
      left = true;
      const now = (this.#counts.get(key) ?? 1) - 1;
      if (now === 0) this.#counts.delete(key);
      else this.#counts.set(key, now);
    };
  }
}
