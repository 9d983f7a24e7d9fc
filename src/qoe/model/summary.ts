import type { ViewCounters, ViewGauges } from '../../wire/beacon.js';
import { known } from '../known.js';
import { activityOf } from './activity.js';
import { isKept } from './stall.js';
import type { ViewState } from './view-state.js';

/** Everything measured up to the latest fact, with the stall or seek that is still going on. */
export function countersOf(view: ViewState): ViewCounters {
  const { totals, seek } = view;
  const stall = view.stall && isKept(view.stall) ? view.stall : null;
  const counters = {
    ...totals,
    stallMs: totals.stallMs + (stall?.heldMs ?? 0),
    stallCount: totals.stallCount + (stall ? 1 : 0),
    seekMs: totals.seekMs + (seek?.latencyMs ?? 0),
    seekCount: totals.seekCount + (seek ? 1 : 0),
  };
  // Few digits are enough of a sum that has a fraction: each report carries them.
  const short = Object.entries(counters).map(([name, sum]) => [
    name,
    typeof sum === 'number' ? rounded(sum, sum < LARGE ? MILLIS : 1) : sum,
  ]);
  return Object.fromEntries(short) as ViewCounters;
}

const LARGE = 100;
const MILLIS = 1_000;

export function gaugesOf(view: ViewState): ViewGauges {
  const { rendition, liveLatencySec, firstLatencySec } = view;
  const drifted = liveLatencySec !== null && firstLatencySec !== null;
  return known<ViewGauges>({
    positionSec: rounded(view.positionSec, MILLIS),
    bufferLevelSec: rounded(view.bufferLevelSec, MILLIS),
    state: view.stall && !isKept(view.stall) ? 'playing' : activityOf(view),
    renderedKbps: rounded(rendition?.bitrateKbps),
    renderedHeight: rendition?.height,
    throughputKbps: rounded(view.throughputKbps),
    abrReason: view.decision?.reason,
    lowestKbps: rounded(view.lowestKbps),
    cdn: view.cdn,
    liveLatencySec: rounded(liveLatencySec, MILLIS),
    liveDriftSec: drifted ? rounded(liveLatencySec - firstLatencySec, MILLIS) : null,
  });
}

/** stall / (play + stall); 0 before anything played. */
export function rebufferRatioOf({ playedMs, stallMs }: ViewCounters): number {
  return playedMs + stallMs > 0 ? stallMs / (playedMs + stallMs) : 0;
}

/** Mean rendered bitrate, weighted by time played; null before it is known. */
export function meanBitrateKbpsOf({ bitrateKbpsMs, ratedMs }: ViewCounters): number | null {
  return ratedMs > 0 ? bitrateKbpsMs / ratedMs : null;
}

/** To a `parts`th; null stays. */
function rounded(value: number | null | undefined, parts = 1): number | null {
  return typeof value === 'number' ? Math.round(value * parts) / parts : null;
}
