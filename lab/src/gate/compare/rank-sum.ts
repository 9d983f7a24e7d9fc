import { normalTail } from './normal-tail.js';
import { doubledRanks } from './ranks.js';

export interface RankSumTest {
  /** One-sided: how likely the second are ranked at least so high, if both were drawn from one lot. */
  readonly pAbove: number;
  readonly pBelow: number;
  /** Cliff's delta: P(second > first) − P(second < first), −1 to 1. */
  readonly effect: number;
}

const mostExact = 60;

/**
 * Mann and Whitney's U (1947): whether `second` lies above `first`. Exact, ties and all, for up to 60 values:
 * every choice of which ranks are the second's is as likely, counted by dynamic programming. Beyond, the
 * normal distribution with the ties' correction. Effect size: Cliff (1993).
 */
export function rankSum(first: readonly number[], second: readonly number[]): RankSumTest {
  if (first.length === 0 || second.length === 0) return { pAbove: 1, pBelow: 1, effect: 0 };
  const ranks = doubledRanks([...first, ...second]);
  const sum = ranks.slice(first.length).reduce((total, rank) => total + rank, 0);
  const n = second.length;
  const all = ranks.length;
  // 2U = doubled rank sum − n(n + 1), and U / (n·m) = P(second > first) + ½ P(equal).
  const effect = (sum - n * (n + 1)) / (n * first.length) - 1;
  const mirrored = n * (all + 1) * 2 - sum;
  if (all > mostExact) {
    const middle = n * (all + 1);
    const squares = ranks.reduce((total, rank) => total + (rank - (all + 1)) ** 2, 0);
    const variance = (n * first.length * squares) / (all * (all - 1));
    if (variance === 0) return { pAbove: 1, pBelow: 1, effect };
    const tail = (least: number): number => normalTail((least - middle - 1) / Math.sqrt(variance));
    return { pAbove: tail(sum), pBelow: tail(mirrored), effect };
  }
  const atLeast = upperTail(ranks, n);
  const atMost = upperTail(
    ranks.map((rank) => 2 * (all + 1) - rank),
    n,
  );
  return { pAbove: atLeast(sum), pBelow: atMost(mirrored), effect };
}

/** P(the sum of `count` ranks drawn without putting back ≥ x). */
function upperTail(ranks: readonly number[], count: number): (least: number) => number {
  const likely = drawnSums(ranks, count);
  return (least) => {
    let tail = 0;
    for (let sum = likely.length - 1; sum >= least; sum -= 1) tail += likely[sum] ?? 0;
    return Math.min(1, tail);
  };
}

/** How likely each sum of `count` whole ranks is, drawn without putting back; from 0 to the sum of all. */
export function drawnSums(ranks: readonly number[], count: number): Float64Array {
  const total = ranks.reduce((sum, rank) => sum + rank, 0);
  const ways = Array.from({ length: count + 1 }, () => new Float64Array(total + 1));
  const [none] = ways;
  if (none !== undefined) none[0] = 1;
  for (const rank of ranks)
    for (let drawn = count; drawn >= 1; drawn -= 1) {
      const from = ways[drawn - 1];
      const to = ways[drawn];
      if (from === undefined || to === undefined) continue;
      for (let sum = total; sum >= rank; sum -= 1) to[sum] = (to[sum] ?? 0) + (from[sum - rank] ?? 0);
    }
  const drawn = ways[count] ?? new Float64Array();
  const all = drawn.reduce((sum, each) => sum + each, 0);
  return drawn.map((each) => each / all);
}
