import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createHlsAbr } from '../../../../../../lab/src/sim/peers/hls/hls-abr.js';
import { playSession } from '../../../../../../lab/src/sim/session/play-session.js';
import type { AbrContext } from '../../../../../../src/abr/contract/abr-controller.js';
import { Lockstep } from './lockstep.js';
import { randomPlan } from './random-plan.js';
import { RealHls } from './real-hls.js';

const seeds = Array.from({ length: 120 }, (_, index) => index + 1);

/** Ascending, as hls.js sorts them, and of such numbers that no answer hangs on the last bit. */
const ladders = fc
  .tuple(
    fc.uniqueArray(fc.integer({ min: 100, max: 20_000 }), { minLength: 1, maxLength: 9 }),
    fc.option(fc.integer({ min: 100, max: 250 })),
  )
  .map(([kbps, peakPercent]) =>
    kbps
      .sort((a, b) => a - b)
      .map((bitrateKbps, index) => {
        const rendition = { id: `r${index}`, bitrateKbps };
        return peakPercent === null
          ? rendition
          : Object.assign(rendition, { peakKbps: (bitrateKbps * peakPercent) / 100 + 0.37 });
      }),
  );

const steps = fc.array(
  fc.record({
    bufferLevelSec: fc.oneof(
      fc.constant(0),
      fc.double({ min: 0, max: 10, noNaN: true }),
      fc.double({ min: 0, max: 60, noNaN: true }),
    ),
    ttfbMs: fc.oneof(fc.integer({ min: 1, max: 300 }), fc.integer({ min: 1, max: 4000 })),
    transferMs: fc.oneof(fc.integer({ min: 1, max: 3000 }), fc.integer({ min: 1, max: 30_000 })),
    bytes: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 20_000_000 })),
    maxIndex: fc.option(fc.nat({ max: 9 })),
    loadsPercent: fc.integer({ min: 0, max: 99 }),
    ticks: fc.integer({ min: 10, max: 80 }),
  }),
  { minLength: 1, maxLength: 12 },
);

describe('the hls.js rule against hls.js itself', () => {
  it('decides, abandons and estimates alike in whole sessions', () => {
    let decisions = 0;
    let abandoned = 0;
    for (const seed of seeds) {
      const both = new Lockstep(createHlsAbr(), new RealHls());
      playSession(randomPlan(seed, both, { mayBeLive: true }));
      expect(both.differences[0], `seed ${seed}`).toBeUndefined();
      for (const { asked, theirs } of both.comparisons) {
        if (asked === 'decide') decisions += 1;
        else if (theirs !== null) abandoned += 1;
      }
    }
    expect(decisions).toBe(seeds.length * 40);
    // The comparison would be hollow if nothing had been abandoned.
    expect(abandoned).toBeGreaterThan(30);
  });

  it('decides, abandons and estimates alike for any samples and contexts', () => {
    const abandoned = { downloads: 0 };
    fc.assert(
      fc.property(
        ladders,
        steps,
        fc.constantFrom(1, 2, 4, 6),
        fc.constantFrom(1, 1, 0.5, 2),
        fc.boolean(),
        (renditions, history, segmentDurationSec, playbackRate, isLive) => {
          const both = new Lockstep(createHlsAbr(), new RealHls());
          both.observe({ type: 'renditions', renditions });
          let nowMs = 0;
          let currentIndex = -1;
          for (const {
            bufferLevelSec,
            ttfbMs,
            transferMs,
            bytes,
            maxIndex,
            loadsPercent,
            ticks,
          } of history) {
            const context: AbrContext = {
              nowMs,
              bufferLevelSec,
              maxBufferSec: 60,
              segmentDurationSec,
              renditions,
              currentIndex,
              playbackRate,
              ...(isLive && { live: { latencySec: 10, targetLatencySec: 10 } }),
              constraints: maxIndex === null ? {} : { maxIndex: Math.min(maxIndex, renditions.length - 1) },
            };
            let { renditionIndex } = both.decide(context);
            let requestStartMs = nowMs;
            const watched = currentIndex >= 0 ? ticks : 0;
            for (let tick = 1; tick <= watched; tick += 1) {
              nowMs += 100;
              const answered = nowMs - requestStartMs > ttfbMs;
              const given = both.abandon(
                {
                  kind: 'video',
                  renditionIndex,
                  loadedBytes: answered ? Math.floor((bytes * loadsPercent * tick) / (100 * ticks)) : 0,
                  ...(answered && { responseStartMs: requestStartMs + ttfbMs }),
                  durationSec: segmentDurationSec,
                  requestStartMs,
                  nowMs,
                  bufferLevelSec: Math.max(0, bufferLevelSec - (tick / 10) * playbackRate),
                },
                context,
              );
              if (given === null) continue;
              abandoned.downloads += 1;
              renditionIndex = given.renditionIndex;
              requestStartMs = nowMs;
              break;
            }
            const responseStartMs = Math.max(nowMs, requestStartMs + ttfbMs);
            nowMs = responseStartMs + transferMs;
            both.observe({
              type: 'sample',
              sample: {
                kind: 'video',
                renditionIndex,
                bytes,
                durationSec: segmentDurationSec,
                requestStartMs,
                responseStartMs,
                responseEndMs: nowMs,
                fromCache: false,
                timing: 'engine',
              },
            });
            currentIndex = renditionIndex;
          }
          expect(both.differences[0]).toBeUndefined();
        },
      ),
      { seed: 31, numRuns: 250 },
    );
    expect(abandoned.downloads).toBeGreaterThan(10);
  });
});
