import type { BeaconEvent } from '../../../../src/wire/beacon.js';

/** One view's batches, all of one size: its start, then what ten and more seconds of watching tell. */
export function fixedBatches(batches: number, eventsEach: number): readonly (readonly BeaconEvent[])[] {
  return Array.from({ length: batches }, (_, index) => {
    return Array.from({ length: eventsEach }, (_event, at) => eventAt(index * eventsEach + at, eventsEach));
  });
}

/** A heartbeat ends each batch; between there are decisions, switches and now and then a stall. */
function eventAt(seq: number, every: number): BeaconEvent {
  const base = { seq, t: seq * 1_013.5 };
  if (seq === 0) {
    return {
      ...base,
      type: 'view-start',
      startedAt: 1_770_000_000_000,
      title: 'Aurora over the fjord',
      src: 'https://cdn.example.org/aurora/master.m3u8',
      sourceType: 'hls',
      engine: 'hls',
      abr: 'hybrid',
      viewportWidth: 1_280,
      viewportHeight: 720,
      browser: 'Chrome 156',
      deviceClass: 'desktop',
    };
  }
  if (seq === 1) return { ...base, type: 'intent', autoplay: false };
  if (seq === 2) return { ...base, type: 'startup', startupMs: 640.5, flagged: false };
  if (seq % every === every - 1) {
    return {
      ...base,
      type: 'heartbeat',
      counters: {
        startupMs: 640.5,
        playedMs: seq * 1_000,
        stallMs: 420.5,
        stallCount: 1,
        seekMs: 0,
        seekCount: 0,
        pausedMs: 0,
        switchCount: 3,
        bitrateKbpsMs: seq * 2_400_000,
        ratedMs: seq * 1_000,
        droppedFrames: 2,
        totalFrames: seq * 25,
        errorCount: 0,
        fatalCount: 0,
      },
      gauges: {
        positionSec: seq * 1.5,
        bufferLevelSec: 18.2,
        state: 'playing',
        renderedKbps: 2_400,
        renderedHeight: 720,
        throughputKbps: 6_120.4,
        abrReason: 'plan',
      },
    };
  }
  if (seq % 7 === 0) {
    return { ...base, type: 'stall', durationMs: 420.5, positionSec: seq * 1.5, cause: 'network' };
  }
  if (seq % 3 === 0) {
    return { ...base, type: 'switch', fromKbps: 1_400, toKbps: 2_400, toHeight: 720, positionSec: seq * 1.5 };
  }
  return { ...base, type: 'decision', toKbps: 2_400, reason: 'plan: 6120 kbps expected, 18 s in the buffer' };
}
