import type { ViewCounters, ViewGauges } from '../../wire/beacon.js';
import { meanBitrateKbpsOf, rebufferRatioOf } from './summary.js';

/** A view as measured so far. */
export interface ViewSummary {
  readonly viewId: string;
  readonly counters: ViewCounters;
  readonly gauges: ViewGauges;
  /** stall / (play + stall); 0 before anything played. */
  readonly rebufferRatio: number;
  /** Mean rendered bitrate, weighted by time played; null before it is known. */
  readonly meanBitrateKbps: number | null;
}

export function summarise(viewId: string, counters: ViewCounters, gauges: ViewGauges): ViewSummary {
  return {
    viewId,
    counters,
    gauges,
    rebufferRatio: rebufferRatioOf(counters),
    meanBitrateKbps: meanBitrateKbpsOf(counters),
  };
}
