import type { ViewCounters, ViewGauges } from '../../wire/beacon.js';
import { known } from '../known.js';
import { activityOf } from './activity.js';
import { isKept } from './stall.js';
import type { ViewState } from './view-state.js';

/** Sums that have a fraction, of which few digits are enough: each report carries them. */
const thousandths = ['switchLog', 'upscaleMax'] as const;
const wholes = [
  'bitrateKbpsMs',
  'switchKbps',
  'logKbpsMs',
  'upscaleMs',
  'downscaleMs',
  'liveLatencySecMs',
] as const;

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
  for (const key of thousandths) {
    const sum = counters[key];
    if (sum !== undefined) counters[key] = toMillis(sum);
  }
  for (const key of wholes) {
    const sum = counters[key];
    if (sum !== undefined) counters[key] = Math.round(sum);
  }
  return counters;
}

export function gaugesOf(view: ViewState): ViewGauges {
  const { rendition, liveLatencySec, firstLatencySec } = view;
  const drifted = liveLatencySec !== null && firstLatencySec !== null;
  return known<ViewGauges>({
    positionSec: toMillis(view.positionSec),
    bufferLevelSec: toMillis(view.bufferLevelSec),
    state: view.stall && !isKept(view.stall) ? 'playing' : activityOf(view),
    renderedKbps: rendition && Math.round(rendition.bitrateKbps),
    renderedHeight: rendition?.height,
    throughputKbps: view.throughputKbps === null ? null : Math.round(view.throughputKbps),
    abrReason: view.decision?.reason,
    lowestKbps: view.lowestKbps === null ? null : Math.round(view.lowestKbps),
    cdn: view.cdn,
    liveLatencySec: liveLatencySec === null ? null : toMillis(liveLatencySec),
    liveDriftSec: drifted ? toMillis(liveLatencySec - firstLatencySec) : null,
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

function toMillis(sec: number): number {
  return Math.round(sec * 1_000) / 1_000;
}
