/** Full buckets are forgotten once there are this many. */
const SWEEP_AT = 10_000;

interface Bucket {
  tokens: number;
  atMs: number;
}

/**
 * Token buckets by key: each holds `burst` and refills at `perSec`. A key's bucket outlives its
 * connections, so that coming back does not fill it.
 */
export class RateLimiter {
  readonly #perSec: number;
  readonly #burst: number;
  readonly #buckets = new Map<string, Bucket>();

  constructor(perSec: number, burst: number) {
    this.#perSec = perSec;
    this.#burst = burst;
  }

  /** Whether one more is within the rate; if so, it is counted. */
  take(key: string, nowMs: number): boolean {
    const bucket = this.#refilled(key, nowMs);
    if (bucket.tokens < 1) return false;
    bucket.tokens -= 1;
    return true;
  }

  /** When one more will be within the rate, in ms from now; 0: it is. */
  waitMs(key: string, nowMs: number): number {
    const { tokens } = this.#refilled(key, nowMs);
    return tokens >= 1 ? 0 : Math.ceil(((1 - tokens) * 1_000) / this.#perSec);
  }

  #refilled(key: string, nowMs: number): Bucket {
    let bucket = this.#buckets.get(key);
    if (bucket === undefined) {
      if (this.#buckets.size >= SWEEP_AT) this.#sweep(nowMs);
      bucket = { tokens: this.#burst, atMs: nowMs };
      this.#buckets.set(key, bucket);
    }
    bucket.tokens = this.#tokensAt(bucket, nowMs);
    bucket.atMs = nowMs;
    return bucket;
  }

  #tokensAt({ tokens, atMs }: Bucket, nowMs: number): number {
    return Math.min(this.#burst, tokens + (Math.max(0, nowMs - atMs) * this.#perSec) / 1_000);
  }

  #sweep(nowMs: number): void {
    for (const [key, bucket] of this.#buckets) {
      if (this.#tokensAt(bucket, nowMs) >= this.#burst) this.#buckets.delete(key);
    }
  }
}
