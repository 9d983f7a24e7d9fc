import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Link } from '../../../lab/src/sim/network/link.js';
import { steadyTrace } from '../../../lab/src/sim/network/trace.js';
import { qoeModels, scoreSession } from '../../../lab/src/sim/score/score.js';
import { playSession } from '../../../lab/src/sim/session/play-session.js';
import type { SessionResult } from '../../../lab/src/sim/session/session-result.js';
import { constantTitle } from '../../../lab/src/sim/title/title.js';
import { abrNames, createAbr, type AbrContext, type AbrController } from '../../../src/abr/index.js';
import type { Ladder } from '../../../src/media/rendition.js';
import {
  contextOf,
  demoLadder,
  ladders,
  sampleOf,
  wildContexts,
  wildNumbers,
  wildSamples,
} from './arbitraries.js';

const steady = (kbps: number): Link => new Link(steadyTrace(kbps));

const play = (
  controller: AbrController,
  link: Link,
  renditions: Ladder,
  segmentCount = 70,
  context: Partial<AbrContext> = {},
): SessionResult => {
  const bitratesKbps = renditions.map(({ bitrateKbps }) => bitrateKbps);
  return playSession({ controller, link, title: constantTitle(bitratesKbps, 4, segmentCount), context });
};

const stallSecOf = (result: SessionResult): number => scoreSession(result, qoeModels.log).stallSec;

/** Segments at the end of a title, before which a controller may spend what is buffered. */
const endingSegments = 20;

const settledIndex = (result: SessionResult): number =>
  result.segments.at(-endingSegments)?.renditionIndex ?? -1;

const links = fc.integer({ min: 200, max: 60_000 });

