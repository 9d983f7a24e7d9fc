import type { Random } from '../../base/random.js';

const FIRST_MS = 1_000;
const MOST_MS = 30_000;
/** No timer takes more than 2^31 ms, and no page waits longer than this. */
const MOST_ASKED_MS = 24 * 3_600_000;

/**
 * How long to wait after the `failures`-th failure in a row (1, 2, …): anywhere up to 1, 2, 4, … 30 s
 * ("full jitter", Brooker, AWS Architecture Blog 2015), so that players that failed together don't
 * come back together.
 */
export function backoffMs(failures: number, random: Random): number {
  return random() * Math.min(MOST_MS, FIRST_MS * 2 ** (failures - 1));
}

/** A `Retry-After` header, seconds or a date, as ms from now; 0 without a usable one. */
export function retryAfterMs(header: string | null, nowEpochMs: number): number {
  if (header === null || header.trim() === '') return 0;
  const seconds = Number(header);
  const ms = Number.isNaN(seconds) ? Date.parse(header) - nowEpochMs : seconds * 1_000;
  return ms > 0 ? Math.min(ms, MOST_ASKED_MS) : 0;
}
