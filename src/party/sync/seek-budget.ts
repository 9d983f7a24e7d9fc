import { FOLLOWER_LIMITS as LIMITS } from './follower-limits.js';

/** How often a viewer may be sought about: each seek is a break in what they watch. */
export class SeekBudget {
  #soughtMs: readonly number[] = [];

  allows(nowMs: number): boolean {
    const last = this.#soughtMs.at(-1);
    return (last === undefined || nowMs - last >= LIMITS.seekGapMs) && !this.isSpent(nowMs);
  }

  /** True while no seek is left, however long one waits within the window. */
  isSpent(nowMs: number): boolean {
    const recent = this.#soughtMs.filter((soughtMs) => nowMs - soughtMs < LIMITS.seekWindowMs);
    return recent.length >= LIMITS.seeksInWindow;
  }

  spend(nowMs: number): void {
    this.#soughtMs = [...this.#soughtMs, nowMs].slice(-LIMITS.seeksInWindow);
  }

  clear(): void {
    this.#soughtMs = [];
  }
}
