import type { GatedFigure } from '../results/figures.js';
import type { Shift } from './shift.js';

/**
 * `same`: the interval lies within the smallest difference worth failing for. `unclear`: it doesn't, and the
 * test hasn't shown a difference either.
 */
export type Verdict = 'worse' | 'better' | 'same' | 'unclear';

/** What was compared: the whole suite, those played again, or one scenario. */
export type Scope =
  | { readonly kind: 'suite' }
  | { readonly kind: 'again'; readonly scenarios: readonly string[] }
  | { readonly kind: 'scenario'; readonly scenario: string };

/** What is said of one figure in one scope. */
export interface FigureVerdict {
  readonly scope: Scope;
  readonly figure: GatedFigure;
  readonly verdict: Verdict;
  /** One of those whose worsening fails the gate, in a comparison that may. */
  readonly judged: boolean;
  /** Signed ranks of pairs, or rank sums where plays couldn't be paired. */
  readonly test: 'paired' | 'unpaired';
  /** Pairs, or plays of the smaller side. */
  readonly count: number;
  readonly worseIn: number;
  readonly betterIn: number;
  /** Typical values: the mean of what is mostly 0, else the median. */
  readonly base: number;
  readonly now: number;
  /** In units of the smallest difference worth failing for, above 0 is worse. */
  readonly shift: Shift;
  /** One-sided, in the direction of `shift`. */
  readonly p: number;
  /** With all tests of its kind taken into account. */
  readonly pAdjusted: number;
  /** −1 to 1: rank-biserial correlation of pairs, or Cliff's delta; above 0 is worse. */
  readonly effect: number;
  readonly sentence: string;
}

/** A play that failed, and failed again alone, where the other build played. */
export interface FailureVerdict {
  readonly scenario: string;
  readonly format: 'hls' | 'dash';
  readonly seed: number;
  readonly sentence: string;
}

export interface Comparison {
  readonly verdict: Verdict;
  readonly figures: readonly FigureVerdict[];
  readonly failures: readonly FailureVerdict[];
  /** What limits the comparison. */
  readonly notes: readonly string[];
}
