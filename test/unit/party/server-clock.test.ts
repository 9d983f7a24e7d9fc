import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Clock } from '../../../src/base/clock.js';
import { seededRandom } from '../../../src/base/random.js';
import { createUlids, ulidTimeMs } from '../../../src/party/room/ulid.js';
import { ClockPinger } from '../../../src/party/sync/clock-pinger.js';
import { ServerClock } from '../../../src/party/sync/server-clock.js';

const waysMs = fc.array(
  fc.record({
    thereMs: fc.double({ min: 0, max: 500, noNaN: true }),
    backMs: fc.double({ min: 0, max: 500, noNaN: true }),
  }),
  { minLength: 1, maxLength: 40 },
);

describe("the server's clock", () => {
  it('is never off by more than it says, whatever the ways there and back', () => {
    fc.assert(
      fc.property(waysMs, fc.integer({ min: -1e9, max: 1e9 }), (ways, offsetMs) => {
        const clock = new ServerClock();
        let localMs = 0;
        for (const { thereMs, backMs } of ways) {
          const t1Ms = localMs + thereMs + offsetMs;
          clock.add({ t0Ms: localMs, t1Ms, t2Ms: t1Ms + 3, t3Ms: localMs + thereMs + 3 + backMs });
          localMs += 1000;
        }
        const off = Math.abs((clock.at(localMs) ?? Number.NaN) - (localMs + offsetMs));
        expect(off).toBeLessThanOrEqual(clock.errorMs(localMs) + 1e-6);
      }),
    );
  });

  it('takes no answer from before its question', () => {
    const clock = new ServerClock();
    clock.add({ t0Ms: 100, t1Ms: 5, t2Ms: 6, t3Ms: 50 });
    clock.add({ t0Ms: 100, t1Ms: 9, t2Ms: 6, t3Ms: 150 });
    clock.add({ t0Ms: 100, t1Ms: Number.NaN, t2Ms: 6, t3Ms: 150 });
    expect(clock.at(200)).toBeNull();
  });

  it('is asked for in a burst, then now and then, and in a burst again after sleep', () => {
    let nowMs = 0;
    const timers: { atMs: number; run: () => void }[] = [];
    const clock: Clock = {
      now: () => nowMs,
      after(delayMs, run) {
        const timer = { atMs: nowMs + delayMs, run };
        timers.push(timer);
        return () => {
          timer.atMs = Number.POSITIVE_INFINITY;
        };
      },
      every: () => () => {},
    };
    const pings: number[] = [];
    const pinger = new ClockPinger(clock, (t0) => pings.push(t0));
    const pass = (ms: number): void => {
      for (const endMs = nowMs + ms; ;) {
        const next = timers.filter(({ atMs }) => atMs <= endMs).sort((a, b) => a.atMs - b.atMs)[0];
        if (!next) {
          nowMs = endMs;
          return;
        }
        nowMs = next.atMs;
        next.atMs = Number.POSITIVE_INFINITY;
        next.run();
      }
    };
    pinger.start();
    pass(2000);
    expect(pings).toHaveLength(8);
    pass(30_000);
    expect(pings).toHaveLength(11);
    // Asleep: no timer ran, and then the one that was due does.
    nowMs += 600_000;
    pass(2000);
    expect(pings.length).toBeGreaterThanOrEqual(18);
    pinger.stop();
    const { length } = pings;
    pass(60_000);
    expect(pings).toHaveLength(length);
  });
});

describe('ids', () => {
  it('sort in the order of making, and tell when that was', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -5, max: 5 }), { minLength: 2, maxLength: 50 }), (steps) => {
        let nowMs = 1_700_000_000_000;
        const next = createUlids(() => nowMs, seededRandom(steps.length));
        const ids = steps.map((step) => {
          nowMs += step;
          return next();
        });
        expect([...ids].sort()).toEqual(ids);
        expect(new Set(ids).size).toBe(ids.length);
        expect(Math.abs(ulidTimeMs(ids[0] ?? '') - 1_700_000_000_000)).toBeLessThanOrEqual(5);
      }),
    );
    expect(ulidTimeMs('01ARZ3NDEKTSV4RRFFQ69G5FA!')).toBeGreaterThan(0);
    expect(ulidTimeMs('!1ARZ3NDEKTSV4RRFFQ69G5FAV')).toBeNaN();
    expect(ulidTimeMs('')).toBeNaN();
  });
});
