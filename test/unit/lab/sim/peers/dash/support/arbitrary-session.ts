import fc from 'fast-check';
import type { Trace } from '../../../../../../../lab/src/sim/network/trace.js';
import type { LivePlan } from '../../../../../../../lab/src/sim/session/session-plan.js';
import type { Title } from '../../../../../../../lab/src/sim/title/title.js';

export interface RandomSession {
  readonly title: Title;
  readonly trace: Trace;
  readonly maxBufferSec: number;
  readonly playbackRate: number;
  readonly live: LivePlan | undefined;
}

const segmentCount = 50;

const arbitraryTitle: fc.Arbitrary<Title> = fc
  .record({
    lowestKbps: fc.integer({ min: 80, max: 600 }),
    steps: fc.array(fc.double({ min: 1.15, max: 2.5, noNaN: true }), { minLength: 0, maxLength: 9 }),
    segmentSec: fc.constantFrom(1, 2, 3, 4, 6, 10),
    swings: fc.array(fc.double({ min: 0.4, max: 1.8, noNaN: true }), { minLength: 7, maxLength: 7 }),
  })
  .map(({ lowestKbps, steps, segmentSec, swings }) => {
    const ladder = [lowestKbps];
    for (const step of steps) ladder.push(Math.ceil((ladder.at(-1) ?? 1) * step) + 1);
    return {
      name: 'random',
      segmentSec,
      renditions: ladder.map((bitrateKbps) => ({ id: `r${bitrateKbps}`, bitrateKbps })),
      segmentBytes: Array.from({ length: segmentCount }, (_, segment) =>
        ladder.map((kbps) =>
          Math.round(((kbps * 1000 * segmentSec) / 8) * (swings[segment % swings.length] ?? 1)),
        ),
      ),
    };
  });

/** Bandwidths in proportion to a level, with outages, so that every ladder is passed through up and down. */
const arbitraryTrace: fc.Arbitrary<Trace> = fc
  .record({
    meanKbps: fc.integer({ min: 150, max: 12_000 }),
    latencyMs: fc.integer({ min: 0, max: 400 }),
    points: fc.array(
      fc.record({
        durationMs: fc.integer({ min: 300, max: 20_000 }),
        share: fc.oneof(
          { weight: 8, arbitrary: fc.double({ min: 0.1, max: 2.5, noNaN: true }) },
          { weight: 1, arbitrary: fc.constant(0) },
        ),
      }),
      { minLength: 2, maxLength: 25 },
    ),
  })
  .map(({ meanKbps, latencyMs, points }) => ({
    id: 'random',
    dataset: 'random',
    points: [
      ...points.map(({ durationMs, share }) => ({
        durationMs,
        kbps: Math.round(meanKbps * share),
        latencyMs,
      })),
      { durationMs: 2000, kbps: meanKbps, latencyMs },
    ],
  }));

export const arbitrarySession: fc.Arbitrary<RandomSession> = fc.record({
  title: arbitraryTitle,
  trace: arbitraryTrace,
  maxBufferSec: fc.constantFrom(8, 12, 20, 30, 60),
  playbackRate: fc.constantFrom(1, 1, 1, 1.25),
  live: fc.option(fc.record({ targetLatencySec: fc.constantFrom(4, 8, 12, 24) }), {
    freq: 3,
    nil: undefined,
  }),
});
