import { describe, expect, it } from 'vitest';
import { liveStreamOf as ofDash, type LiveDash } from '../../../src/engine/dash/dash-live.js';
import { liveStreamOf as ofHls, type LiveHls } from '../../../src/engine/hls/hls-live.js';
import { liveStreamOf as ofRanges } from '../../../src/engine/native/native-live.js';

type Details = NonNullable<LiveHls['latestLevelDetails']>;

const playlist: Details = {
  live: true,
  type: null,
  fragmentStart: 100,
  edge: 160,
  partList: null,
  partTarget: 0,
  targetduration: 4,
  fragments: [],
};

const hls = (details: Partial<Details> = {}, liveSyncPosition: number | null = 148): LiveHls => ({
  latestLevelDetails: { ...playlist, ...details },
  liveSyncPosition,
  latency: 13,
  media: null,
});

const dash = (more: Partial<LiveDash> = {}): LiveDash => ({
  getDvrWindow: () => ({ start: 100, end: 160 }),
  getTargetLiveDelay: () => 12,
  getCurrentLiveLatency: () => 13,
  getManifest: () => ({ timeShiftBufferDepth: 60 }),
  ...more,
});

describe('a live source as its engine knows it', () => {
  it('HLS: what the playlist holds, up to where it is safe to play, live within three segments of that', () => {
    expect(ofHls(hls())).toEqual({
      startSec: 100,
      endSec: 148,
      edgeSec: 12,
      targetWindowSec: 0,
      latencySec: 13,
      startDateMs: Number.NaN,
    });
  });

  it('HLS: low latency is live within two parts', () => {
    const parts = { partList: [{}] as unknown as Details['partList'], partTarget: 1 };
    expect(ofHls(hls(parts, 157))).toMatchObject({ endSec: 157, edgeSec: 2 });
  });

  it('HLS: an event keeps its past', () => {
    expect(ofHls(hls({ type: 'EVENT' }))?.targetWindowSec).toBe(Infinity);
  });

  it('HLS: goes by the playlist’s end until hls.js knows better, and is nothing once the playlist has ended', () => {
    expect(ofHls(hls({}, null))?.endSec).toBe(160);
    expect(ofHls(hls({ live: false }))).toBeNull();
    expect(ofHls({ latestLevelDetails: null, liveSyncPosition: null, latency: 0, media: null })).toBeNull();
  });

  it('DASH: the window up to the delay, live within as much again', () => {
    expect(ofDash(dash())).toEqual({
      startSec: 100,
      endSec: 148,
      edgeSec: 12,
      targetWindowSec: 0,
      latencySec: 13,
      startDateMs: Number.NaN,
    });
  });

  it('DASH: a window without a bound keeps its past', () => {
    expect(ofDash(dash({ getManifest: () => ({}) }))?.targetWindowSec).toBe(Infinity);
  });

  it('DASH: nothing before segments are known; never an end before the start', () => {
    expect(ofDash(dash({ getDvrWindow: () => ({}) }))).toBeNull();
    expect(ofDash(dash({ getTargetLiveDelay: () => 90 }))?.endSec).toBe(100);
    expect(ofDash(dash({ getTargetLiveDelay: () => Number.NaN }))?.endSec).toBe(160);
  });

  it('the browser: what it lets seek in', () => {
    const ranges = {
      length: 2,
      start: (index: number) => index * 50,
      end: (index: number) => index * 50 + 30,
    };
    expect(ofRanges({ seekable: ranges })).toMatchObject({ startSec: 0, endSec: 80 });
    expect(ofRanges({ seekable: { ...ranges, length: 0 } })).toBeNull();
  });

  it('tells programme time: HLS by the segment at the playhead, DASH by the MPD, the browser by its own', () => {
    const airedMs = 1_800_000_000_000;
    const at = (start: number, programDateTime: number | null) => ({ start, programDateTime });
    // After a discontinuity at 140 s, ten minutes of air time are left out.
    const fragments = [at(100, null), at(120, airedMs + 120_000), at(140, airedMs + 740_000)];
    const ofPlayhead = (currentTime: number) =>
      ofHls({ ...hls({ fragments }), media: { currentTime } })?.startDateMs;
    expect(ofPlayhead(130)).toBe(airedMs);
    expect(ofPlayhead(110)).toBe(airedMs);
    expect(ofPlayhead(145)).toBe(airedMs + 600_000);

    const availabilityStartTime = new Date(airedMs);
    expect(ofDash(dash({ getManifest: () => ({ availabilityStartTime }) }))?.startDateMs).toBe(airedMs);

    const seekable = { length: 1, start: () => 0, end: () => 30 };
    expect(ofRanges({ seekable, getStartDate: () => availabilityStartTime })?.startDateMs).toBe(airedMs);
  });
});
