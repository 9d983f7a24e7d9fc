import { numbersOf } from '../../../../../src/abr/context-numbers.js';
import type { AbrContext } from '../../../../../src/abr/contract/abr-controller.js';
import type { DownloadProgress } from '../../../../../src/media/download.js';
import { timeToLoadSec } from './best-level.js';
import { declaredAverageKbps, declaredPeakKbps } from './declared-bitrates.js';
import type { HlsEstimator } from './hls-estimator.js';

/*
 * Whether hls.js 1.7.4 takes a download to be too slow (`_abandonRulesCheck` of
 * src/controller/abr-controller.ts, up to the point where it acts).
 *
 *   not before     half the segment's duration / p, or the ttfb estimate, has gone by
 *   D = (size − loaded) / rate                             what is left of this download, in seconds
 *   next = max { 0 < j < i : d_j < min(B/p, L + ttfb) },   d_j = ttfb + L·R_j / rate
 *   too slow       if D > B/p and d_next < D and d_next ≤ 10·L
 *
 *   B bufferLevelSec   p playback rate   L segmentSec   R_j peak bitrate   rate bytes since the first byte / time
 *
 * Two things follow that are easily overlooked, and both are kept: where no level above the lowest fits, the
 * answer is the lowest but d is that of level 1; and from level 1 there is no way down, since d is infinite.
 */

/** A download that should give way. */
export interface SlowDownload {
  readonly nextIndex: number;
  /** What is left of it, and what a segment of `nextIndex` takes. */
  readonly remainingSec: number;
  readonly nextSec: number;
  readonly starvationSec: number;
  readonly loadingMs: number;
  /** Null before the first byte. */
  readonly ttfbMs: number | null;
}

/** Longer than this many segments is no way out either. */
const unreasonableSegments = 10;

export function slowDownload(
  progress: DownloadProgress,
  context: AbrContext,
  estimator: HlsEstimator,
  seen: ReadonlySet<number>,
): SlowDownload | null {
  const { renditionIndex, loadedBytes, durationSec, requestStartMs, responseStartMs, nowMs } = progress;
  const { playbackRate } = numbersOf(context);
  const loadingMs = nowMs - requestStartMs;
  if (!(loadingMs > Math.max(estimator.ttfbMs, (1000 * durationSec) / (playbackRate * 2)))) return null;

  const starvationSec = Math.max(0, progress.bufferLevelSec) / playbackRate;
  const ttfbSec = estimator.ttfbMs / 1000;
  const ttfbMs = loadedBytes > 0 && responseStartMs !== undefined ? responseStartMs - requestStartMs : null;
  const expectedBytes = Math.max(loadedBytes, expectedSize(context, renditionIndex, durationSec));
  const loadKbps = ttfbMs === null ? 0 : (loadedBytes * 8) / streamingMs(progress, ttfbMs, estimator.kbps);
  const remainingSec =
    loadKbps > 0
      ? ((expectedBytes - loadedBytes) * 8) / 1000 / loadKbps
      : (expectedBytes * 8) / 1000 / estimator.kbps + ttfbSec;
  if (!(remainingSec > starvationSec)) return null;

  const kbps = loadKbps > 0 ? loadKbps : estimator.kbps;
  let nextSec = Infinity;
  let nextIndex = renditionIndex - 1;
  for (; nextIndex > 0; nextIndex -= 1) {
    const needsPlaylist = context.live !== undefined || !seen.has(nextIndex);
    nextSec = timeToLoadSec(ttfbSec, kbps, durationSec * declaredPeakKbps(context, nextIndex), needsPlaylist);
    if (nextSec < Math.min(starvationSec, durationSec + ttfbSec)) break;
  }
  if (!(nextSec < remainingSec) || nextSec > durationSec * unreasonableSegments) return null;
  return { nextIndex, remainingSec, nextSec, starvationSec, loadingMs, ttfbMs };
}

/** A byte range tells the size; else hls.js goes by the average bitrate, not by the reply's length. */
function expectedSize(context: AbrContext, index: number, durationSec: number): number {
  const told = context.upcomingBytes?.[0]?.[index];
  return Math.round(told ?? (durationSec * declaredAverageKbps(context, index) * 1000) / 8);
}

/** Since the first byte. Under 1 ms hls.js puts seconds in the place of milliseconds, which is kept. */
function streamingMs(
  { nowMs, requestStartMs, loadedBytes }: DownloadProgress,
  ttfbMs: number,
  estimateKbps: number,
): number {
  const loadingMs = nowMs - requestStartMs;
  const ms = loadingMs - ttfbMs;
  return ms < 1 ? Math.min(loadingMs, (loadedBytes * 8) / (estimateKbps * 1000)) : ms;
}
