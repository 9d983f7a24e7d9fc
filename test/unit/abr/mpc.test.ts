import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createMpcAbr } from '../../../src/abr/index.js';
import { bestPlan, type PlanTask } from '../../../src/abr/mpc/plan-search.js';
import { RobustPrediction } from '../../../src/abr/mpc/robust-prediction.js';
import { contextOf, ladderOf, sampleOf } from './arbitraries.js';

/** The plan by trying every sequence: the best value of each first choice. */
function valuesByBruteForce(task: PlanTask): number[] {
  const { qualities, loadSec, horizon, playbackRate, segmentSec, maxBufferSec } = task;
  const count = qualities.length;
  const best = qualities.map(() => -Infinity);
  const visit = (step: number, bufferSec: number, previous: number, first: number, value: number): void => {
    if (step === horizon) {
      best[first] = Math.max(best[first] ?? -Infinity, value);
      return;
    }
    for (let index = 0; index < count; index += 1) {
      const neededSec = (loadSec[step * count + index] ?? 0) * playbackRate;
      const stallSec = Math.max(0, neededSec - bufferSec) / playbackRate;
      const change = previous < 0 ? 0 : Math.abs((qualities[index] ?? 0) - (qualities[previous] ?? 0));
      visit(
        step + 1,
        Math.min(maxBufferSec, Math.max(0, bufferSec - neededSec) + segmentSec),
        index,
        step === 0 ? index : first,
        value + (qualities[index] ?? 0) - task.stallPenaltyPerSec * stallSec - task.switchPenalty * change,
      );
    }
  };
  visit(0, task.bufferLevelSec, task.currentIndex, 0, 0);
  return best;
}

const tasks: fc.Arbitrary<PlanTask> = fc
  .record({
    steps: fc.array(fc.double({ min: 0, max: 1.5, noNaN: true }), { minLength: 1, maxLength: 6 }),
    horizon: fc.integer({ min: 1, max: 5 }),
    kbps: fc.double({ min: 0.05, max: 20, noNaN: true }),
    swings: fc.array(fc.double({ min: 0.3, max: 3, noNaN: true }), { minLength: 30, maxLength: 30 }),
    bufferLevelSec: fc.double({ min: 0, max: 30, noNaN: true }),
    maxBufferSec: fc.constantFrom(8, 12, 30, Infinity),
    segmentSec: fc.constantFrom(1, 2, 4),
    playbackRate: fc.constantFrom(0.5, 1, 2),
    current: fc.integer({ min: -1, max: 5 }),
    stallPenaltyPerSec: fc.constantFrom(0, 0.5, 2.66, 4.3, 20),
    switchPenalty: fc.constantFrom(0, 0.5, 1, 3),
  })
  .map(({ steps, kbps, swings, current, ...rest }): PlanTask => {
    let quality = 0;
    const qualities = steps.map((step) => (quality += step));
    return Object.assign(rest, {
      qualities,
      currentIndex: Math.min(current, qualities.length - 1),
      loadSec: Float64Array.from(
        { length: rest.horizon * qualities.length },
        (_, at) =>
          (rest.segmentSec * Math.exp(qualities[at % qualities.length] ?? 0) * (swings[at] ?? 1)) / kbps,
      ),
    });
  });

describe('the plan', () => {
  it('is the one that trying every sequence finds', () => {
    fc.assert(
      fc.property(tasks, (task) => {
        const values = valuesByBruteForce(task);
        const most = Math.max(...values);
        const { firstIndex, value } = bestPlan(task);
        expect(value).toBeCloseTo(most, 6);
        // Of equal plans any will do.
        expect(values[firstIndex]).toBeCloseTo(most, 6);
      }),
      { numRuns: 300 },
    );
  });
});

