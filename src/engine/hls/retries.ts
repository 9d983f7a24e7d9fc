import type { LoadPolicy, RetryConfig } from 'hls.js';
import type { Clock } from '../../base/clock.js';

export const FIRST_RETRY_MS = 500;
export const LAST_RETRY_MS = 2_000;

/** For so long a segment that fails is asked for again: the waits of 0.5 + 1 + 2 + 2 s. */
const PATIENCE_MS = 5_500;
const MOST_RETRIES = PATIENCE_MS / FIRST_RETRY_MS;

/** No wait takes more than this share of what is left to play: the segment is to come before that ends. */
const WAIT_SHARE = 1 / 3;

/**
 * hls.js never retries a 4xx, nor a request without an answer while the device is online; it goes to
 * another rendition at once. But an edge that misses a segment for a moment and a dropped connection are
 * the commonest faults there are, and another try at the same rendition costs the viewer nothing.
 */
export const shouldRetry: NonNullable<RetryConfig['shouldRetry']> = (
  config,
  retryCount,
  _isTimeout,
  response,
  retry,
) => {
  const status = response?.code;
  if (status === undefined || !config) return retry;
  if (status === 0) return retryCount < config.maxNumRetry;
  return status >= 400 && status < 500 ? retryCount < 1 : retry;
};

export interface SegmentPolicyOptions {
  readonly clock: Clock;
  readonly bufferLevelSec: () => number;
}

/**
 * How segments are asked for again. The waits grow, but while something is left to play none takes more than a share
 * of it; so it is not their number but the time since the first failure that ends them.
 */
export function segmentPolicy({ clock, bufferLevelSec }: SegmentPolicyOptions): LoadPolicy {
  let firstFailedMs = -Infinity;
  let lastFailedMs = -Infinity;
  const errorRetry: RetryConfig = {
    // Both are read by hls.js at each failure.
    get maxNumRetry(): number {
      return clock.now() - firstFailedMs < PATIENCE_MS ? MOST_RETRIES : 0;
    },
    get maxRetryDelayMs(): number {
      const leftMs = bufferLevelSec() * 1_000;
      if (leftMs <= 0) return LAST_RETRY_MS;
      return Math.min(LAST_RETRY_MS, Math.max(FIRST_RETRY_MS, leftMs * WAIT_SHARE));
    },
    retryDelayMs: FIRST_RETRY_MS,
    shouldRetry: (config, retryCount, isTimeout, response, retry) => {
      const nowMs = clock.now();
      // hls.js counts failures anew once a segment has come, but for those of segments without media.
      const isFirst = retryCount === 0 || nowMs - lastFailedMs > PATIENCE_MS;
      if (isFirst) firstFailedMs = nowMs;
      lastFailedMs = nowMs;
      // It has made up its mind by the failures before.
      const again = retry || (isFirst && retryCount < MOST_RETRIES && response?.code !== undefined);
      return shouldRetry(config, retryCount, isTimeout, response, again);
    },
  };
  return {
    default: {
      maxTimeToFirstByteMs: 8_000,
      // A slow body is for the bitrate controller to abandon, not for a timeout.
      maxLoadTimeMs: 120_000,
      timeoutRetry: { maxNumRetry: 1, retryDelayMs: 0, maxRetryDelayMs: 0 },
      errorRetry,
    },
  };
}
