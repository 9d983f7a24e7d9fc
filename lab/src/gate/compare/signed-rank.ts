import { normalTail } from './normal-tail.js';
import { doubledRanks } from './ranks.js';

export interface SignedRankTest {
  /** Differences other than 0. */
  readonly count: number;
  /** One-sided: how likely at least so much weight above 0 is, if above and below were as likely. */
  readonly pAbove: number;
  readonly pBelow: number;
  /** Matched-pairs rank-biserial correlation: share of rank weight above 0 less that below, −1 to 1. */
  readonly effect: number;
}

/** Beyond, the normal distribution is as good and far quicker. */
const mostExact = 120;

/**
 * Wilcoxon's signed-rank test (1945). Differences of 0 are left out, as he did; ties share their mean rank.
 * The distribution is exact, ties and all: each of the 2^n ways to give the ranks signs is as likely, and the
 * sums are counted by dynamic programming. Effect size: Kerby (2014).
 */
export function signedRank(differences: readonly number[]): SignedRankTest {
  const kept = differences.filter((difference) => difference !== 0);
  const ranks = doubledRanks(kept.map(Math.abs));
  const total = ranks.reduce((sum, rank) => sum + rank, 0);
  const above = ranks.reduce((sum, rank, at) => sum + ((kept[at] ?? 0) > 0 ? rank : 0), 0);
  if (kept.length === 0) return { count: 0, pAbove: 1, pBelow: 1, effect: 0 };
  const effect = (2 * above - total) / total;
  if (kept.length > mostExact) {
    const variance = ranks.reduce((sum, rank) => sum + rank * rank, 0) / 4;
    const tail = (sum: number): number => normalTail((sum - total / 2 - 1) / Math.sqrt(variance));
    return { count: kept.length, pAbove: tail(above), pBelow: tail(total - above), effect };
  }
  const atLeast = upperTail(ranks);
  return { count: kept.length, pAbove: atLeast(above), pBelow: atLeast(total - above), effect };
}

/** P(sum of the ranks that got a plus ≥ x), each sign being as likely. */
function upperTail(ranks: readonly number[]): (least: number) => number {
  const likely = signSums(ranks);
  return (least) => {
    let tail = 0;
    for (let sum = likely.length - 1; sum >= least; sum -= 1) tail += likely[sum] ?? 0;
    return Math.min(1, tail);
  };
}

/** How likely each sum of those whole ranks is that got a plus, from 0 to the sum of all. */
export function signSums(ranks: readonly number[]): Float64Array {
  const likely = new Float64Array(ranks.reduce((sum, rank) => sum + rank, 1));
  likely[0] = 1;
  let reached = 0;
  for (const rank of ranks) {
    reached += rank;
    for (let sum = reached; sum >= 0; sum -= 1)
      likely[sum] = ((likely[sum] ?? 0) + (sum >= rank ? (likely[sum - rank] ?? 0) : 0)) / 2;
  }
  return likely;
}
