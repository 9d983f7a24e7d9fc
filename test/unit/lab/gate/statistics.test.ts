import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { holm } from '../../../../lab/src/gate/compare/holm.js';
import { rankSum } from '../../../../lab/src/gate/compare/rank-sum.js';
import { outsideOfLots, outsideOfPairs } from '../../../../lab/src/gate/compare/outside.js';
import { pairedShift, unpairedShift } from '../../../../lab/src/gate/compare/shift.js';
import { signedRank } from '../../../../lab/src/gate/compare/signed-rank.js';
import { seededRandom } from '../../../../src/base/random.js';

describe('the signed-rank test', () => {
  it('knows the exact chance of six of six', () => {
    expect(signedRank([1, 2, 3, 4, 5, 6]).pAbove).toBeCloseTo(1 / 64, 12);
    expect(signedRank([1, 1, 1, 1, 1, 1]).pAbove).toBeCloseTo(1 / 64, 12);
    expect(signedRank([1, 2, 3, 4, 5, 6]).effect).toBe(1);
  });

  it('gives the tabulated value: n = 10, W = 8, one-sided', () => {
    // Wilcoxon's table: W ≤ 8 for n = 10 has p = 0.0244.
    const differences = [-1, 2, -3, -4, 5, 6, 7, 8, 9, 10];
    expect(signedRank(differences).pAbove).toBeCloseTo(0.0244, 4);
  });

  it('leaves out what doesn’t differ', () => {
    expect(signedRank([0, 0, 0])).toMatchObject({ count: 0, pAbove: 1, effect: 0 });
    expect(signedRank([0, 1, 2, 0, 3]).pAbove).toBeCloseTo(1 / 8, 12);
  });

  it('is symmetric, and a larger shift is never less sure', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -20, max: 20 }), { minLength: 2, maxLength: 30 }), (values) => {
        const one = signedRank(values);
        const other = signedRank(values.map((value) => -value));
        expect(one.pAbove).toBeCloseTo(other.pBelow, 9);
        expect(one.effect).toBeCloseTo(-other.effect, 9);
        expect(signedRank(values.map((value) => value + 50)).pAbove).toBeLessThanOrEqual(one.pAbove + 1e-9);
      }),
    );
  });

  it('agrees with itself where the exact count ends and the normal curve begins', () => {
    const values = Array.from({ length: 120 }, (_, at) => ((at * 37) % 101) - 42);
    const near = Array.from({ length: 121 }, (_, at) => ((at * 37) % 101) - 42);
    expect(signedRank(values).pAbove).toBeCloseTo(signedRank(near).pAbove, 1);
  });
});

describe('the rank-sum test', () => {
  it('knows the exact chance of three above three', () => {
    expect(rankSum([1, 2, 3], [4, 5, 6]).pAbove).toBeCloseTo(1 / 20, 12);
    expect(rankSum([1, 2, 3], [4, 5, 6]).effect).toBe(1);
    expect(rankSum([4, 5, 6], [1, 2, 3]).pBelow).toBeCloseTo(1 / 20, 12);
  });

  it('takes ties as they are', () => {
    expect(rankSum([1, 1, 1], [1, 1, 1])).toMatchObject({ pAbove: 1, pBelow: 1, effect: 0 });
    // Of the 6 ways to choose 2 of {0, 0, 1, 1}, one has both ones.
    expect(rankSum([0, 0], [1, 1]).pAbove).toBeCloseTo(1 / 6, 12);
  });

  it('turns round with its arguments', () => {
    const lots = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(lots, lots, (first, second) => {
        expect(rankSum(first, second).pAbove).toBeCloseTo(rankSum(second, first).pBelow, 9);
        expect(rankSum(first, second).effect).toBeCloseTo(-rankSum(second, first).effect, 9);
      }),
    );
  });
});

describe('the shift', () => {
  it('finds a constant one exactly', () => {
    expect(pairedShift([3, 3, 3, 3, 3, 3, 3])).toEqual({ estimate: 3, interval: [3, 3] });
    expect(unpairedShift([1, 2, 3, 4], [11, 12, 13, 14]).estimate).toBe(10);
  });

  it('lies within its interval, and one wild play doesn’t move it far', () => {
    const quiet = [1, 1.2, 0.9, 1.1, 1, 0.8, 1.3, 1.05];
    const { estimate, interval } = pairedShift([...quiet, 400]);
    expect(estimate).toBeGreaterThan(0.8);
    expect(estimate).toBeLessThan(1.4);
    expect(interval?.[0]).toBeLessThanOrEqual(estimate);
    expect(interval?.[1]).toBeGreaterThanOrEqual(estimate);
  });

  it('is bounded by the averages that the tables name, and by none where too few can’t', () => {
    // Signed ranks, two-sided 5 %: the critical values are 0 for n = 6, 8 for 10, 52 for 20.
    expect([5, 6, 10, 20].map((n) => outsideOfPairs(n))).toEqual([0, 1, 9, 53]);
    // Rank sums: 0 for 3 and 5, 2 for 5 and 5, 23 for 10 and 10.
    expect(outsideOfLots(3, 3)).toBe(0);
    expect([outsideOfLots(3, 5), outsideOfLots(5, 5), outsideOfLots(10, 10)]).toEqual([1, 3, 24]);
    expect(outsideOfLots(5, 3)).toBe(outsideOfLots(3, 5));
    expect(pairedShift([1, 2, 3, 4, 5]).interval).toBeNull();
    expect(pairedShift([1, 2, 3, 4, 5, 6]).interval).toEqual([1, 6]);
    expect(unpairedShift([1, 2, 3], [4, 5, 6]).interval).toBeNull();
    expect(pairedShift([])).toEqual({ estimate: Number.NaN, interval: null });
  });

  it('goes on smoothly where the normal curve takes over', () => {
    expect(outsideOfPairs(121) - outsideOfPairs(120)).toBeGreaterThan(30);
    expect(outsideOfPairs(121) - outsideOfPairs(120)).toBeLessThan(80);
    expect(Math.abs(outsideOfLots(30, 31) - outsideOfLots(30, 30) - 12)).toBeLessThan(6);
  });

  it.each([6, 7, 9, 12, 24])('holds the truth at least 95 times in 100, of %i differences', (n) => {
    const random = seededRandom(n);
    // Symmetric about 0, with heavy tails.
    const drawn = (): number => (random() < 0.5 ? -1 : 1) * (1 / (random() + 0.01) - 0.9);
    const rounds = 2000;
    let held = 0;
    for (let round = 0; round < rounds; round += 1) {
      const { interval } = pairedShift(Array.from({ length: n }, drawn));
      if (interval !== null && interval[0] <= 0 && interval[1] >= 0) held += 1;
    }
    expect(held / rounds).toBeGreaterThan(0.94);
  });
});

it('Holm’s adjustment is between the plain p and Bonferroni’s, and keeps their order', () => {
  expect(holm([0.01, 0.04, 0.03])).toEqual([0.03, 0.06, 0.06]);
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 20 }), (ps) => {
      const adjusted = holm(ps);
      ps.forEach((p, at) => {
        expect(adjusted[at]).toBeGreaterThanOrEqual(p);
        expect(adjusted[at]).toBeLessThanOrEqual(Math.min(1, p * ps.length) + 1e-12);
      });
    }),
  );
});