/** What every controller owes its caller, whatever rule it follows. */
describe.each(abrNames())('%s', (name) => {
  it('settles on the highest rendition that a steady link carries, and stays', () => {
    fc.assert(
      fc.property(ladders, links, (renditions, kbps) => {
        const { segments } = play(createAbr(name), steady(kbps), renditions);
        const highestBelow = (share: number): number =>
          Math.max(
            0,
            renditions.findLastIndex(({ bitrateKbps }) => bitrateKbps <= share * kbps),
          );
        const later = new Set(
          segments.slice(30, -endingSegments).map(({ renditionIndex }) => renditionIndex),
        );
        expect(later.size).toBe(1);
        const [settled = -1] = later;
        // Between the two bounds it is a matter of safety margin.
        expect(settled).toBeGreaterThanOrEqual(highestBelow(0.85));
        expect(settled).toBeLessThanOrEqual(highestBelow(1));
      }),
      { numRuns: 40 },
    );
  });

  it('never ends lower on a faster link', () => {
    fc.assert(
      fc.property(ladders, links, links, (renditions, one, other) => {
        const slow = play(createAbr(name), steady(Math.min(one, other)), renditions);
        const fast = play(createAbr(name), steady(Math.max(one, other)), renditions);
        expect(settledIndex(fast)).toBeGreaterThanOrEqual(settledIndex(slow));
      }),
      { numRuns: 40 },
    );
  });

  it('plays a steady link that carries the lowest rendition without a stall', () => {
    fc.assert(
      fc.property(ladders, fc.double({ min: 1.3, max: 40, noNaN: true }), (renditions, factor) => {
        const kbps = (renditions[0]?.bitrateKbps ?? 0) * factor;
        expect(stallSecOf(play(createAbr(name), steady(kbps), renditions))).toBe(0);
      }),
      { numRuns: 40 },
    );
  });

  it('obeys a pin and a cap whatever it would do itself', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: demoLadder.length - 1 }),
        fc.integer({ min: 0, max: demoLadder.length - 1 }),
        fc.array(wildSamples),
        (pinnedIndex, maxIndex, samples) => {
          const controller = createAbr(name);
          for (const sample of samples) controller.observe({ type: 'sample', sample });
          expect(
            controller.decide(contextOf({ constraints: { pinnedIndex, maxIndex } })).renditionIndex,
          ).toBe(pinnedIndex);
          expect(
            controller.decide(contextOf({ currentIndex: 6, constraints: { maxIndex } })).renditionIndex,
          ).toBeLessThanOrEqual(maxIndex);
        },
      ),
    );
  });

  it('answers within the ladder, with a reason and finite evidence, for any input', () => {
    fc.assert(
      fc.property(fc.array(wildSamples), wildContexts, (samples, context) => {
        const controller = createAbr(name);
        controller.observe({ type: 'renditions', renditions: context.renditions });
        for (const sample of samples) controller.observe({ type: 'sample', sample });
        for (const type of ['seek', 'stall'] as const) controller.observe({ type, atMs: context.nowMs });
        const { renditionIndex, reason, evidence = {} } = controller.decide(context);
        expect(Number.isInteger(renditionIndex)).toBe(true);
        expect(renditionIndex).toBeGreaterThanOrEqual(0);
        expect(renditionIndex).toBeLessThan(context.renditions.length);
        expect(reason).toMatch(/^[a-z]+(-[a-z]+)*$/);
        if (reason === 'throughput-up') expect(renditionIndex).toBeGreaterThan(context.currentIndex);
        if (reason === 'throughput-down') expect(renditionIndex).toBeLessThan(context.currentIndex);
        if (reason === 'steady') expect(renditionIndex).toBe(context.currentIndex);
        for (const value of Object.values(evidence)) expect(value).toSatisfy(Number.isFinite);
      }),
      { numRuns: 500 },
    );
  });

  it('takes a current index that is no number for none: it neither rose, fell nor stayed', () => {
    const controller = createAbr(name);
    controller.observe({ type: 'sample', sample: sampleOf(128) });
    const { reason } = controller.decide(contextOf({ currentIndex: Number.NaN }));
    expect(['throughput-up', 'throughput-down', 'steady']).not.toContain(reason);
  });

  it('abandons only for a lower rendition of the ladder, for any progress', () => {
    fc.assert(
      fc.property(
        fc.array(wildSamples, { maxLength: 5 }),
        wildContexts,
        fc.array(
          fc.record(
            {
              loadedBytes: wildNumbers,
              totalBytes: wildNumbers,
              durationSec: wildNumbers,
              requestStartMs: fc.constantFrom(0, 1000, Number.NaN),
              responseStartMs: wildNumbers,
              nowMs: wildNumbers,
              bufferLevelSec: wildNumbers,
              renditionIndex: fc.integer({ min: -1, max: 13 }),
            },
            {
              requiredKeys: [
                'loadedBytes',
                'durationSec',
                'requestStartMs',
                'nowMs',
                'bufferLevelSec',
                'renditionIndex',
              ],
            },
          ),
          { maxLength: 6 },
        ),
        (samples, context, steps) => {
          const controller = createAbr(name);
          for (const sample of samples) controller.observe({ type: 'sample', sample });
          for (const step of steps) {
            const decision = controller.abandon?.({ kind: 'video', ...step }, context) ?? null;
            if (decision === null) continue;
            expect(decision.renditionIndex).toBeGreaterThanOrEqual(0);
            expect(decision.renditionIndex).toBeLessThan(
              Math.min(step.renditionIndex, context.renditions.length),
            );
          }
          const { renditionIndex } = controller.decide(context);
          expect(renditionIndex).toBeGreaterThanOrEqual(0);
          expect(renditionIndex).toBeLessThan(context.renditions.length);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('decides the same from the same inputs, and afresh after a reset', () => {
    fc.assert(
      fc.property(ladders, links, links, (renditions, before, after) => {
        const link = new Link({
          id: 'change',
          dataset: 'test',
          points: [
            { durationMs: 30_000, kbps: before, latencyMs: 30 },
            { durationMs: 30_000, kbps: after, latencyMs: 80 },
          ],
        });
        const controller = createAbr(name);
        const first = play(controller, link, renditions, 30);
        expect(play(controller, link, renditions, 30)).toEqual(first);
        expect(play(createAbr(name), link, renditions, 30)).toEqual(first);
      }),
      { numRuns: 20 },
    );
  });

  it('decides with a clock that stands still', () => {
    const result = play(createAbr(name), steady(5000), demoLadder, 50, { nowMs: 0 });
    expect(settledIndex(result)).toBe(5);
  });
});
