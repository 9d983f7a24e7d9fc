import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SegmentSizes } from '../../../src/abr/estimate/segment-sizes.js';
import { contextOf, demoLadder, ladderOf, sampleOf, wildContexts, wildSamples } from './arbitraries.js';

const ladder = ladderOf(1000, 2000, 4000);
const context = contextOf({ renditions: ladder });

/** A 4 s segment of this share of what its bitrate declares. */
const segment = (renditionIndex: number, ratio: number) =>
  sampleOf(5000, { renditionIndex, bytes: (ladder[renditionIndex]?.bitrateKbps ?? 0) * 500 * ratio });

describe('SegmentSizes', () => {
  it('believes the declared bitrate until it has seen a segment, and again after a reset', () => {
    const sizes = new SegmentSizes();
    expect(sizes.bitsOf(context, 0, 1)).toBe(8e6);
    sizes.push(segment(1, 0.5), ladder);
    sizes.reset();
    expect(sizes.bitsOf(context, 3, 1)).toBe(8e6);
  });

  it('learns a ratio that never changes, for the renditions it saw and for the others', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.2, max: 3, noNaN: true }),
        fc.array(fc.nat({ max: 2 }), { minLength: 2, maxLength: 20 }),
        fc.nat({ max: 2 }),
        (ratio, seen, asked) => {
          const sizes = new SegmentSizes();
          for (const index of seen) sizes.push(segment(index, ratio), ladder);
          const declared = (ladder[asked]?.bitrateKbps ?? 0) * 4000;
          expect(sizes.bitsOf(context, 0, asked) / declared).toBeCloseTo(ratio, 6);
        },
      ),
    );
  });

  it('tells renditions apart whose declarations are wrong in different ways', () => {
    const sizes = new SegmentSizes();
    for (let count = 0; count < 30; count += 1) {
      sizes.push(segment(0, 1), ladder);
      sizes.push(segment(2, 0.5), ladder);
    }
    expect(sizes.bitsOf(context, 0, 0) / 4e6).toBeGreaterThan(0.9);
    expect(sizes.bitsOf(context, 0, 2) / 16e6).toBeLessThan(0.6);
  });

  it('keeps what it learned of a rendition when the ladder changes', () => {
    const sizes = new SegmentSizes();
    for (let count = 0; count < 30; count += 1) sizes.push(segment(2, 0.5), ladder);
    const shorter = ladder.slice(2);
    expect(sizes.bitsOf(contextOf({ renditions: shorter }), 0, 0) / 16e6).toBeCloseTo(0.5, 2);
  });

  it('prefers what the engine knows', () => {
    const sizes = new SegmentSizes();
    sizes.push(segment(1, 0.5), ladder);
    const known = contextOf({ renditions: ladder, upcomingBytes: [[], [1, 900_000, 2]] });
    expect(sizes.bitsOf(known, 1, 1)).toBe(7.2e6);
  });

  it('gives a rendition the shape of the nearest one that is known', () => {
    const sizes = new SegmentSizes();
    const partial = contextOf({
      renditions: ladder,
      // 1.4 times, then half of what the middle one declares; the last row says nothing.
      upcomingBytes: [[Number.NaN, 1_400_000, Number.NaN], [Number.NaN, 500_000], []],
    });
    expect(sizes.bitsOf(partial, 0, 0)).toBeCloseTo(1.4 * 4e6);
    expect(sizes.bitsOf(partial, 0, 2)).toBeCloseTo(1.4 * 16e6);
    expect(sizes.bitsOf(partial, 1, 2)).toBeCloseTo(0.5 * 16e6);
    expect(sizes.bitsOf(partial, 2, 2)).toBeCloseTo(16e6);
  });

  it('learns nothing from audio, nor from what can be no segment', () => {
    const sizes = new SegmentSizes();
    sizes.push(sampleOf(5000, { kind: 'audio', renditionIndex: -1, bytes: 64_000 }), ladder);
    sizes.push(sampleOf(5000, { renditionIndex: 7 }), ladder);
    for (const ratio of [0, -1, 100, Number.NaN, Infinity]) sizes.push(segment(1, ratio), ladder);
    expect(sizes.bitsOf(context, 0, 1)).toBe(8e6);
  });

  it('answers with a size whatever it is fed and asked', () => {
    fc.assert(
      fc.property(fc.array(wildSamples), wildContexts, fc.nat({ max: 7 }), (samples, wild, ahead) => {
        const sizes = new SegmentSizes();
        for (const sample of samples) sizes.push(sample, demoLadder);
        wild.renditions.forEach((_, index) => {
          const bits = sizes.bitsOf(wild, ahead, index);
          expect(bits > 0 && Number.isFinite(bits)).toBe(true);
        });
      }),
    );
  });
});
