import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EarlyPieces } from '../../../../src/engine/early/early-pieces.js';
import { joined, Refragmenter } from '../../../../src/engine/early/refragmenter.js';
import { box, samplesIn, segmentOf, type Sample } from './segments.js';

const samples = fc.array(
  fc.record({
    duration: fc.integer({ min: 1, max: 5000 }),
    flags: fc.integer({ min: 0, max: 0x1_01_00_00 }),
    data: fc.array(fc.integer({ min: 0, max: 255 }), { minLength: 1, maxLength: 40 }),
  }),
  { minLength: 1, maxLength: 60 },
);
const segments = fc
  .array(fc.record({ samples, compact: fc.boolean() }), { minLength: 1, maxLength: 3 })
  .map((fragments) =>
    joined(
      fragments.map(({ samples: own, compact }, index) =>
        segmentOf(compact ? evenly(own) : own, { decodeTime: 1_000_000 * index, compact }),
      ),
    ),
  );
const evenly = (own: readonly Sample[]): readonly Sample[] =>
  own.map((each) => ({ ...each, duration: 1024 }));

/** The bytes in chunks of any size. */
function* chunksOf(bytes: Uint8Array, sizes: readonly number[]): Generator<Uint8Array> {
  for (let at = 0, turn = 0; at < bytes.byteLength; turn += 1) {
    const size = sizes[turn % sizes.length] ?? 1;
    yield bytes.slice(at, at + size);
    at += size;
  }
}
const sizes = fc.array(fc.integer({ min: 1, max: 700 }), { minLength: 1, maxLength: 10 });

const film = Array.from({ length: 100 }, (_, index) => ({
  duration: 3600,
  flags: index === 0 ? 0 : 0x1_00_00,
  data: Array.from({ length: 300 }, () => index),
}));
const filmSegment = segmentOf(film, { decodeTime: 90_000, compact: false });

describe('a segment cut while it comes', () => {
  it('has the same samples at the same times, however it came', () => {
    fc.assert(
      fc.property(segments, sizes, (segment, chunks) => {
        const cutter = new Refragmenter();
        const pieces = Array.from(chunksOf(segment, chunks), (chunk) => cutter.push(chunk)).flat();
        // Each piece is whole by itself.
        for (const piece of pieces) samplesIn(piece);
        expect(cutter.cut).toBe(false);
        expect(samplesIn(joined([...pieces, cutter.end()]))).toEqual(samplesIn(segment));
      }),
    );
  });

  it('shows its first samples when little of it has come, and keeps some for the end', () => {
    const cutter = new Refragmenter();
    const early = cutter.push(filmSegment.slice(0, filmSegment.byteLength / 4));
    expect(samplesIn(joined(early)).length).toBeGreaterThan(10);
    const later = cutter.push(filmSegment.slice(filmSegment.byteLength / 4));
    expect(samplesIn(joined([...early, ...later])).length).toBeLessThan(100);
    expect(samplesIn(joined([...early, ...later, cutter.end()]))).toHaveLength(100);
  });

  it('gives the whole samples of one that ends before its time, and says so', () => {
    const cutter = new Refragmenter();
    const pieces = cutter.push(filmSegment.slice(0, filmSegment.byteLength - 1000));
    expect(cutter.cut).toBe(true);
    expect(samplesIn(joined([...pieces, cutter.end()])).length).toBeGreaterThan(90);
  });

  it('leaves alone what it does not understand', () => {
    const strange = [
      new TextEncoder().encode('<!doctype html><p>Sign in to the network'),
      Uint8Array.from(box('moof', box('mfhd', [0, 0, 0, 0], [0, 0, 0, 1]), box('traf', box('senc')))),
      Uint8Array.from([...box('mdat', [1, 2, 3]), ...filmSegment]),
      Uint8Array.from([0, 0, 0, 1, 109, 111, 111, 102, 0, 0, 0, 0, 0, 0, 0, 99]),
      new Uint8Array(0),
    ];
    for (const bytes of strange) {
      const cutter = new Refragmenter();
      expect(Array.from(chunksOf(bytes, [9]), (chunk) => cutter.push(chunk)).flat()).toEqual([]);
      expect(cutter.end()).toEqual(bytes);
    }
  });

  it('neither throws nor loses bytes that no one announced, for any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), segments, sizes, (noise, segment, chunks) => {
        const bytes = joined([segment, noise]);
        const cutter = new Refragmenter();
        const pieces = Array.from(chunksOf(bytes, chunks), (chunk) => cutter.push(chunk)).flat();
        const whole = joined([...pieces, cutter.end()]);
        expect(Array.from(whole.subarray(whole.byteLength - noise.byteLength))).toEqual(Array.from(noise));
      }),
    );
  });
});

describe('pieces for a viewer who waits', () => {
  const half = filmSegment.byteLength / 2;
  const pushed = (tookMs: number, total: number): number => {
    const pieces = new EarlyPieces(4);
    pieces.push(filmSegment.slice(0, 1000), 0, total);
    return (
      pieces.push(filmSegment.slice(1000, 1000 + Math.max(half, 17_000)), tookMs, total)?.byteLength ?? 0
    );
  };

  it('come at once where media comes faster than it plays', () => {
    expect(pushed(200, filmSegment.byteLength)).toBeGreaterThan(0);
  });

  it('are held back where it does not, or where nobody knows how much is to come', () => {
    expect(pushed(3000, filmSegment.byteLength)).toBe(0);
    expect(pushed(200, 0)).toBe(0);
  });

  it('are all there in the end', () => {
    const pieces = new EarlyPieces(4);
    pieces.push(filmSegment, 5000, 0);
    expect(samplesIn(pieces.end())).toHaveLength(100);
  });
});
