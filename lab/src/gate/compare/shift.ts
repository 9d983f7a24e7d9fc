import { median } from './ranks.js';

/** How far the second lie from the first, and between which bounds that is with 95 % confidence. */
export interface Shift {
  readonly estimate: number;
  readonly low: number;
  readonly high: number;
}

/**
 * Hodges and Lehmann's estimate (1963) of the middle of paired differences: the median of the means of all
 * pairs of them (Walsh's averages), the interval between those whose ranks the signed-rank test wouldn't
 * reject. With fewer than 6 differences there is no 95 %: the interval is all they span.
 */
export function pairedShift(differences: readonly number[]): Shift {
  const averages = differences
    .flatMap((one, at) => differences.slice(at).map((other) => (one + other) / 2))
    .sort((a, b) => a - b);
  const n = differences.length;
  const sd = Math.sqrt((n * (n + 1) * (2 * n + 1)) / 24);
  return between(averages, (n * (n + 1)) / 4 - z95 * sd);
}

/** The same of two lots that aren't paired: the median of all differences between them. */
export function unpairedShift(first: readonly number[], second: readonly number[]): Shift {
  const differences = first.flatMap((one) => second.map((other) => other - one)).sort((a, b) => a - b);
  const n = first.length * second.length;
  const sd = Math.sqrt((n * (first.length + second.length + 1)) / 12);
  return between(differences, n / 2 - z95 * sd);
}

const z95 = 1.959964;

function between(ascending: readonly number[], cut: number): Shift {
  const at = Math.max(0, Math.floor(cut));
  return {
    estimate: median(ascending),
    low: ascending[at] ?? Number.NaN,
    high: ascending[ascending.length - 1 - at] ?? Number.NaN,
  };
}
