import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Ewma, LatencyEstimator, ThroughputEstimator, ThroughputPredictor } from '../../../src/abr/index.js';
import { sampleOf, wildNumbers, wildSamples } from './arbitraries.js';

const kbpsValues = fc.double({ min: 50, max: 200_000, noNaN: true });
const weights = fc.double({ min: 0.01, max: 100, noNaN: true });

describe('Ewma', () => {
  it('knows nothing before the first sample', () => {
    expect(new Ewma(3).value).toBeNull();
  });

  it('gives a constant back, from the first sample on', () => {
    fc.assert(
      fc.property(kbpsValues, fc.array(weights, { minLength: 1, maxLength: 20 }), (value, each) => {
        const ewma = new Ewma(3);
        for (const weight of each) {
          ewma.add(weight, value);
          expect(ewma.value).toBeCloseTo(value, 3);
        }
      }),
    );
  });

  it('stays between the least and the greatest value it was given', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(weights, kbpsValues), { minLength: 1 }), (samples) => {
        const ewma = new Ewma(3);
        for (const [weight, value] of samples) ewma.add(weight, value);
        const values = samples.map(([, value]) => value);
        expect(ewma.value).toBeGreaterThanOrEqual(Math.min(...values) * (1 - 1e-9));
        expect(ewma.value).toBeLessThanOrEqual(Math.max(...values) * (1 + 1e-9));
      }),
    );
  });

  it('does not care how a span of time was cut into samples', () => {
    fc.assert(
      fc.property(
        kbpsValues,
        kbpsValues,
        weights,
        fc.integer({ min: 2, max: 9 }),
        (before, after, span, cuts) => {
          const whole = new Ewma(3);
          const cut = new Ewma(3);
          for (const each of [whole, cut]) each.add(2, before);
          whole.add(span, after);
          for (let part = 0; part < cuts; part += 1) cut.add(span / cuts, after);
          expect(cut.value ?? 0).toBeCloseTo(whole.value ?? 0, 3);
        },
      ),
    );
  });

  it('lets half of the past go with each half-life', () => {
    const ewma = new Ewma(3);
    ewma.add(1000, 0);
    ewma.add(3, 100);
    expect(ewma.value).toBeCloseTo(50);
  });

  it('ignores what is no number or weighs nothing', () => {
    const ewma = new Ewma(3);
    ewma.add(1, 100);
    for (const bad of [Number.NaN, Infinity, -Infinity]) {
      ewma.add(1, bad);
      ewma.add(bad, 5);
    }
    ewma.add(0, 5);
    ewma.add(-1, 5);
    expect(ewma.value).toBeCloseTo(100);
  });
});

describe('ThroughputEstimator', () => {
  it('measures a constant link exactly, whatever the sizes', () => {
    fc.assert(
      fc.property(
        kbpsValues,
        fc.array(fc.integer({ min: 16_000, max: 3_000_000 }), { minLength: 1 }),
        (kbps, sizes) => {
          const estimator = new ThroughputEstimator();
          for (const bytes of sizes) estimator.push(sampleOf(kbps, { bytes }));
          expect((estimator.kbps ?? 0) / kbps).toBeCloseTo(1, 6);
        },
      ),
    );
  });

  it('does not count the wait for the first byte', () => {
    const estimator = new ThroughputEstimator();
    estimator.push(sampleOf(2000, { requestStartMs: 0, responseStartMs: 3000 }));
    expect(estimator.kbps).toBeCloseTo(2000);
  });

  it.each([
    ['a cache hit', { fromCache: true }],
    ['a body too small to tell', { bytes: 15_999 }],
    ['a transfer of no time', { responseStartMs: 100, responseEndMs: 100 }],
    ['a transfer that ended before it began', { responseStartMs: 100, responseEndMs: 50 }],
    ['a time that is no number', { responseEndMs: Number.NaN }],
    ['a transfer faster than any link', { bytes: 5e9, responseStartMs: 0, responseEndMs: 1 }],
  ])('learns nothing from %s', (_, more) => {
    const estimator = new ThroughputEstimator();
    estimator.push(sampleOf(5000, more));
    expect(estimator.kbps).toBeNull();
  });

  it('notices a drop sooner than a rise', () => {
    const after = (first: number, second: number): number => {
      const estimator = new ThroughputEstimator();
      for (let count = 0; count < 10; count += 1) estimator.push(sampleOf(first, { bytes: first * 500 }));
      estimator.push(sampleOf(second, { bytes: second * 500 }));
      return Math.abs((estimator.kbps ?? 0) - second) / Math.abs(first - second);
    };
    expect(after(8000, 1000)).toBeLessThan(after(1000, 8000));
  });

  it('sees the whole link when audio and video share it', () => {
    const estimator = new ThroughputEstimator();
    // 4 Mbps: a second shared evenly, then a second of video alone.
    estimator.push(
      sampleOf(2000, { kind: 'audio', bytes: 250_000, responseStartMs: 0, responseEndMs: 1000 }),
    );
    estimator.push(sampleOf(3000, { bytes: 750_000, responseStartMs: 0, responseEndMs: 2000 }));
    expect(estimator.kbps).toBeCloseTo(4000);
  });

  it('sees it too where the audio is still on its way', () => {
    const estimator = new ThroughputEstimator();
    // 4 Mbps: half a second of video alone, a second shared evenly, half a second of audio alone.
    estimator.push(
      sampleOf(1500, { bytes: 500_000, besideBytes: 250_000, responseStartMs: 0, responseEndMs: 1500 }),
    );
    expect(estimator.kbps).toBeCloseTo(4000);
    estimator.push(
      sampleOf(2000, { kind: 'audio', bytes: 500_000, responseStartMs: 500, responseEndMs: 2000 }),
    );
    estimator.push(sampleOf(4000, { bytes: 500_000, responseStartMs: 3000, responseEndMs: 4000 }));
    expect(estimator.kbps).toBeCloseTo(4000);
  });

  it('learns from audio that came alone, once the next sample tells so', () => {
    const estimator = new ThroughputEstimator();
    estimator.push(sampleOf(1000, { kind: 'audio', bytes: 64_000, responseStartMs: 0 }));
    estimator.push(sampleOf(1000, { kind: 'audio', bytes: 64_000, responseStartMs: 4000 }));
    expect(estimator.kbps).toBeCloseTo(1000);
  });

  it('stays a positive number, or nothing, whatever it is fed', () => {
    fc.assert(
      fc.property(fc.array(wildSamples), (samples) => {
        const estimator = new ThroughputEstimator();
        for (const sample of samples) estimator.push(sample);
        const { kbps } = estimator;
        expect(kbps === null || (kbps > 0 && Number.isFinite(kbps))).toBe(true);
      }),
    );
  });
});

