import type { BeaconEvent, ViewCounters } from './beacon.js';

/** A view of which nothing was counted yet. */
export const noCounters: ViewCounters = {
  startupMs: null,
  playedMs: 0,
  stallMs: 0,
  stallCount: 0,
  seekMs: 0,
  seekCount: 0,
  pausedMs: 0,
  switchCount: 0,
  bitrateKbpsMs: 0,
  ratedMs: 0,
  droppedFrames: 0,
  totalFrames: 0,
  errorCount: 0,
  fatalCount: 0,
};

/** As it is sent: without counters that are 0, which are most of them. */
export function leanEvent(event: BeaconEvent): object {
  if (event.type !== 'heartbeat' && event.type !== 'end') return event;
  const counted = Object.entries(event.counters).filter(([name, sum]) => sum !== 0 || name === 'startupMs');
  return { ...event, counters: Object.fromEntries(counted) };
}

/** As it was before it was sent. The collector's schema does the same. */
export function wholeEvent(event: BeaconEvent): BeaconEvent {
  if (event.type !== 'heartbeat' && event.type !== 'end') return event;
  return { ...event, counters: { ...noCounters, ...event.counters } };
}
