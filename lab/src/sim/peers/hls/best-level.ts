import type { AbrContext } from '../../../../../src/abr/contract/abr-controller.js';
import { declaredAverageKbps, declaredPeakKbps } from './declared-bitrates.js';

/*
 * Which level hls.js 1.7.4 takes to be the best for a bandwidth and a time limit (`findBestLevel` and
 * `getTimeToLoadFrag` of src/controller/abr-controller.ts).
 *
 *   best = max { i : a_i ≥ R_i and (t_i ≤ ttfb or live or t_i < starvation + maxStarvation) }, else −1
 *   a_i  = f·T at or below the base level, f_up·T above it
 *   R_i  = average bitrate if starvation ≥ 2·L and maxStarvation = 0, else the peak
 *   t_i  = ttfb + L·R_i / a_i, and ttfb once more where a playlist has to be loaded first
 *
 *   T  bandwidthKbps     L  segmentSec     f, f_up  factor, upFactor
 *   starvation, maxStarvation  starvationSec, maxStarvationSec
 *
 * Departures: one codec set, one video range and one frame rate are taken for granted, and no level has
 * failed; playlists load in no time (the simulator has none), so that only the time to first byte counts.
 */

export interface LevelQuestion {
  readonly bandwidthKbps: number;
  readonly maxIndex: number;
  readonly starvationSec: number;
  readonly maxStarvationSec: number;
  readonly factor: number;
  readonly upFactor: number;
}

/** What the answer rests on beside the question. */
export interface LevelKnowledge {
  readonly context: AbrContext;
  /** The level loaded last, or the first of the manifest before that. */
  readonly baseIndex: number;
  readonly ttfbSec: number;
  /** Nothing has been loaded yet: the lowest level is always within reach. */
  readonly nothingLoaded: boolean;
  /** As a playlist tells it. */
  readonly segmentSec: number;
  /** Of the segment under way or loaded last; 0 if there is none. */
  readonly currentSegmentSec: number;
  /** Playlists that are there. */
  readonly seen: ReadonlySet<number>;
}

/** Without a playlist and without a segment, hls.js reckons with one second. */
const unknownSegmentSec = 1;

/** −1 if not even the lowest level fits. */
export function bestLevel(question: LevelQuestion, knowledge: LevelKnowledge): number {
  const { maxIndex, starvationSec, maxStarvationSec, factor, upFactor } = question;
  const { context, baseIndex, ttfbSec, nothingLoaded, segmentSec, currentSegmentSec, seen } = knowledge;
  if (context.renditions.length === 1) return 0;
  const isLive = context.live !== undefined;
  const bandwidthKbps = nothingLoaded
    ? Math.max(question.bandwidthKbps, lowestPeakKbps(context, maxIndex))
    : question.bandwidthKbps;
  const useAverage =
    currentSegmentSec > 0 && starvationSec >= currentSegmentSec * 2 && maxStarvationSec === 0;
  for (let index = maxIndex; index >= 0; index -= 1) {
    const adjustedKbps = (index > baseIndex ? upFactor : factor) * bandwidthKbps;
    const kbps = useAverage ? declaredAverageKbps(context, index) : declaredPeakKbps(context, index);
    const durationSec = seen.has(index) ? segmentSec : currentSegmentSec || unknownSegmentSec;
    const fetchSec = timeToLoadSec(ttfbSec, adjustedKbps, kbps * durationSec, isLive || !seen.has(index));
    const inTime =
      fetchSec <= ttfbSec ||
      !Number.isFinite(fetchSec) ||
      isLive ||
      fetchSec < starvationSec + maxStarvationSec;
    if (adjustedKbps >= kbps && inTime) return index;
  }
  return -1;
}

/** For `kbit` at `kbps`, with a playlist before it or without. */
export function timeToLoadSec(ttfbSec: number, kbps: number, kbit: number, needsPlaylist: boolean): number {
  return ttfbSec + kbit / kbps + (needsPlaylist ? ttfbSec : 0);
}

function lowestPeakKbps(context: AbrContext, maxIndex: number): number {
  let lowest = Infinity;
  for (let index = 0; index <= maxIndex; index += 1)
    lowest = Math.min(lowest, declaredPeakKbps(context, index));
  return lowest;
}
