import type { BeaconEvent, ViewCounters, ViewGauges, ViewScores } from '../../wire/beacon.js';
import { meanBitrateKbpsOf, rebufferRatioOf } from '../model/summary.js';
import { scoresOf } from './scores.js';

/** A view as measured so far. */
export interface ViewSummary {
  readonly viewId: string;
  readonly counters: ViewCounters;
  readonly gauges: ViewGauges;
  /** stall / (play + stall); 0 before anything played. */
  readonly rebufferRatio: number;
  /** Mean rendered bitrate, weighted by time played; null before it is known. */
  readonly meanBitrateKbps: number | null;
  readonly scores: ViewScores;
}

export function summarise(viewId: string, counters: ViewCounters, gauges: ViewGauges): ViewSummary {
  return {
    viewId,
    counters,
    gauges,
    rebufferRatio: rebufferRatioOf(counters),
    meanBitrateKbps: meanBitrateKbpsOf(counters),
    scores: scoresOf(counters, gauges),
  };
}

/**
 * The same from the view's events as they crossed the network, in whatever order and however often each came:
 * what the page's own summary was at the latest heartbeat or end. Null before the first of them.
 */
export function summaryOf(viewId: string, events: Iterable<BeaconEvent>): ViewSummary | null {
  let latest: Extract<BeaconEvent, { type: 'heartbeat' | 'end' }> | null = null;
  for (const event of events) {
    if (event.type !== 'heartbeat' && event.type !== 'end') continue;
    if (latest === null || event.seq > latest.seq) latest = event;
  }
  return latest === null ? null : summarise(viewId, latest.counters, latest.gauges);
}
