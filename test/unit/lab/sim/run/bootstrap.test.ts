import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  interval95,
  meanResamples,
  quantile,
  resampleSet,
  type BootstrapSet,
} from '../../../../../lab/src/sim/run/bootstrap.js';
import { seededRandom } from '../../../../../src/base/random.js';

/** Traces with one session each and two rules; the optimum is worth 2 everywhere. */
function setOf(rows: readonly (readonly number[])[]): BootstrapSet {
  return {
    qoe: rows.map((row) => Float64Array.from(row)),
    qoePerUmax: rows.map((row) => Float64Array.from(row, (value) => value / 3)),
    optimumQoe: rows.map(() => 2),
    sessions: rows.map(() => 1),
  };
}

describe('bootstrap', () => {
  it('gives no spread where the traces are all alike', () => {
    const { optimumPct } = resampleSet(
      setOf([
        [1, 2],
        [1, 2],
        [1, 2],
      ]),
      { resamples: 50, seed: 1 },
    );
    expect(interval95(optimumPct[0] ?? new Float64Array())).toEqual([50, 50]);
    expect(interval95(optimumPct[1] ?? new Float64Array())).toEqual([100, 100]);
  });

  it('covers a mean of known spread about as often as it says', () => {
    const random = seededRandom(7);
    let covered = 0;
    for (let trial = 0; trial < 200; trial += 1) {
      const rows = Array.from({ length: 40 }, () => [random()]);
      const { qoe } = resampleSet(setOf(rows), { resamples: 300, seed: trial });
      const [low, high] = interval95(qoe[0] ?? new Float64Array()) ?? [1, 0];
      if (low <= 0.5 && high >= 0.5) covered += 1;
    }
    expect(covered / 200).toBeGreaterThan(0.88);
    expect(covered / 200).toBeLessThan(0.99);
  });

  it('draws the same traces for every rule: what always differs by one differs by one in each resample', () => {
    const { qoe } = resampleSet(
      setOf([
        [0, 1],
        [5, 6],
        [9, 10],
        [2, 3],
      ]),
      { resamples: 100, seed: 3 },
    );
    const differences = Array.from(qoe[1] ?? [], (value, at) => value - (qoe[0]?.[at] ?? 0));
    for (const difference of differences) expect(difference).toBeCloseTo(1, 9);
  });

  it('repeats with its seed and varies with another', () => {
    const set = setOf([
      [1, 0],
      [2, 0],
      [4, 0],
      [7, 0],
    ]);
    const first = resampleSet(set, { resamples: 20, seed: 1 });
    expect(resampleSet(set, { resamples: 20, seed: 1 })).toEqual(first);
    expect(resampleSet(set, { resamples: 20, seed: 2 })).not.toEqual(first);
  });

  it('has no share of an optimum that is not there, or not above 0', () => {
    const set = {
      ...setOf([
        [1, 1],
        [2, 2],
      ]),
      optimumQoe: [Number.NaN, Number.NaN],
    };
    const { optimumPct, qoe } = resampleSet(set, { resamples: 10, seed: 1 });
    expect(interval95(optimumPct[0] ?? new Float64Array())).toBeNull();
    expect(interval95(qoe[0] ?? new Float64Array())).not.toBeNull();
  });

  it('keeps a mean over sets between the least and the greatest of them', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: -5, max: 5, noNaN: true }), { minLength: 1 }), (values) => {
        const mean = meanResamples(values.map((value) => Float64Array.of(value)))[0] ?? Number.NaN;
        expect(mean).toBeGreaterThanOrEqual(Math.min(...values) - 1e-9);
        expect(mean).toBeLessThanOrEqual(Math.max(...values) + 1e-9);
      }),
    );
  });

  it('leaves a set without a value out of the mean', () => {
    expect(meanResamples([Float64Array.of(4), Float64Array.of(Number.NaN)])).toEqual(Float64Array.of(4));
  });

  it('interpolates quantiles', () => {
    expect(quantile([0, 10], 0.25)).toBe(2.5);
    expect(quantile([], 0.5)).toBeNaN();
  });
});
