import type { BeaconEvent } from '../../../../src/wire/beacon.js';
import { NOTHING } from '../../../../lab/src/watch/figures.js';
import type { PlayEnd, PlayFigures, PlayOutcome } from '../../../../lab/src/watch/play-outcome.js';
import { counters, gauges, viewEvents } from '../../../server/support/beacons.js';

export const URL_WATCHED = 'https://cdn.example/master.m3u8';

export const wellFigures: PlayFigures = {
  startupMs: 400,
  playedSec: 60,
  stallSec: 0,
  stallCount: 0,
  rebufferPct: 0,
  meanKbps: 3_000,
  errorCount: 0,
};

export const playedEvents: readonly BeaconEvent[] = [
  ...viewEvents(),
  { seq: 4, t: 60_000, type: 'end', reason: 'quit', counters, gauges },
];

export function wellPlay(startedAtMs = 0, figures: Partial<PlayFigures> = {}): PlayOutcome {
  return {
    startedAtMs,
    end: { kind: 'played' },
    figures: { ...wellFigures, ...figures },
    view: {
      viewId: `view-${startedAtMs}`,
      sessionId: 'session',
      sdk: 'sv-player/0.1.0',
      events: playedEvents,
    },
  };
}

export function badPlay(end: PlayEnd, startedAtMs = 0): PlayOutcome {
  return { startedAtMs, end, figures: NOTHING, view: null };
}
