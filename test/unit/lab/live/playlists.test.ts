import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LOOP_SEC, MADE, makeTitle } from './support/made-title.js';
import { openLive, START_MS } from './support/open-live.js';
import { numberOf, readPlaylist, type ReadPlaylist } from './support/read-playlist.js';

let title: Awaited<ReturnType<typeof makeTitle>>;
beforeAll(async () => {
  title = await makeTitle();
});
afterAll(async () => title.remove());

const forms = ['hls', 'll-hls'] as const;
const paths = ['video/low.m3u8', 'audio.m3u8'] as const;
/** From the first segment on, over many loops. */
const moment = fc
  .integer({ min: MADE.segmentSec * 1000, max: 40 * LOOP_SEC * 1000 })
  .map((ms) => START_MS + ms);

describe.each(forms)('a live playlist (%s)', (form) => {
  it('lists the segments that are complete and in the window, each under its number and time', async () => {
    const live = await openLive(title.folder, 0);
    await fc.assert(
      fc.asyncProperty(moment, fc.constantFrom(...paths), async (nowMs, path) => {
        live.clock.jumpTo(nowMs);
        const { segments, sequence, target } = readPlaylist(await live.text(`${form}/${path}`));
        const complete = Math.floor((nowMs - START_MS) / 1000 / MADE.segmentSec);
        expect(segments.map(numberOf)).toEqual(
          Array.from({ length: segments.length }, (_, index) => sequence + index),
        );
        expect(sequence + segments.length).toBe(complete);
        expect(segments).toHaveLength(Math.min(complete, 6));
        for (const segment of segments) {
          expect(Math.round(segment.durationSec)).toBeLessThanOrEqual(target);
          // Sound begins with the frame after a segment's beginning.
          const lateMs = segment.programMs - (START_MS + numberOf(segment) * MADE.segmentSec * 1000);
          expect(lateMs).toBeGreaterThanOrEqual(0);
          expect(lateMs).toBeLessThan(1024 / 48 + 1);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('never goes back, and never changes what it said of a segment', async () => {
    const live = await openLive(title.folder, 0, { discontinuities: true });
    await fc.assert(
      fc.asyncProperty(moment, fc.nat(20_000), async (nowMs, laterMs) => {
        live.clock.jumpTo(nowMs);
        const before = readPlaylist(await live.text(`${form}/video/low.m3u8`));
        live.clock.jumpTo(nowMs + laterMs);
        const after = readPlaylist(await live.text(`${form}/video/low.m3u8`));
        expect(after.sequence).toBeGreaterThanOrEqual(before.sequence);
        expect(after.discontinuitySequence).toBeGreaterThanOrEqual(before.discontinuitySequence);
        expect(after.target).toBe(before.target);
        const known = new Map(content(before).segments.map((segment) => [segment.uri, segment]));
        for (const segment of content(after).segments)
          expect(segment).toEqual(known.get(segment.uri) ?? segment);
      }),
      { numRuns: 30 },
    );
  });

  it('counts one discontinuity for each loop, in the list or before it', async () => {
    const live = await openLive(title.folder, 0, { discontinuities: true });
    await fc.assert(
      fc.asyncProperty(moment, async (nowMs) => {
        live.clock.jumpTo(nowMs);
        const { segments, discontinuitySequence } = readPlaylist(await live.text(`${form}/video/low.m3u8`));
        let loop = discontinuitySequence;
        for (const segment of segments) {
          if (segment.breaks) loop += 1;
          expect(loop).toBe(Math.floor(numberOf(segment) / MADE.segmentCount));
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('a low-latency playlist', () => {
  it('lists the parts that exist, key frames marked, and hints at the next', async () => {
    const live = await openLive(title.folder, 21.2);
    const { segments, parts, hint, text } = readPlaylist(await live.text('ll-hls/video/low.m3u8'));
    expect(segments.at(-1)?.uri).toBe('low/9.m4s');
    expect(parts).toEqual([
      'DURATION=0.52000,URI="low/10.0.m4s",INDEPENDENT=YES',
      'DURATION=0.48000,URI="low/10.1.m4s"',
    ]);
    expect(hint).toBe('low/10.2.m4s');
    expect(segments.at(-1)?.parts).toHaveLength(4);
    expect(segments.at(0)?.parts).toHaveLength(0);
    expect(text).toContain('#EXT-X-PART-INF:PART-TARGET=0.52');
    expect(text).toContain('#EXT-X-RENDITION-REPORT:URI="../audio.m3u8",LAST-MSN=10,LAST-PART=1');
    expect(text).toContain('#EXT-X-RENDITION-REPORT:URI="high.m3u8",LAST-MSN=10,LAST-PART=1');
  });

  it('has no part longer than its target, and none but the last of a segment much shorter', async () => {
    await fc.assert(
      fc.asyncProperty(
        moment,
        fc.constantFrom(...paths),
        fc.double({ min: 0.3, max: 2, noNaN: true }),
        async (nowMs, path, partSec) => {
          const live = await openLive(title.folder, 0, { partSec });
          live.clock.jumpTo(nowMs);
          const read = readPlaylist(await live.text(`ll-hls/${path}`));
          const target = Number(/PART-TARGET=([\d.]+)/.exec(read.text)?.[1]);
          const all = [...read.segments.flatMap(({ parts }) => parts), ...read.parts];
          for (const part of all) {
            const duration = Number(/DURATION=([\d.]+)/.exec(part)?.[1]);
            expect(duration).toBeLessThanOrEqual(target + 1e-5);
            expect(duration).toBeGreaterThanOrEqual(0.85 * target);
          }
        },
      ),
      { numRuns: 25 },
    );
  });

  it('of which a client had an earlier one is the same put together from that and a delta', async () => {
    const lives = await Promise.all(
      [true, false].map(async (discontinuities) =>
        openLive(title.folder, 0, { dvrSec: 40, discontinuities }),
      ),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 60_000, max: 200_000 }).map((ms) => START_MS + ms),
        fc.nat(6000),
        fc.constantFrom(...paths),
        fc.constantFrom(...lives),
        async (nowMs, laterMs, path, live) => {
          live.clock.jumpTo(nowMs);
          const had = readPlaylist(await live.text(`ll-hls/${path}`));
          live.clock.jumpTo(nowMs + laterMs);
          const delta = readPlaylist(await live.text(`ll-hls/${path}?_HLS_skip=YES`));
          const full = readPlaylist(await live.text(`ll-hls/${path}`));
          expect(delta.skipped).toBeGreaterThan(0);
          expect(putTogether(had, delta)).toEqual(content(full));
        },
      ),
      { numRuns: 40 },
    );
  });

  it('is not shortened where all of it may still be needed', async () => {
    const live = await openLive(title.folder, 100, { dvrSec: 12 });
    expect(await live.text('ll-hls/audio.m3u8?_HLS_skip=YES')).toBe(await live.text('ll-hls/audio.m3u8'));
  });
});

/** What a client knows after a playlist; parts of old segments are of no use to it. */
function content(read: ReadPlaylist) {
  return {
    sequence: read.sequence,
    discontinuitySequence: read.discontinuitySequence,
    segments: read.segments.map(({ uri, durationSec, programMs, breaks }) => ({
      uri,
      durationSec,
      programMs,
      breaks,
    })),
    parts: read.parts,
    hint: read.hint,
  };
}

function putTogether(had: ReadPlaylist, delta: ReadPlaylist) {
  const from = delta.sequence - had.sequence;
  const kept = had.segments.slice(from, from + delta.skipped);
  expect(kept).toHaveLength(delta.skipped);
  return content({ ...delta, segments: [...kept, ...delta.segments] });
}
