import { describe, expect, it } from 'vitest';
import {
  differenceOf,
  quantileFractions,
  ratioOf,
  shareOf,
} from '../../../../server/src/dashboard/compare/estimates.js';
import { seededRandom } from '../../../../src/base/random.js';

/** Of 100 intervals so many should hold the truth; 400 runs leave about 2 of play. */
const RUNS = 400;

function coverage(holds: (random: () => number) => boolean): number {
  const random = seededRandom(11);
  let held = 0;
  for (let run = 0; run < RUNS; run += 1) if (holds(random)) held += 1;
  return (held / RUNS) * 100;
}

const within = (estimate: { low: number; high: number } | null, truth: number): boolean =>
  estimate !== null && estimate.low <= truth && truth <= estimate.high;

function momentsOf(pairs: readonly (readonly [x: number, y: number])[]) {
  const sum = (of: (x: number, y: number) => number): number =>
    pairs.reduce((total, [x, y]) => total + of(x, y), 0);
  return {
    x: sum((x) => x),
    y: sum((_, y) => y),
    xx: sum((x) => x * x),
    xy: sum((x, y) => x * y),
    yy: sum((_, y) => y * y),
  };
}

describe('an estimate', () => {
  it('of a rare share holds the truth 95 times in 100, and says something of none at all', () => {
    const hits = (random: () => number): number =>
      Array.from({ length: 300 }).filter(() => random() < 0.02).length;
    expect(coverage((random) => within(shareOf(hits(random), 300), 0.02))).toBeGreaterThan(92);
    expect(shareOf(0, 50)).toMatchObject({ value: 0, low: 0 });
    expect(shareOf(0, 50)?.high).toBeGreaterThan(0.05);
    expect(shareOf(0, 0)).toBeNull();
  });

  it('of a ratio of sums does so where long views stall more', () => {
    // Played time x is exponential, stalled time 2 % of it with noise that grows with it.
    const cohort = (random: () => number) =>
      momentsOf(
        Array.from({ length: 200 }, () => {
          const x = -600 * Math.log(1 - random());
          return [x, x * 0.04 * random()] as const;
        }),
      );
    expect(coverage((random) => within(ratioOf(cohort(random), 200), 0.02))).toBeGreaterThan(92);
    expect(ratioOf(momentsOf([[1, 1]]), 1)).toBeNull();
    expect(ratioOf(momentsOf([]), 0)).toBeNull();
  });

  it('of a difference does so, and is turned about with its sides', () => {
    const share = (random: () => number, chance: number) =>
      shareOf(Array.from({ length: 200 }).filter(() => random() < chance).length, 200);
    expect(
      coverage((random) => within(differenceOf(share(random, 0.1), share(random, 0.16)), 0.06)),
    ).toBeGreaterThan(92);
    const [a, b] = [shareOf(3, 40), shareOf(9, 50)];
    const [ab, ba] = [differenceOf(a, b), differenceOf(b, a)];
    expect(ab?.low).toBeCloseTo(-(ba?.high ?? NaN), 12);
    expect(differenceOf(a, null)).toBeNull();
  });

  it('of a quantile lies between fractions that close in with the count', () => {
    const [at, low, high] = quantileFractions(0.95, 400);
    expect([at, low < 0.95, high > 0.95, high <= 1]).toEqual([0.95, true, true, true]);
    expect(quantileFractions(0.95, 4_000)[1]).toBeGreaterThan(low);
  });
});
