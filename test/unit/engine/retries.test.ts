import type { RetryConfig } from 'hls.js';
import { describe, expect, it } from 'vitest';
import { segmentPolicy } from '../../../src/engine/hls/retries.js';

/** As hls.js reckons: an exponential wait up to the most that is allowed, counted from 0. */
const waitMs = ({ retryDelayMs, maxRetryDelayMs }: RetryConfig, count: number): number =>
  Math.min(2 ** count * retryDelayMs, maxRetryDelayMs);

const code = (status: number) => ({ code: status, url: '' });

/** Tries until it is told to stop, each attempt taking no time. */
function attempts(status: number, bufferLevelSec: (atMs: number) => number): number[] {
  let nowMs = 1_000;
  const clock = { now: () => nowMs, after: () => () => {}, every: () => () => {} };
  const { errorRetry } = segmentPolicy({
    clock,
    bufferLevelSec: () => bufferLevelSec(nowMs - 1_000),
  }).default;
  if (!errorRetry?.shouldRetry) throw new Error('It has no way to be asked.');
  const atMs: number[] = [];
  for (let count = 0; count < 100; count += 1) {
    atMs.push(nowMs - 1_000);
    const wants = count < errorRetry.maxNumRetry && status >= 500;
    const retries = errorRetry.shouldRetry(errorRetry, count, false, code(status), wants);
    if (!retries || count >= errorRetry.maxNumRetry) break;
    nowMs += waitMs(errorRetry, count);
  }
  return atMs;
}

describe('a segment that fails over HLS', () => {
  it('is asked for again after 0.5, 1, 2 and 2 s, with much or nothing left to play', () => {
    expect(attempts(503, () => 20)).toEqual([0, 500, 1_500, 3_500, 5_500]);
    expect(attempts(503, () => 0)).toEqual([0, 500, 1_500, 3_500, 5_500]);
  });

  it('is asked for again sooner while little is left, and given up no sooner', () => {
    const atMs = attempts(503, (ms) => Math.max(0, 3 - ms / 1_000));
    // 3 s are left at first, then 2.5, 1.67 and 1.1: a third of each, and half a second at least.
    expect(atMs.slice(0, 4).map(Math.round)).toEqual([0, 500, 1_333, 1_889]);
    expect(atMs.at(-1)).toBeGreaterThanOrEqual(5_500);
    expect(atMs.length).toBeLessThan(10);
  });

  it('is asked for once more where the server says that it hasn’t got it', () => {
    expect(attempts(404, () => 20)).toEqual([0, 500]);
    expect(attempts(404, () => 1)).toEqual([0, 500]);
  });

  it('counts the time from its own first failure', () => {
    let nowMs = 0;
    const clock = { now: () => nowMs, after: () => () => {}, every: () => () => {} };
    const { errorRetry } = segmentPolicy({ clock, bufferLevelSec: () => 20 }).default;
    if (!errorRetry?.shouldRetry) throw new Error('It has no way to be asked.');
    const { shouldRetry } = errorRetry;
    const again = (count: number): boolean =>
      shouldRetry(errorRetry, count, false, code(500), count < errorRetry.maxNumRetry);
    expect([again(0), again(1)]).toEqual([true, true]);
    nowMs = 5_000;
    expect(again(2)).toBe(true);
    nowMs = 6_000;
    expect(again(3)).toBe(false);
    expect(errorRetry.maxNumRetry).toBe(0);
    expect(again(0)).toBe(true);
    // Long after, and not counted anew.
    nowMs = 60_000;
    expect(again(1)).toBe(true);
    expect(errorRetry.maxNumRetry).toBeGreaterThan(1);
  });

  it('of which hls.js knows no answer, as of one without media, is left to hls.js', () => {
    const clock = { now: () => 60_000, after: () => () => {}, every: () => () => {} };
    const { errorRetry } = segmentPolicy({ clock, bufferLevelSec: () => 20 }).default;
    expect(errorRetry?.shouldRetry?.(errorRetry, 1, false, undefined, false)).toBe(false);
    expect(errorRetry?.maxNumRetry).toBeGreaterThan(1);
  });
});
