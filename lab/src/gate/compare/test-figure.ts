import { figureSpecs, type GatedFigure } from '../results/figures.js';
import { differencesOf, type Difference, type PlayPair } from './pairs.js';
import { mean, median } from './ranks.js';
import { pairedShift } from './shift.js';
import { signedRank } from './signed-rank.js';
import type { FigureVerdict, Scope, Verdict } from './verdict.js';

/** A test whose p is not yet adjusted for the others. */
export interface RawTest extends Omit<FigureVerdict, 'verdict' | 'pAdjusted' | 'sentence' | 'judged'> {
  readonly differences: readonly Difference[];
}

/** Fewer pairs can't say anything at any level that is used here. */
const fewest = 2;

/** Fewer can't bound anything with 95 % confidence. */
const fewestToBound = 6;

/**
 * Of one figure over some pairs. Differences are taken in units of what is worth failing for in their
 * scenario, so that a satellite's first frame and a cable's can stand in one row of ranks.
 */
export function testFigure(pairs: readonly PlayPair[], figure: GatedFigure, scope: Scope): RawTest | null {
  const differences = differencesOf(pairs, figure);
  if (differences.length < fewest) return null;
  const worse = differences.map((difference) => difference.worse);
  const { pAbove, pBelow, effect } = signedRank(worse);
  const moved = worse.filter((each) => each !== 0);
  const shift = pairedShift(moved.length > 0 ? moved : worse);
  return {
    scope,
    figure,
    test: 'paired',
    count: differences.length,
    worseIn: worse.filter((each) => each > 0).length,
    betterIn: worse.filter((each) => each < 0).length,
    base: typical(
      figure,
      differences.map(({ base }) => base),
    ),
    now: typical(
      figure,
      differences.map(({ now }) => now),
    ),
    shift,
    p: effect >= 0 ? pAbove : pBelow,
    effect,
    differences,
  };
}

/** Most plays have no stall: the median of such a figure would hide what changed. */
export function typical(figure: GatedFigure, values: readonly number[]): number {
  return usesMean(figure) ? mean(values) : median(values);
}

export function usesMean(figure: GatedFigure): boolean {
  const { absolute, sharePct } = figureSpecs[figure].worth;
  return sharePct === 0 && absolute > 0;
}

/** Both: more than chance, and more than is worth a failed build. */
export function verdictOf(
  { shift, differences }: Pick<RawTest, 'shift' | 'differences'>,
  pAdjusted: number,
  alpha: number,
): Verdict {
  const { estimate, interval } = shift;
  if (pAdjusted <= alpha && Math.abs(estimate) >= 1) return estimate > 0 ? 'worse' : 'better';
  const near = interval !== null && interval[0] > -1 && interval[1] < 1;
  return near || allAreNear(differences) ? 'same' : 'unclear';
}

/**
 * Too few may differ at all to bound by how much. The middle of all of them then lies between their ends, with
 * 1 − 2 / 2ⁿ confidence: 97 % of 6.
 */
function allAreNear(differences: readonly Difference[]): boolean {
  return differences.length >= fewestToBound && differences.every(({ worse }) => Math.abs(worse) < 1);
}
