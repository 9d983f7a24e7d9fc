import { drawnSums } from './rank-sum.js';
import { signSums } from './signed-rank.js';

/** What may lie beyond each end of an interval of 95 %. */
const perSide = 0.025;
const z = 1.959964;

/** Beyond so many values the normal distribution is as good, and far quicker. */
const mostExactPairs = 120;
const mostExactLots = 60;

const upTo = (count: number): number[] => Array.from({ length: count }, (_, at) => at + 1);

/**
 * Of the n(n + 1)/2 Walsh averages of n differences, in ascending order: which from either end bounds their
 * middle with at least 95 % confidence, counted from 1. 0 where none does, as for n < 6.
 */
export function outsideOfPairs(n: number): number {
  if (n <= mostExactPairs) return cached(`pairs ${n}`, () => outside(signSums(upTo(n)), 0));
  return Math.floor((n * (n + 1)) / 4 - z * Math.sqrt((n * (n + 1) * (2 * n + 1)) / 24));
}

/** The same of the n · m differences between two lots. */
export function outsideOfLots(n: number, m: number): number {
  if (n === 0 || m === 0) return 0;
  if (n + m <= mostExactLots)
    return cached(`lots ${n} ${m}`, () => outside(drawnSums(upTo(n + m), m), (m * (m + 1)) / 2));
  return Math.floor((n * m) / 2 - z * Math.sqrt((n * m * (n + m + 1)) / 12));
}

/** How many of the least sums, from `from` on, are together no likelier than what may lie beyond an end. */
function outside(likely: Float64Array, from: number): number {
  let together = 0;
  for (let sum = from; sum < likely.length; sum += 1) {
    together += likely[sum] ?? 0;
    if (together > perSide) return sum - from;
  }
  return 0;
}

const known = new Map<string, number>();

function cached(key: string, reckon: () => number): number {
  const value = known.get(key) ?? reckon();
  known.set(key, value);
  return value;
}
