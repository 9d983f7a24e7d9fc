import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HarmonicMean } from '../../../src/abr/estimate/harmonic-mean.js';
import { SlidingPercentile } from '../../../src/abr/estimate/sliding-percentile.js';

const kbpsValues = fc.double({ min: 50, max: 200_000, noNaN: true });
const weights = fc.double({ min: 0.01, max: 100, noNaN: true });
const samples = fc.array(fc.tuple(weights, kbpsValues), { minLength: 1, maxLength: 20 });

describe('HarmonicMean', () => {
  const meanOf = (pairs: readonly (readonly [number, number])[], window = 5): number | null => {
    const mean = new HarmonicMean(window);
    for (const [weight, value] of pairs) mean.add(weight, value);
    return mean.value;
  };

  it('knows nothing before the first sample, and after a reset', () => {
    const mean = new HarmonicMean(5);
    expect(mean.value).toBeNull();
    mean.add(1, 100);
    mean.reset();
    expect(mean.value).toBeNull();
  });

  it('gives a constant back', () => {
    fc.assert(
      fc.property(kbpsValues, fc.array(weights, { minLength: 1 }), (value, each) => {
        expect((meanOf(each.map((weight) => [weight, value])) ?? 0) / value).toBeCloseTo(1, 9);
      }),
    );
  });

  it('is time over bytes: half the bytes at each speed take the mean time', () => {
    expect(meanOf([[1, 1000], [1, 3000]])).toBeCloseTo(1500); // prettier-ignore
  });

  it('never falls when a sample rises', () => {
    fc.assert(
      fc.property(samples, fc.nat(), fc.double({ min: 1, max: 10, noNaN: true }), (pairs, at, factor) => {
        const risen = pairs.map(([weight, value], index): [number, number] =>
          index === at % pairs.length ? [weight, value * factor] : [weight, value],
        );
        expect(meanOf(risen)).toBeGreaterThanOrEqual((meanOf(pairs) ?? 0) * (1 - 1e-12));
      }),
    );
  });

  it('forgets all but the last samples', () => {
    fc.assert(
      fc.property(samples, kbpsValues, (pairs, value) => {
        const last = Array.from({ length: 5 }, (): [number, number] => [1, value]);
        expect((meanOf([...pairs, ...last]) ?? 0) / value).toBeCloseTo(1, 9);
      }),
    );
  });

  it('ignores what is no throughput or weighs nothing', () => {
    const bad = [0, -1, Number.NaN, Infinity, -Infinity];
    const pairs = bad.flatMap((each): [number, number][] => [
      [each, 5],
      [1, each],
    ]);
    expect(meanOf([[1, 100], ...pairs])).toBeCloseTo(100);
  });
});

describe('SlidingPercentile', () => {
  const windowOf = (pairs: readonly (readonly [number, number])[], maxWeight = 100): SlidingPercentile => {
    const percentile = new SlidingPercentile(maxWeight);
    for (const [weight, value] of pairs) percentile.add(weight, value);
    return percentile;
  };
  const shares = fc.double({ min: 0, max: 1, noNaN: true });

  it('knows nothing before the first sample, and after a reset', () => {
    const percentile = new SlidingPercentile(10);
    expect(percentile.value).toBeNull();
    percentile.add(1, 100);
    percentile.reset();
    expect(percentile.at(0.9)).toBeNull();
  });

  it('gives a constant back, at every share', () => {
    fc.assert(
      fc.property(kbpsValues, fc.array(weights, { minLength: 1 }), shares, (value, each, share) => {
        expect(windowOf(each.map((weight) => [weight, value])).at(share)).toBe(value);
      }),
    );
  });

  it('answers with a value it was given, and with a greater one for a greater share', () => {
    fc.assert(
      fc.property(samples, shares, shares, (pairs, a, b) => {
        const percentile = windowOf(pairs);
        const low = percentile.at(Math.min(a, b)) ?? Number.NaN;
        expect(pairs.map(([, value]) => value)).toContain(low);
        expect(percentile.at(Math.max(a, b))).toBeGreaterThanOrEqual(low);
      }),
    );
  });

  it('never falls when a sample rises', () => {
    fc.assert(
      fc.property(samples, fc.nat(), fc.double({ min: 1, max: 10, noNaN: true }), (pairs, at, factor) => {
        const risen = pairs.map(([weight, value], index): [number, number] =>
          index === at % pairs.length ? [weight, value * factor] : [weight, value],
        );
        expect(windowOf(risen).value).toBeGreaterThanOrEqual(windowOf(pairs).value ?? 0);
      }),
    );
  });

  it('forgets what no longer fits into its weight, were it one huge sample', () => {
    fc.assert(
      fc.property(samples, kbpsValues, (pairs, value) => {
        const last = Array.from({ length: 10 }, (): [number, number] => [10, value]);
        const percentile = windowOf([...pairs, [1e9, 1], ...last]);
        expect(percentile.at(1e-6)).toBe(value);
        expect(percentile.at(1)).toBe(value);
      }),
    );
  });

  it('lets one sample far out move the median no further than to its neighbour', () => {
    const pairs = [1000, 1100, 1200, 1300].map((value): [number, number] => [1, value]);
    expect(windowOf([...pairs, [1, 1e6]]).value).toBe(1200);
  });

  it('ignores what is no number or weighs nothing', () => {
    const bad = [Number.NaN, Infinity, -Infinity];
    const pairs = bad.flatMap((each): [number, number][] => [
      [each, 5],
      [1, each],
    ]);
    expect(windowOf([[1, 100], ...pairs, [0, 5], [-1, 5]]).at(0)).toBe(100);
  });
});
