import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AbrController } from '../../../src/abr/index.js';
import { createLearnedAbr } from '../../../src/abr/learned/learned-abr.js';
import { LearnedPredictor } from '../../../src/abr/learned/learned-predictor.js';
import { mostLevel, unpackWeights } from '../../../src/abr/learned/packed-weights.js';
import { binCount, binEdges, binOf, meansOfSlices } from '../../../src/abr/learned/time-bins.js';
import { packedWeights } from '../../../src/abr/learned/weights.js';
import { contextOf, demoLadder, sampleOf, wildSamples } from './arbitraries.js';

const layers = unpackWeights(packedWeights);

/** Samples one after another, each from where the last one ended. */
function fed(kbpsOfEach: readonly number[], bytes = 500_000): LearnedPredictor {
  const predictor = new LearnedPredictor(layers);
  let responseStartMs = 40;
  for (const kbps of kbpsOfEach) {
    const sample = sampleOf(kbps, { bytes, responseStartMs });
    predictor.push(sample);
    responseStartMs = sample.responseEndMs + 40;
  }
  return predictor;
}

const quantilesAfter = (kbpsOfEach: readonly number[], bytes = 500_000, step = 0): readonly number[] =>
  fed(kbpsOfEach).forecast(7, 1000).quantilesKbps(bytes, step).slice();

const distributions = fc
  .array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: binCount, maxLength: binCount })
  .filter((weights) => weights.some((weight) => weight > 0.01))
  .map((weights) => {
    const sum = weights.reduce((all, weight) => all + weight, 0);
    return weights.map((weight) => weight / sum);
  });

describe('the bins of transfer time', () => {
  it('hold every ratio in the bin between its edges', () => {
    fc.assert(
      fc.property(fc.double({ min: -10, max: 10, noNaN: true }), (logRatio) => {
        const bin = binOf(logRatio);
        expect(logRatio).toBeGreaterThanOrEqual(binEdges[bin - 1] ?? -Infinity);
        expect(logRatio).toBeLessThan(binEdges[bin] ?? Infinity);
      }),
    );
  });

  it('are cut into equally likely slices that ascend and keep the mean, however many', () => {
    fc.assert(
      fc.property(distributions, fc.integer({ min: 1, max: 15 }), (probabilities, count) => {
        const slices = meansOfSlices(probabilities, count);
        expect(slices).toHaveLength(count);
        slices.forEach((slice, at) =>
          expect(slice).toBeGreaterThanOrEqual((slices[at - 1] ?? 0) * (1 - 1e-9)),
        );
        const [whole = 0] = meansOfSlices(probabilities, 1);
        const mean = slices.reduce((sum, slice) => sum + slice, 0) / count;
        expect(mean / whole).toBeCloseTo(1, 6);
      }),
    );
  });
});

describe('the shipped weights', () => {
  it('are within the 20 thousand parameters and 40 kB that they may take', () => {
    expect(packedWeights.levels.length).toBeLessThanOrEqual(20_000);
    expect(JSON.stringify(packedWeights).length).toBeLessThanOrEqual(40_000);
  });

  it('are refused when some are missing', () => {
    expect(() => unpackWeights({ ...packedWeights, levels: packedWeights.levels.slice(1) })).toThrow(
      expect.objectContaining({ code: 'INVALID_ARGUMENT' }),
    );
  });

  it('lie within the levels that they are packed in', () => {
    layers.forEach(({ weights }, layer) => {
      const most = mostLevel * (packedWeights.steps[layer] ?? 0) * (1 + 1e-6);
      for (const weight of weights) expect(Math.abs(weight)).toBeLessThanOrEqual(most);
    });
  });
});

