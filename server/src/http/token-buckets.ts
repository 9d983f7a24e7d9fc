import type { Clock } from '../../../src/base/clock.js';

/** A bucket holds what this many seconds refill: bursts of a page that was offline pass. */
const BURST_SEC = 10;
/** Buckets remembered; the one not used for longest is forgotten, which is as if it were full again. */
const MOST_BUCKETS = 50_000;

interface Bucket {
  tokens: number;
  atMs: number;
}

/** Token buckets by name: a steady rate with bursts, in bounded memory. */
export class TokenBuckets {
  readonly #perSec: number;
  readonly #clock: Pick<Clock, 'now'>;
  readonly #mostBuckets: number;
  /** In the order of their last use. */
  readonly #buckets = new Map<string, Bucket>();

  /** @param perSec tokens a second; 0: no limit */
  constructor(perSec: number, clock: Pick<Clock, 'now'>, mostBuckets = MOST_BUCKETS) {
    this.#perSec = perSec;
    this.#clock = clock;
    this.#mostBuckets = mostBuckets;
  }

  get size(): number {
    return this.#buckets.size;
  }

  /** Takes a token; 0 if there was one, else the seconds (rounded up) until there will be. */
  take(name: string): number {
    if (this.#perSec === 0) return 0;
    const most = this.#perSec * BURST_SEC;
    const nowMs = this.#clock.now();
    const bucket = this.#buckets.get(name) ?? { tokens: most, atMs: nowMs };
    bucket.tokens = Math.min(most, bucket.tokens + ((nowMs - bucket.atMs) / 1_000) * this.#perSec);
    bucket.atMs = nowMs;
    this.#buckets.delete(name);
    this.#buckets.set(name, bucket);
    if (this.#buckets.size > this.#mostBuckets) this.#forgetOldest();
    if (bucket.tokens < 1) return Math.ceil((1 - bucket.tokens) / this.#perSec);
    bucket.tokens -= 1;
    return 0;
  }

  #forgetOldest(): void {
    const [oldest] = this.#buckets.keys();
    if (oldest !== undefined) this.#buckets.delete(oldest);
  }
}
