import type { BeaconEvent, ViewCounters } from '../../../src/wire/beacon.js';
import type { PlayFigures } from './play-outcome.js';

/**
 * What a view's events come to, in whatever state they stop: the newest counters say everything.
 * @param seen the counters as they were last looked at, for a play whose last events never came
 */
export function figuresOf(events: readonly BeaconEvent[], seen: ViewCounters | null = null): PlayFigures {
  let counters = seen;
  let startupMs: number | null = null;
  for (const event of events) {
    if (event.type === 'startup') startupMs = event.startupMs;
    if (event.type === 'heartbeat' || event.type === 'end') counters = event.counters;
  }
  if (counters === null) return { ...NOTHING, startupMs };
  const { playedMs, stallMs, ratedMs } = counters;
  return {
    startupMs: startupMs ?? counters.startupMs,
    playedSec: playedMs / 1000,
    stallSec: stallMs / 1000,
    stallCount: counters.stallCount,
    rebufferPct: playedMs + stallMs === 0 ? null : (100 * stallMs) / (playedMs + stallMs),
    meanKbps: ratedMs === 0 ? null : counters.bitrateKbpsMs / ratedMs,
    errorCount: counters.errorCount,
  };
}

export const NOTHING: PlayFigures = {
  startupMs: null,
  playedSec: 0,
  stallSec: 0,
  stallCount: 0,
  rebufferPct: null,
  meanKbps: null,
  errorCount: 0,
};