describe('LearnedPredictor', () => {
  it('assumes what it is told before the first sample', () => {
    const { pointKbps, bestSeenKbps } = new LearnedPredictor(layers).forecast(7, 1234);
    expect(pointKbps).toBe(1234);
    expect(bestSeenKbps).toBeNull();
  });

  it('gives positive, ascending quantiles after any samples, for any size and step', () => {
    fc.assert(
      fc.property(
        fc.array(wildSamples, { maxLength: 12 }),
        fc.oneof(fc.constantFrom(0, 1, 1e12, Infinity), fc.double({ min: 0, max: 1e8, noNaN: true })),
        fc.integer({ min: 0, max: 9 }),
        (samples, bytes, step) => {
          const predictor = new LearnedPredictor(layers);
          for (const sample of samples) predictor.push(sample);
          const quantiles = predictor.forecast(7, 1000).quantilesKbps(bytes, step);
          expect(quantiles).toHaveLength(7);
          quantiles.forEach((kbps, at) => {
            expect(kbps).toSatisfy(Number.isFinite);
            expect(kbps).toBeGreaterThan(0);
            expect(kbps).toBeGreaterThanOrEqual((quantiles[at - 1] ?? 0) * (1 - 1e-9));
          });
        },
      ),
    );
  });

  it('is surer of a link that was steady than of one that swung', () => {
    const spread = (quantiles: readonly number[]): number => (quantiles.at(-1) ?? 0) / (quantiles[0] ?? 1);
    const steady = spread(quantilesAfter(Array.from({ length: 12 }, () => 3000)));
    const swinging = spread(quantilesAfter(Array.from({ length: 12 }, (_, at) => (at % 2 ? 900 : 10_000))));
    expect(swinging).toBeGreaterThan(2 * steady);
  });

  it('expects a steady link to stay about as it is', () => {
    fc.assert(
      fc.property(fc.double({ min: 300, max: 60_000, noNaN: true }), (kbps) => {
        const quantiles = quantilesAfter(Array.from({ length: 12 }, () => kbps));
        expect((quantiles[3] ?? 0) / kbps).toBeGreaterThan(0.85);
        expect((quantiles[3] ?? 0) / kbps).toBeLessThan(1.15);
      }),
    );
  });

  it('forgets everything on reset', () => {
    const predictor = fed([500, 8000, 300]);
    predictor.reset();
    expect(predictor.forecast(7, 1000).bestSeenKbps).toBeNull();
    const fresh = new LearnedPredictor(layers);
    for (const each of [predictor, fresh]) each.push(sampleOf(2000));
    const of = (one: LearnedPredictor): readonly number[] => one.forecast(7, 1000).quantilesKbps(500_000, 1);
    expect(of(predictor)).toEqual(of(fresh));
  });

  it('counts what is faster than plenty as plenty', () => {
    const predictor = new LearnedPredictor(layers);
    predictor.plentyKbps = 5000;
    predictor.push(sampleOf(80_000));
    expect(predictor.forecast(7, 1000).pointKbps).toBeCloseTo(5000, 6);
  });
});

describe('learned', () => {
  const decideAfter = (controller: AbrController, kbps: number): number => {
    controller.observe({ type: 'renditions', renditions: demoLadder });
    for (let at = 0; at < 10; at += 1) controller.observe({ type: 'sample', sample: sampleOf(kbps) });
    return controller.decide(contextOf({ bufferLevelSec: 20, currentIndex: 3 })).renditionIndex;
  };

  it('rises where the link carries more and falls where it carries less', () => {
    expect(decideAfter(createLearnedAbr(), 20_000)).toBeGreaterThan(3);
    expect(decideAfter(createLearnedAbr(), 500)).toBeLessThan(3);
  });

  it('gives up a download that would empty the buffer', () => {
    const controller = createLearnedAbr();
    controller.observe({ type: 'renditions', renditions: demoLadder });
    for (let at = 0; at < 6; at += 1) controller.observe({ type: 'sample', sample: sampleOf(8000) });
    const decision = controller.abandon?.(
      {
        kind: 'video',
        renditionIndex: 6,
        loadedBytes: 60_000,
        totalBytes: 2_900_000,
        durationSec: 4,
        requestStartMs: 10_000,
        responseStartMs: 10_040,
        nowMs: 13_000,
        bufferLevelSec: 3,
      },
      contextOf({ nowMs: 13_000, bufferLevelSec: 3, currentIndex: 6 }),
    );
    expect(decision?.renditionIndex).toBeLessThan(6);
    expect(decision?.reason).toBe('abandon');
  });

  it('refuses an option out of its range', () => {
    expect(() => createLearnedAbr({ horizonSegments: 0 })).toThrow(
      expect.objectContaining({ code: 'INVALID_ARGUMENT' }),
    );
  });
});