describe('LatencyEstimator', () => {
  it('follows the last requests', () => {
    const latency = new LatencyEstimator();
    for (let count = 0; count < 20; count += 1)
      latency.push(sampleOf(5000, { requestStartMs: 0, responseStartMs: 300 }));
    expect(latency.ms).toBeCloseTo(300);
  });

  it('is a sane time whatever it is fed', () => {
    fc.assert(
      fc.property(fc.array(wildSamples), (samples) => {
        const latency = new LatencyEstimator();
        for (const sample of samples) latency.push(sample);
        expect(latency.ms).toBeGreaterThanOrEqual(0);
        expect(latency.ms).toBeLessThan(Infinity);
      }),
    );
  });
});

describe('ThroughputPredictor', () => {
  const predictionAfter = (kbps: readonly number[]) => {
    const predictor = new ThroughputPredictor();
    for (const each of kbps) predictor.push(sampleOf(each));
    return predictor.predict(7, 1000);
  };

  it('spreads around what it must assume until a sample came', () => {
    const { pointKbps, quantilesKbps, bestSeenKbps } = predictionAfter([]);
    expect(pointKbps).toBe(1000);
    expect(bestSeenKbps).toBeNull();
    expect(quantilesKbps[0]).toBeLessThan(500);
    expect(quantilesKbps.at(-1)).toBeGreaterThan(2000);
  });

  it('grows sure of a steady link', () => {
    const { pointKbps, quantilesKbps } = predictionAfter(Array.from({ length: 30 }, () => 3000));
    expect(pointKbps).toBeCloseTo(3000);
    expect(quantilesKbps[3]).toBeCloseTo(3000);
    const spread = (quantiles: readonly number[]) => Math.log((quantiles.at(-2) ?? 0) / (quantiles[1] ?? 1));
    expect(spread(quantilesKbps)).toBeLessThan(spread(predictionAfter([3000]).quantilesKbps));
  });

  it('expects more trouble on a link that swings', () => {
    const swinging = predictionAfter(Array.from({ length: 30 }, (_, at) => (at % 2 ? 500 : 6000)));
    const steady = predictionAfter(Array.from({ length: 30 }, () => Math.sqrt(500 * 6000)));
    expect(swinging.quantilesKbps[0]).toBeLessThan(steady.quantilesKbps[0] ?? 0);
  });

  it('answers with positive, ascending numbers whatever it is fed', () => {
    fc.assert(
      fc.property(
        fc.array(wildSamples),
        fc.array(fc.tuple(wildNumbers, wildNumbers)),
        (samples, measures) => {
          const predictor = new ThroughputPredictor();
          for (const sample of samples) predictor.push(sample);
          for (const [kbps, bytes] of measures) predictor.add({ kbps, bytes, transferSec: 1 });
          const { quantilesKbps } = predictor.predict(7, 1000);
          expect(quantilesKbps).toHaveLength(7);
          quantilesKbps.forEach((kbps, at) => {
            expect(kbps).toBeGreaterThanOrEqual(quantilesKbps[at - 1] ?? Number.MIN_VALUE);
          });
        },
      ),
    );
  });
});
