import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RateLimiter } from '../../server/src/party/rate-limiter.js';

describe('a rate', () => {
  const steps = fc.array(fc.nat({ max: 500 }), { minLength: 1, maxLength: 200 });

  it('is never gone over by more than the burst, however things come', () => {
    fc.assert(
      fc.property(
        steps,
        fc.integer({ min: 1, max: 50 }),
        fc.integer({ min: 1, max: 20 }),
        (gaps, perSec, burst) => {
          const limiter = new RateLimiter(perSec, burst);
          let nowMs = 0;
          let taken = 0;
          for (const gap of gaps) {
            nowMs += gap;
            if (limiter.take('a', nowMs)) taken += 1;
            expect(taken).toBeLessThanOrEqual(burst + (nowMs * perSec) / 1_000 + 1e-6);
          }
        },
      ),
    );
  });

  it('takes one more at the time it tells, and minds its own key alone', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 50 }), fc.integer({ min: 1, max: 20 }), (perSec, burst) => {
        const limiter = new RateLimiter(perSec, burst);
        for (let at = 0; at < burst; at += 1) expect(limiter.take('a', 0)).toBe(true);
        expect(limiter.take('a', 0)).toBe(false);
        expect(limiter.take('b', 0)).toBe(true);
        const waitMs = limiter.waitMs('a', 0);
        expect(waitMs).toBeGreaterThan(0);
        expect(limiter.take('a', waitMs)).toBe(true);
      }),
    );
  });
});
