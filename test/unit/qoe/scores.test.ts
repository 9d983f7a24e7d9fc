import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scoresOf } from '../../../src/qoe/score/scores.js';
import type { ViewCounters, ViewGauges } from '../../../src/wire/beacon.js';

const gauges: ViewGauges = { positionSec: 60, bufferLevelSec: 10, state: 'playing', lowestKbps: 500 };
/** A minute at 2 Mbps after 2 s, without anything to complain of. */
const fine: ViewCounters = {
  startupMs: 2_000,
  playedMs: 60_000,
  stallMs: 0,
  stallCount: 0,
  seekMs: 0,
  seekCount: 0,
  pausedMs: 0,
  switchCount: 0,
  bitrateKbpsMs: 2_000 * 60_000,
  ratedMs: 60_000,
  logKbpsMs: Math.log(2_000) * 60_000,
  upscaleMs: 0,
  upscaleMax: 0,
  droppedFrames: 0,
  totalFrames: 1_500,
  errorCount: 0,
  fatalCount: 0,
};
const scores = (change: Partial<ViewCounters> = {}) => scoresOf({ ...fine, ...change }, gauges);

const counters = fc.record({
  startupMs: fc.option(fc.nat(60_000)),
  playedMs: fc.nat(3_600_000),
  stallMs: fc.nat(600_000),
  stallCount: fc.nat(100),
  switchCount: fc.nat(500),
  bitrateKbpsMs: fc.nat(2 ** 31 - 1),
  ratedMs: fc.nat(3_600_000),
  upscaleMs: fc.nat(10_000_000),
  upscaleMax: fc.double({ min: 0, max: 20, noNaN: true }),
});

describe('the scores', () => {
  it('are what their formulas give, worked out by hand', () => {
    // experience: cbrt(80 · 100 · 100). lin: 2 − 4.3 · 2 s / 15 segments. log: ln 4 − 2.66 · 2 / 15.
    expect(scores()).toEqual({
      version: 1,
      experience: 92.832,
      qoeLin: 1.427,
      qoeLog: 1.032,
      // 0.4 ln(2000/235) + 0.3 + 0.2 e^(−2/3) + 0.1, of 0.4 ln(5800/235) + 0.6.
      fourPart: 1.359,
      fourPartScaled: 72.206,
    });
  });

  it('fall with what annoys, each in its own way', () => {
    const { experience, qoeLin, qoeLog, fourPart } = scores();
    const stalled = scores({ stallMs: 6_000, stallCount: 2 });
    const slow = scores({ startupMs: 8_000 });
    const restless = scores({ switchCount: 10, switchKbps: 9_000, switchLog: 6 });
    const blown = scores({ upscaleMs: 60_000, upscaleMax: 2 });
    for (const worse of [stalled, slow]) {
      expect(worse.experience).toBeLessThan(Number(experience));
      expect(worse.qoeLin).toBeLessThan(Number(qoeLin));
      expect(worse.qoeLog).toBeLessThan(Number(qoeLog));
      expect(worse.fourPart).toBeLessThan(Number(fourPart));
    }
    expect(restless).toMatchObject({ experience });
    expect(restless.qoeLin).toBeLessThan(Number(qoeLin));
    expect(restless.qoeLog).toBeLessThan(Number(qoeLog));
    expect(restless.fourPart).toBeLessThan(Number(fourPart));
    expect(blown).toMatchObject({ qoeLin, qoeLog, fourPart });
    expect(blown.experience).toBeLessThan(Number(experience));
  });

  it('say nothing of what is not known', () => {
    expect(scores({ startupMs: null })).toMatchObject({ experience: null, fourPart: null });
    expect(scores({ ratedMs: 0 })).toMatchObject({ qoeLin: null, qoeLog: null, fourPart: null });
    const { lowestKbps: _lowest, ...unknown } = gauges;
    expect(scoresOf(fine, unknown).qoeLog).toBeNull();
    const { upscaleMs: _size, ...unseen } = fine;
    expect(scoresOf(unseen, gauges).experience).toBeCloseTo(Math.sqrt(80 * 100), 2);
  });

  it('keep their bounds, whatever was counted', () => {
    fc.assert(
      fc.property(counters, (change) => {
        const { experience, fourPartScaled, ...others } = scores(change);
        for (const score of [experience ?? 0, fourPartScaled ?? 0]) {
          expect(score).toBeGreaterThanOrEqual(0);
          expect(score).toBeLessThanOrEqual(100);
        }
        for (const score of Object.values(others))
          expect(score === null || Number.isFinite(score)).toBe(true);
      }),
    );
  });
});
