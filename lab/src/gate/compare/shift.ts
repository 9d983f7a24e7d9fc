import { median } from './ranks.js';
import { outsideOfLots, outsideOfPairs } from './outside.js';

/** How far the second lie from the first. */
export interface Shift {
  readonly estimate: number;
  /** Between which two values that is, with at least 95 % confidence; null where so few can't bound it so. */
  readonly interval: readonly [low: number, high: number] | null;
}

/**
 * Hodges and Lehmann's estimate (1963) of the middle of paired differences: the median of the means of all
 * pairs of them (Walsh's averages), the interval between those that the exact signed-rank test wouldn't
 * reject (Hollander, Wolfe and Chicken, 3.3). Fewer than 6 differences have no such interval.
 */
export function pairedShift(differences: readonly number[]): Shift {
  const averages = differences.flatMap((one, at) => differences.slice(at).map((other) => (one + other) / 2));
  return between(averages, outsideOfPairs(differences.length));
}

/** The same of two lots that aren't paired: the median of all differences between them. */
export function unpairedShift(first: readonly number[], second: readonly number[]): Shift {
  const differences = first.flatMap((one) => second.map((other) => other - one));
  return between(differences, outsideOfLots(first.length, second.length));
}

/** @param outside on each side, of those that bound the middle; 0: none does. */
function between(values: readonly number[], outside: number): Shift {
  const ascending = [...values].sort((a, b) => a - b);
  const low = ascending[outside - 1];
  const high = ascending[ascending.length - outside];
  return {
    estimate: median(ascending),
    interval: low === undefined || high === undefined ? null : [low, high],
  };
}
