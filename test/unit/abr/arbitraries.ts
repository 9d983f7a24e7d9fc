import * as fc from 'fast-check';
import type { AbrContext } from '../../../src/abr/index.js';
import type { DownloadSample } from '../../../src/media/download.js';
import type { Ladder } from '../../../src/media/rendition.js';

export function ladderOf(...bitratesKbps: number[]): Ladder {
  return bitratesKbps.map((bitrateKbps) => ({ id: `r${bitrateKbps}`, bitrateKbps }));
}

/** The demo title's ladder, roughly. */
export const demoLadder = ladderOf(256, 450, 800, 1400, 2200, 3200, 5800);

export function sampleOf(kbps: number, more: Partial<DownloadSample> = {}): DownloadSample {
  const bytes = more.bytes ?? 500_000;
  const responseStartMs = more.responseStartMs ?? 40;
  return {
    kind: 'video',
    renditionIndex: 0,
    bytes,
    durationSec: 4,
    requestStartMs: responseStartMs - 40,
    responseStartMs,
    responseEndMs: responseStartMs + (bytes * 8) / kbps,
    fromCache: false,
    timing: 'resource-timing',
    ...more,
  };
}

export function contextOf(more: Partial<AbrContext> = {}): AbrContext {
  return {
    nowMs: 0,
    bufferLevelSec: 10,
    maxBufferSec: 30,
    segmentDurationSec: 4,
    renditions: demoLadder,
    currentIndex: 0,
    playbackRate: 1,
    constraints: {},
    ...more,
  };
}

/** Ladders whose rungs are far enough apart to tell which one a throughput carries. */
export const ladders = fc
  .tuple(
    fc.integer({ min: 100, max: 1000 }),
    fc.array(fc.double({ min: 1.4, max: 2.5, noNaN: true }), { maxLength: 10 }),
  )
  .map(([lowest, steps]) => {
    const bitrates = [lowest];
    for (const step of steps) bitrates.push(Math.round((bitrates.at(-1) ?? lowest) * step));
    return ladderOf(...bitrates);
  });

/** Any number at all, the broken ones often. */
export const wildNumbers = fc.oneof(
  fc.constantFrom(0, -1, Number.NaN, Infinity, -Infinity, 1e-12, 1e12),
  fc.double(),
  fc.double({ min: 0, max: 100, noNaN: true }),
);

const wildSample = {
  kind: fc.constantFrom('video' as const, 'audio' as const, 'muxed' as const),
  renditionIndex: fc.integer({ min: -1, max: 12 }),
  bytes: fc.oneof(wildNumbers, fc.integer({ min: 16_000, max: 5_000_000 })),
  durationSec: wildNumbers,
  requestStartMs: wildNumbers,
  responseStartMs: wildNumbers,
  responseEndMs: wildNumbers,
  fromCache: fc.boolean(),
  timing: fc.constantFrom('resource-timing' as const, 'engine' as const),
};

export const wildSamples: fc.Arbitrary<DownloadSample> = fc.oneof(
  fc.record(wildSample),
  fc.record({ ...wildSample, besideBytes: wildNumbers }),
);

/** Contexts no sane engine would pass, over ladders of one rendition or more. */
export const wildContexts: fc.Arbitrary<AbrContext> = fc.record(
  {
    nowMs: wildNumbers,
    bufferLevelSec: wildNumbers,
    maxBufferSec: wildNumbers,
    segmentDurationSec: wildNumbers,
    renditions: fc
      .array(wildNumbers, { minLength: 1, maxLength: 12 })
      .map((bitrates) => ladderOf(...bitrates.sort((a, b) => a - b))),
    currentIndex: fc.oneof(fc.integer({ min: -1, max: 13 }), wildNumbers),
    upcomingBytes: fc.array(fc.array(wildNumbers, { maxLength: 12 }), { maxLength: 6 }),
    playbackRate: wildNumbers,
    hintKbps: wildNumbers,
    constraints: fc.record(
      { pinnedIndex: fc.oneof(fc.integer({ min: -1, max: 13 }), wildNumbers), maxIndex: wildNumbers },
      { requiredKeys: [] },
    ),
  },
  {
    requiredKeys: [
      'nowMs',
      'bufferLevelSec',
      'maxBufferSec',
      'segmentDurationSec',
      'renditions',
      'currentIndex',
      'playbackRate',
      'constraints',
    ],
  },
);
