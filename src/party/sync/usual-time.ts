/** How long something takes here: the mean of what was measured, newer times weighing more. */
export class UsualTime {
  #sec: number;
  readonly #mostSec: number;

  constructor(guessSec: number, mostSec: number) {
    this.#sec = guessSec;
    this.#mostSec = mostSec;
  }

  get sec(): number {
    return this.#sec;
  }

  measured(sec: number): void {
    if (!Number.isFinite(sec)) return;
    this.#sec += (Math.min(this.#mostSec, Math.max(0, sec)) - this.#sec) * 0.4;
  }
}
