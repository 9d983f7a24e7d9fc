import type { Random } from '../../../../src/base/random.js';
import type { FollowedMedia, Steering } from '../../../../src/party/sync/follower.js';

export interface SimPlayerOptions {
  readonly positionSec?: number;
  readonly paused?: boolean;
  /** From `play()` to the first movement, and of a seek: means; each time varies by half. */
  readonly startSec?: number;
  readonly seekSec?: number;
  /** Its sound card's clock against the true one. */
  readonly skewPpm?: number;
}

const END_SEC = 7200;

/** A media element as far as the follower sees one, on simulated time. */
export class SimPlayer {
  positionSec: number;
  paused: boolean;
  rate = 1;
  seeking = false;
  /** Every seek: when. */
  readonly seeksMs: number[] = [];
  /** How often it was set going. */
  starts = 0;
  readonly #random: Random;
  readonly #options: Required<Pick<SimPlayerOptions, 'startSec' | 'seekSec' | 'skewPpm'>>;
  #nowMs = 0;
  #movesFromMs = 0;
  #seekDoneMs = 0;
  #seekToSec = 0;
  #dryUntilMs = 0;

  constructor(random: Random, options: SimPlayerOptions = {}) {
    const { positionSec = 0, paused = true, startSec = 0.05, seekSec = 0.25, skewPpm = 0 } = options;
    this.positionSec = positionSec;
    this.paused = paused;
    this.#random = random;
    this.#options = { startSec, seekSec, skewPpm };
  }

  get isDry(): boolean {
    return this.#nowMs < this.#dryUntilMs;
  }

  /** Runs out of data for so long. */
  stall(forMs: number): void {
    this.#dryUntilMs = this.#nowMs + forMs;
  }

  advance(nowMs: number): void {
    const fromMs = Math.max(this.#nowMs, this.#movesFromMs, this.#dryUntilMs);
    this.#nowMs = nowMs;
    if (this.seeking && nowMs >= this.#seekDoneMs) {
      this.seeking = false;
      this.positionSec = this.#seekToSec;
      return;
    }
    if (this.paused || this.seeking || nowMs <= fromMs) return;
    const trueRate = this.rate * (1 + this.#options.skewPpm / 1e6);
    this.positionSec = Math.min(END_SEC, this.positionSec + ((nowMs - fromMs) / 1000) * trueRate);
  }

  steer({ playing, rate, seekToSec }: Steering): void {
    if (seekToSec !== undefined) {
      this.seeksMs.push(this.#nowMs);
      this.seeking = true;
      this.#seekToSec = seekToSec;
      this.#seekDoneMs = this.#nowMs + this.#vary(this.#options.seekSec) * 1000;
    }
    if (rate !== undefined) this.rate = rate;
    if (playing === true && this.paused) {
      this.paused = false;
      this.starts += 1;
      this.#movesFromMs = this.#nowMs + this.#vary(this.#options.startSec) * 1000;
    }
    if (playing === false) this.paused = true;
  }

  /** As a page sees it, a few ms off. */
  look(serverMs: number): FollowedMedia {
    return {
      nowMs: this.#nowMs,
      serverMs,
      positionSec: this.positionSec + (this.#random() - 0.5) * 0.006,
      seekable: { startSec: 0, endSec: END_SEC },
      paused: this.paused,
      rate: this.rate,
      seeking: this.seeking,
      suspended: this.isDry,
    };
  }

  #vary(sec: number): number {
    return sec * (0.5 + this.#random());
  }
}
