import type { GatedEstimator } from '../shaka/gated-estimator.js';
import type { PendingRequest } from './pending-request.js';

/*
 * The bitrate that RxPlayer 4.2 allows for the network (src/core/adaptive/network_analyzer.ts).
 *
 *   ceiling = 0.72·T / max(1, p),  T the estimate, else the last one, else 0
 *   starvation  from B ≤ 5 s until B ≥ 7 s; in it, a request of 12 s or more may be taken at its word:
 *     ceiling = min(rate, R)              if rest − B/p > 2500 (RxPlayer compares seconds with what reads as
 *                                         milliseconds, so hardly ever)
 *     ceiling = R·min(0.7, L / elapsed)   if elapsed > (1.5·L + 2) / p, and that is below the last estimate
 *   both instead of T, which is forgotten
 *
 *   B bufferLevelSec   p playbackRate   R currentKbps   L segment duration   rate, rest see pending-request.ts
 *
 * The guard of 12 s is min(1.5·L, 3 s) raised to 12 s, whatever L is. Departures: the end of the title, where
 * RxPlayer leaves starvation, isn't known here; one request at a time.
 */

export interface Playback {
  readonly nowMs: number;
  readonly bufferLevelSec: number;
  readonly playbackRate: number;
}

export interface NetworkView {
  /** Null if nothing is known; remembered as the last estimate. */
  readonly estimateKbps: number | null;
  readonly ceilingKbps: number;
}

const startsStarvingSec = 5;
const endsStarvingSec = 7;
/** `ABR_REGULAR_FACTOR` and `ABR_STARVATION_FACTOR`. */
const share = 0.72;
const guardMs = 12_000;
const hopelessSec = 2500;
const reducedShare = 0.7;

export class NetworkAnalyzer {
  #isStarving = false;

  look(
    playback: Playback,
    estimator: GatedEstimator,
    currentKbps: number | null,
    request: PendingRequest | null,
    lastKbps: number | null,
  ): NetworkView {
    const { bufferLevelSec, playbackRate } = playback;
    if (!this.#isStarving && bufferLevelSec <= startsStarvingSec) this.#isStarving = true;
    else if (this.#isStarving && bufferLevelSec >= endsStarvingSec) this.#isStarving = false;

    const faster = Math.max(1, playbackRate);
    if (this.#isStarving && request !== null) {
      const emergencyKbps = starvingKbps(playback, currentKbps, request, lastKbps);
      if (emergencyKbps !== null) {
        estimator.reset();
        const ceilingKbps = Math.min(emergencyKbps, currentKbps ?? Infinity) / faster;
        return { estimateKbps: emergencyKbps, ceilingKbps };
      }
    }
    const estimateKbps = estimator.kbps;
    return { estimateKbps, ceilingKbps: ((estimateKbps ?? lastKbps ?? 0) * share) / faster };
  }
}

function starvingKbps(
  { nowMs, bufferLevelSec, playbackRate }: Playback,
  currentKbps: number | null,
  request: PendingRequest,
  lastKbps: number | null,
): number | null {
  if (nowMs - request.startMs < guardMs) return null;
  const remaining = request.remaining(nowMs);
  if (
    remaining !== null &&
    remaining.sinceProgressSec <= remaining.sec &&
    remaining.sec - bufferLevelSec / playbackRate > hopelessSec
  )
    return remaining.rateKbps;

  const elapsedSec = (nowMs - request.startMs) / 1000;
  if (currentKbps === null || elapsedSec <= (request.segmentSec * 1.5 + 2) / playbackRate) return null;
  const reducedKbps = currentKbps * Math.min(reducedShare, request.segmentSec / elapsedSec);
  return lastKbps === null || reducedKbps < lastKbps ? reducedKbps : null;
}
