import { FOLLOWER_LIMITS as LIMITS } from './follower-limits.js';

/** Drift, smoothed: single looks at a media element's position are off by some milliseconds. */
export class DriftMean {
  #sec = 0;
  #samples = 0;

  get sec(): number {
    return this.#sec;
  }

  /** Enough was seen for something to be done about it. */
  get isSure(): boolean {
    return this.#samples >= LIMITS.samples;
  }

  push(sec: number): void {
    this.#samples += 1;
    this.#sec += (sec - this.#sec) * (this.#samples === 1 ? 1 : LIMITS.sampleWeight);
  }

  clear(): void {
    this.#sec = 0;
    this.#samples = 0;
  }
}
