import type { Redis } from 'ioredis';

const SAMPLES = 5;
const AGAIN_MS = 10_000;

/** This process's own time, epoch ms, never backwards. */
const ownTime = (): number => performance.timeOrigin + performance.now();

/**
 * The time of rooms whose members are on several machines: Redis's, so that a start means the same moment to
 * all of them. Of some samples the one that took least is believed (the answer was half its way under way).
 */
export class RedisClock {
  readonly #redis: Redis;
  readonly #timer: NodeJS.Timeout;
  #offsetMs = 0;
  #lastMs = 0;

  private constructor(redis: Redis) {
    this.#redis = redis;
    this.#timer = setInterval(() => {
      this.#measure().catch(() => undefined);
    }, AGAIN_MS);
  }

  static async start(redis: Redis): Promise<RedisClock> {
    const clock = new RedisClock(redis);
    await clock.#measure();
    return clock;
  }

  readonly now = (): number => {
    this.#lastMs = Math.max(this.#lastMs, ownTime() + this.#offsetMs);
    return this.#lastMs;
  };

  stop(): void {
    clearInterval(this.#timer);
  }

  async #measure(): Promise<void> {
    let least = Number.POSITIVE_INFINITY;
    for (let sample = 0; sample < SAMPLES; sample += 1) {
      const sentMs = ownTime();
      const [sec = 0, micros = 0] = (await this.#redis.time()).map(Number);
      const tookMs = ownTime() - sentMs;
      if (tookMs >= least) continue;
      least = tookMs;
      this.#offsetMs = sec * 1_000 + micros / 1_000 - (sentMs + tookMs / 2);
    }
  }
}
