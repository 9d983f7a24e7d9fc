import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Link } from '../../../../../../lab/src/sim/network/link.js';
import { steadyTrace } from '../../../../../../lab/src/sim/network/trace.js';
import { papersPeers } from '../../../../../../lab/src/sim/peers/papers/index.js';
import { playSession } from '../../../../../../lab/src/sim/session/play-session.js';
import { constantTitle } from '../../../../../../lab/src/sim/title/title.js';
import type { AbrContext, AbrController } from '../../../../../../src/abr/index.js';
import { contextOf, ladderOf, sampleOf, wildContexts, wildSamples } from '../../../../abr/arbitraries.js';

/** Pensieve's own ladder and segments. */
const pensieve = {
  renditions: ladderOf(300, 750, 1200, 1850, 2850, 4300),
  segmentDurationSec: 4,
  maxBufferSec: 60,
};

function create(name: string, ...kbps: number[]): AbrController {
  const rule = papersPeers.find((each) => each.name === name);
  if (rule === undefined) throw new Error(`No peer ${name}`);
  const controller = rule.create();
  for (const each of kbps)
    controller.observe({ type: 'sample', sample: sampleOf(each, { bytes: 5_000_000 }) });
  return controller;
}

const choose = (controller: AbrController, more: Partial<AbrContext>): number =>
  controller.decide(contextOf({ ...pensieve, ...more })).renditionIndex;

describe.each(papersPeers.map(({ name }) => name))('%s', (name) => {
  it('answers within the ladder for any input', () => {
    fc.assert(
      fc.property(fc.array(wildSamples), wildContexts, (samples, context) => {
        const controller = create(name);
        for (const sample of samples) controller.observe({ type: 'sample', sample });
        const { renditionIndex } = controller.decide(context);
        expect(Number.isInteger(renditionIndex)).toBe(true);
        expect(renditionIndex).toBeGreaterThanOrEqual(0);
        expect(renditionIndex).toBeLessThan(context.renditions.length);
      }),
      { numRuns: 200 },
    );
  });

  it('plays the top where the link carries it many times over, the lowest where nothing else goes', () => {
    const last = (kbps: number): number | undefined =>
      playSession({
        controller: create(name),
        title: constantTitle([300, 750, 1200, 1850, 2850, 4300], 4, 40),
        link: new Link(steadyTrace(kbps)),
      }).segments.at(-1)?.renditionIndex;
    expect(last(40_000)).toBe(5);
    expect(last(250)).toBe(0);
  });
});

describe("Pensieve's MPC", () => {
  it('discounts what it predicts by its largest error of late, only when robust', () => {
    const throughputOf = (name: string): number =>
      create(name, 4000, 2000, 4000).decide(contextOf({ ...pensieve, currentIndex: 1 })).evidence?.[
        'throughputKbps'
      ] ?? Number.NaN;
    // Predicted 4000 and met 2000: an error of 1, so half is believed.
    expect(throughputOf('robust-mpc') / throughputOf('mpc-harmonic')).toBeCloseTo(0.5, 1);
  });

  it('counts the round trip as a part of the transfer', () => {
    const slow = sampleOf(4000, { bytes: 50_000, responseStartMs: 1040, requestStartMs: 0 });
    const controller = create('mpc-harmonic');
    controller.observe({ type: 'sample', sample: slow });
    const { evidence } = controller.decide(contextOf({ ...pensieve, currentIndex: 1 }));
    expect(evidence?.['throughputKbps']).toBeCloseTo((50_000 * 8) / (1040 + 100));
  });
});

describe('the buffer-based rules', () => {
  it("climbs Pensieve's indices evenly from 5 s to 15 s", () => {
    const at = [4.9, 5, 7, 9, 11, 13, 15, 40].map((bufferLevelSec) =>
      choose(create('bba'), { bufferLevelSec }),
    );
    expect(at).toEqual([0, 0, 1, 2, 3, 4, 5, 5]);
  });

  it("maps Puffer's 3 s to 12 s onto the sizes of the next segment", () => {
    const bytes = [100, 200, 300, 400, 500, 600].map((kilobytes) => kilobytes * 1000);
    const at = [0, 3, 7.5, 11.9, 12, 15].map((bufferLevelSec) =>
      choose(create('bba-puffer'), { bufferLevelSec, maxBufferSec: 15, upcomingBytes: [bytes] }),
    );
    expect(at).toEqual([0, 0, 2, 4, 5, 5]);
  });
});

describe('soda', () => {
  it('goes no further than one rendition beyond the throughput', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 200, max: 6000 }),
        fc.double({ min: 0, max: 60, noNaN: true }),
        fc.integer({ min: 0, max: 5 }),
        (kbps, bufferLevelSec, currentIndex) => {
          const index = choose(create('soda', kbps), { bufferLevelSec, currentIndex });
          expect(pensieve.renditions[index - 1]?.bitrateKbps ?? 0).toBeLessThanOrEqual(kbps + 1e-6);
        },
      ),
    );
  });

  it('drops when the buffer is short and spends when it is long', () => {
    const at = (bufferLevelSec: number): number =>
      choose(create('soda', 2000), { bufferLevelSec, currentIndex: 3, maxBufferSec: 20 });
    expect(at(1)).toBeLessThan(at(19));
  });
});
