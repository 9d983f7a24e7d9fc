import { describe, expect, it } from 'vitest';
import type { DashFault, DashRequest } from '../../../src/engine/dash/dash-bus.js';
import {
  hasGivenUp,
  isSegmentFault,
  toSvError,
  type FaultScene,
} from '../../../src/engine/dash/dash-errors.js';

const scene: FaultScene = {
  manifestUrl: 'https://a.example/x.mpd',
  online: true,
  foreignCodecs: [],
  lastSegmentUrl: 'https://a.example/7.m4s',
  requestTimeoutMs: 20_000,
};

function request(tookMs: number): DashRequest {
  return {
    mediaType: 'video',
    type: 'MediaSegment',
    url: 'https://a.example/8.m4s',
    startDate: new Date(0),
    firstByteDate: null,
    endDate: new Date(tookMs),
    bytesLoaded: Number.NaN,
    bytesTotal: Number.NaN,
    startTime: 0,
    duration: 4,
    representation: null,
    retryAttempts: 0,
  };
}

function segment(status: number, tookMs = 30): DashFault {
  return { code: 27, data: { request: request(tookMs), response: { status } } };
}

describe("dash.js's faults in our words", () => {
  it.each<[string, DashFault, Partial<FaultScene>, string]>([
    [
      'a manifest that is refused',
      { code: 25, data: { response: { status: 403 } } },
      {},
      'MANIFEST_LOAD_FAILED',
    ],
    ['an empty manifest', { code: 25, data: { response: { status: 200 } } }, {}, 'MANIFEST_INVALID'],
    [
      'no answer while offline',
      { code: 25, data: { response: { status: 0 } } },
      { online: false },
      'NETWORK_OFFLINE',
    ],
    ['XML that is broken', { code: 10 }, {}, 'MANIFEST_INVALID'],
    ['nothing to play', { code: 32 }, {}, 'MANIFEST_INVALID'],
    ['nothing this browser decodes', { code: 32 }, { foreignCodecs: ['xvid.9'] }, 'CODEC_UNSUPPORTED'],
    ['a segment that is missing', segment(404), {}, 'SEGMENT_LOAD_FAILED'],
    ['a segment that is something else', segment(200), {}, 'SEGMENT_INVALID'],
    ['a segment without an answer', segment(0), {}, 'SEGMENT_LOAD_FAILED'],
    ['a segment that took too long', segment(0, 20_001), {}, 'SEGMENT_TIMEOUT'],
    ['a segment while offline', segment(0), { online: false }, 'NETWORK_OFFLINE'],
    ['a decoder that chokes', { code: 3, message: 'PIPELINE_ERROR_DECODE' }, {}, 'MEDIA_DECODE_FAILED'],
    [
      'a demuxer that chokes',
      { code: 3, message: 'CHUNK_DEMUXER_ERROR_APPEND_FAILED' },
      {},
      'SEGMENT_INVALID',
    ],
    ['anything else', { code: 16, message: 'time sync' }, {}, 'ENGINE_FAILED'],
  ])('%s', (_, fault, overrides, code) => {
    const error = toSvError(fault, { ...scene, ...overrides });
    expect(error.code).toBe(code);
    expect(error.message.length).toBeGreaterThan(20);
  });

  it('knows the faults after which dash.js is gone', () => {
    expect([1, 3, 4, 23, 32, 35].every((code) => hasGivenUp({ code }))).toBe(true);
    expect([10, 16, 25, 27, 33].some((code) => hasGivenUp({ code }))).toBe(false);
    expect(isSegmentFault(segment(404))).toBe(true);
    expect(isSegmentFault({ code: 25 })).toBe(false);
  });
});
