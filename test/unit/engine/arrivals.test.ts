import { describe, expect, it } from 'vitest';
import { chunkedSource, loadedBytes } from '../../../src/engine/dash/dash-arrivals.js';
import type { DashRequest } from '../../../src/engine/dash/dash-bus.js';
import { ArrivalLog, LOOK_MS } from '../../../src/engine/timing/arrival-log.js';
import type { DownloadProgress, DownloadSample } from '../../../src/media/download.js';

const sample: DownloadSample = {
  kind: 'video',
  renditionIndex: 1,
  bytes: 800_000,
  durationSec: 4,
  requestStartMs: 1000,
  responseStartMs: 1050,
  responseEndMs: 4650,
  fromCache: false,
  timing: 'engine',
};

const progress = (loadedBytes: number, nowMs: number): DownloadProgress => ({
  kind: 'video',
  renditionIndex: 1,
  loadedBytes,
  durationSec: 4,
  requestStartMs: 1000,
  ...(loadedBytes > 0 ? { responseStartMs: 1050 } : {}),
  nowMs,
  bufferLevelSec: 3,
});

describe('what looks at a download tell of its source', () => {
  it('is that it was chunked, where a piece came every half second', () => {
    const log = new ArrivalLog();
    for (let nowMs = 1000; nowMs < 4650; nowMs += LOOK_MS)
      log.look(progress(Math.floor((nowMs - 600) / 500) * 100_000, nowMs));
    expect(log.sourceOf(sample).source?.kind).toBe('chunked');
  });

  it('is nothing where bytes came all the time, where nobody looked, or of the download before', () => {
    const log = new ArrivalLog();
    expect(log.sourceOf(sample)).toEqual({});
    for (let nowMs = 1100; nowMs < 4650; nowMs += LOOK_MS) log.look(progress((nowMs - 1050) * 220, nowMs));
    expect(log.sourceOf(sample)).toEqual({});
    for (let nowMs = 1000; nowMs < 4650; nowMs += LOOK_MS)
      log.look(progress(Math.floor((nowMs - 600) / 500) * 100_000, nowMs));
    log.begin();
    expect(log.sourceOf(sample)).toEqual({});
  });
});

describe("dash.js's traces", () => {
  const request = (more: Partial<DashRequest>): DashRequest => ({
    mediaType: 'video',
    type: 'MediaSegment',
    url: 'https://origin.example/1.m4s',
    startDate: null,
    firstByteDate: null,
    endDate: null,
    bytesLoaded: Number.NaN,
    bytesTotal: Number.NaN,
    startTime: 0,
    duration: 4,
    representation: null,
    retryAttempts: 0,
    ...more,
  });

  it('tell how much has come of a body without a declared length', () => {
    const traces = [1000, 2000, 0].map((bytes) => ({ d: 50, b: [bytes] }));
    expect(loadedBytes(request({ traces }))).toBe(3000);
    expect(loadedBytes(request({ bytesLoaded: 500, traces }))).toBe(500);
    expect(loadedBytes(request({}))).toBe(0);
  });

  it('tell how long chunks took, of a segment that was fetched while it was made', () => {
    const fetched = request({ fileLoaderType: 'fetch_loader', traces: [{ d: 600, b: [800_000] }] });
    expect(chunkedSource(fetched, sample)).toEqual({ kind: 'chunked', waitingMs: 3000 });
  });

  it.each([
    ['it was loaded whole', { fileLoaderType: 'xhr_loader' as const, traces: [{ d: 600, b: [1] }] }],
    ['its chunks did not tell', { fileLoaderType: 'fetch_loader' as const, traces: [{ d: 3650, b: [1] }] }],
    ['it was complete already', { fileLoaderType: 'fetch_loader' as const, traces: [{ d: 3400, b: [1] }] }],
    ['there are none', { fileLoaderType: 'fetch_loader' as const }],
  ])('tell nothing where %s', (_, more) => {
    expect(chunkedSource(request(more), sample)).toBeNull();
  });
});
