import { FOLLOWER_LIMITS as LIMITS } from './follower-limits.js';

/** By how much of its rate a media is to be faster or slower, so that its drift goes away unnoticed. */
export class RateNudge {
  #mode: 'none' | 'trim' | 'nudge' = 'none';
  #offSinceMs: number | null = null;

  clear(): void {
    this.#mode = 'none';
    this.#offSinceMs = null;
  }

  /** @returns A share of the rate: 0.05 for 5 % faster, below 0 for slower. */
  for(driftSec: number, nowMs: number): number {
    this.#choose(Math.abs(driftSec), nowMs);
    if (this.#mode === 'none') return 0;
    const near = this.#mode === 'trim' ? LIMITS.trimLimit : LIMITS.nudgeLimit;
    const limit = Math.abs(driftSec) > LIMITS.fastFromSec ? LIMITS.fastLimit : near;
    const wanted = driftSec * LIMITS.gainPerSec;
    // In steps of a thousandth: every change of rate costs the browser something.
    return Math.round(Math.min(limit, Math.max(-limit, wanted)) * 1000) / 1000;
  }

  #choose(offSec: number, nowMs: number): void {
    if (offSec <= LIMITS.trimFromSec) this.#offSinceMs = null;
    else this.#offSinceMs ??= nowMs;
    if (offSec > LIMITS.nudgeFromSec) this.#mode = 'nudge';
    else if (offSec <= LIMITS.nudgeUntilSec) this.#mode = 'none';
    else if (this.#mode === 'none' && this.#offSinceMs !== null) {
      if (nowMs - this.#offSinceMs >= LIMITS.trimAfterMs) this.#mode = 'trim';
    }
  }
}
