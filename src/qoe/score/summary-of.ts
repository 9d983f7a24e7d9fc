import type { BeaconEvent, ViewScores } from '../../wire/beacon.js';
import { summarise, type ViewSummary } from '../model/view-summary.js';
import { scoresOf } from './scores.js';

/** A view as measured, and what it was worth. */
export interface ScoredSummary extends ViewSummary {
  readonly scores: ViewScores;
}

/**
 * A view's summary from its events as they crossed the network, in whatever order and however often each came:
 * what the page's own was at the latest heartbeat or end. Null before the first of them.
 */
export function summaryOf(viewId: string, events: Iterable<BeaconEvent>): ScoredSummary | null {
  let latest: Extract<BeaconEvent, { type: 'heartbeat' | 'end' }> | null = null;
  for (const event of events) {
    if (event.type !== 'heartbeat' && event.type !== 'end') continue;
    if (latest === null || event.seq > latest.seq) latest = event;
  }
  if (latest === null) return null;
  const { counters, gauges } = latest;
  return { ...summarise(viewId, counters, gauges), scores: scoresOf(counters, gauges) };
}
