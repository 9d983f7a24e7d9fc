import type { Random } from '../../base/random.js';

const FIRST_MS = 1_000;
const MOST_MS = 30_000;

/**
 * How long to wait after the `failures`-th failure in a row (1, 2, …): anywhere up to 1, 2, 4, … 30 s
 * ("full jitter", Brooker, AWS Architecture Blog 2015), so that players that failed together don't
 * come back together.
 */
export function backoffMs(failures: number, random: Random): number {
  return random() * Math.min(MOST_MS, FIRST_MS * 2 ** (failures - 1));
}
