import {
  BEACON_SCHEMA,
  type BeaconBatch,
  type BeaconEvent,
  type ViewCounters,
  type ViewGauges,
} from '../../../src/wire/beacon.js';

export const counters: ViewCounters = {
  startupMs: 480,
  playedMs: 9_000,
  stallMs: 1_000,
  stallCount: 2,
  seekMs: 0,
  seekCount: 0,
  pausedMs: 0,
  switchCount: 3,
  bitrateKbpsMs: 9_000_000,
  ratedMs: 9_000,
  droppedFrames: 1,
  totalFrames: 225,
  errorCount: 0,
  fatalCount: 0,
};

export const gauges: ViewGauges = {
  positionSec: 9,
  bufferLevelSec: 12,
  state: 'playing',
  renderedKbps: 1_400,
  renderedHeight: 480,
};

/** A short view from its start to a heartbeat: seq 0 to 3. */
export function viewEvents(title = 'Aurora'): BeaconEvent[] {
  return [
    {
      seq: 0,
      t: 0,
      type: 'view-start',
      startedAt: 1_700_000_000_000,
      title,
      src: 'https://example.org/master.m3u8',
      sourceType: 'hls',
      engine: 'hls',
      abr: 'hybrid',
      viewportWidth: 1_280,
      viewportHeight: 720,
    },
    { seq: 1, t: 2, type: 'intent', autoplay: true },
    { seq: 2, t: 482, type: 'startup', startupMs: 480, flagged: false },
    { seq: 3, t: 10_000, type: 'heartbeat', counters, gauges },
  ];
}

export function batchOf(viewId: string, events: readonly BeaconEvent[]): BeaconBatch {
  return {
    schema: BEACON_SCHEMA,
    sdk: 'sv-player/0.1.0',
    viewId,
    sessionId: `session-of-${viewId}`,
    batchId: `${viewId}-${events[0]?.seq ?? 0}`,
    sentAt: 1_700_000_010_000,
    dropped: 0,
    events,
  };
}

/** Posts a body as a page does; the answer's JSON with its status. */
export async function post(
  origin: string,
  body: unknown,
  type = 'text/plain',
): Promise<{ readonly status: number; readonly answer: unknown }> {
  const response = await fetch(`${origin}/rum`, {
    method: 'POST',
    headers: { 'content-type': type },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  return { status: response.status, answer: await response.json() };
}