describe('the prediction', () => {
  it('is the harmonic mean of the last five', () => {
    const prediction = new RobustPrediction();
    for (const kbps of [90_000, 1000, 2000, 1000, 2000, 1000]) prediction.add(kbps);
    expect(prediction.kbps).toBeCloseTo(1250);
  });

  it('knows its largest error of late, and forgets it', () => {
    const prediction = new RobustPrediction();
    prediction.add(1000);
    expect(prediction.maxError).toBe(0);
    prediction.add(500);
    expect(prediction.maxError).toBeCloseTo(1);
    for (let count = 0; count < 12; count += 1) prediction.add(1000);
    expect(prediction.maxError).toBeCloseTo(0);
  });
});

describe('mpc', () => {
  const fed = (options: Parameters<typeof createMpcAbr>[0], ...kbps: number[]) => {
    const controller = createMpcAbr(options);
    for (const each of kbps) controller.observe({ type: 'sample', sample: sampleOf(each) });
    return controller;
  };
  const swinging = [4000, 1500, 5000, 1200, 4000];

  it('dares less when it is robust and was wrong lately', () => {
    const context = contextOf({ bufferLevelSec: 6, currentIndex: 2 });
    const robust = fed({}, ...swinging).decide(context);
    const plain = fed({ robust: false }, ...swinging).decide(context);
    expect(robust.renditionIndex).toBeLessThan(plain.renditionIndex);
    expect(robust.evidence?.['discount']).toBeGreaterThan(1);
    expect(plain.evidence?.['discount']).toBe(1);
  });

  it('spends a full buffer on what the link cannot sustain only without its guard', () => {
    const context = contextOf({ bufferLevelSec: 26, currentIndex: 5 });
    const steady = Array.from({ length: 8 }, () => 4000);
    expect(fed({}, ...steady).decide(context)).toMatchObject({
      renditionIndex: 5,
      reason: 'not-sustainable',
    });
    expect(fed({ guardRises: false }, ...steady).decide(context).renditionIndex).toBe(6);
  });

  it('heeds the sizes it is told', () => {
    const upcomingBytes = (factor: number) =>
      Array.from({ length: 5 }, () =>
        contextOf().renditions.map(({ bitrateKbps }) => bitrateKbps * 500 * factor),
      );
    const choose = (factor: number): number =>
      fed({}, 3000, 3000, 3000).decide(
        contextOf({ bufferLevelSec: 6, currentIndex: 3, upcomingBytes: upcomingBytes(factor) }),
      ).renditionIndex;
    expect(choose(2)).toBeLessThan(choose(0.5));
  });

  it.each([
    { horizonSegments: 9 },
    { horizonSegments: 0 },
    { quality: 'vmaf' as never },
    { stallPenaltyPerSec: -1 },
    { switchPenalty: Number.NaN },
    { startKbps: 0 },
  ])('refuses %o', (options) => {
    expect(() => createMpcAbr(options)).toThrow(expect.objectContaining({ code: 'INVALID_ARGUMENT' }));
  });
});

it('does not save for segments that the title no longer has', () => {
  const controller = createMpcAbr({ guardRises: false });
  for (let count = 0; count < 8; count += 1) controller.observe({ type: 'sample', sample: sampleOf(2000) });
  const choose = (remainingSec: number): number =>
    controller.decide(contextOf({ bufferLevelSec: 12.5, currentIndex: 6, remainingSec })).renditionIndex;
  expect(choose(4)).toBeGreaterThan(choose(400));
});

it('does not buy quality with a little stall in every segment', () => {
  const controller = createMpcAbr();
  for (let count = 0; count < 8; count += 1) controller.observe({ type: 'sample', sample: sampleOf(200) });
  const context = contextOf({ renditions: ladderOf(100, 140, 201), bufferLevelSec: 4, currentIndex: 2 });
  expect(controller.decide(context)).toMatchObject({ renditionIndex: 1, reason: 'buffer-low' });
});

it('does not fall to a rendition that stalls all the same, to spare itself a second fall', () => {
  const controller = createMpcAbr();
  for (let count = 0; count < 8; count += 1) controller.observe({ type: 'sample', sample: sampleOf(140) });
  const context = contextOf({ renditions: ladderOf(100, 140, 196), bufferLevelSec: 4, currentIndex: 2 });
  expect(controller.decide(context)).toMatchObject({ renditionIndex: 0, reason: 'buffer-low' });
});
