import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HarmonicMean } from '../../../src/abr/estimate/harmonic-mean.js';

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
