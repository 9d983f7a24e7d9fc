import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Ladder } from '../../../../src/media/rendition.js';
import { usefulHeight, type PictureBox } from '../../../../src/session/limits/size-cap.js';

const ladder: Ladder = (
  [
    [256, 144, 390],
    [640, 360, 930],
    [1280, 720, 2_100],
    [1280, 720, 3_300],
    [1920, 1080, 5_900],
  ] as const
).map(([width, height, bitrateKbps]) => ({ id: `${height}-${bitrateKbps}`, width, height, bitrateKbps }));

const box = (width: number, height: number, fit = 'contain'): PictureBox => ({ width, height, fit });
const boxes = fc
  .record({ width: fc.integer({ min: 1, max: 4_000 }), height: fc.integer({ min: 1, max: 4_000 }) })
  .map(({ width, height }) => box(width, height));
const asLimit = (height: number | null): number => height ?? Infinity;

describe('the size cap', () => {
  it('is the smallest rung that is not scaled up', () => {
    expect(usefulHeight(ladder, box(640, 360), null)).toBe(360);
    expect(usefulHeight(ladder, box(641, 361), null)).toBe(720);
    expect(usefulHeight(ladder, box(1920, 1080), null)).toBe(1080);
  });

  it('caps nothing where even the biggest rung is scaled up', () => {
    expect(usefulHeight(ladder, box(3840, 2160), null)).toBe(Infinity);
  });

  it('goes by the side that touches the box when the picture has bars, by both when it is cropped', () => {
    expect(usefulHeight(ladder, box(640, 2_000), null)).toBe(360);
    expect(usefulHeight(ladder, box(640, 700, 'cover'), null)).toBe(720);
  });

  it('knows nothing of a ladder without sizes', () => {
    const bare = ladder.map(({ id, bitrateKbps }) => ({ id, bitrateKbps }));
    expect(usefulHeight(bare, box(320, 180), null)).toBe(Infinity);
  });

  it('stays as it is while the element is not laid out', () => {
    expect(usefulHeight(ladder, box(0, 0), 360)).toBe(360);
    expect(usefulHeight(ladder, box(0, 0), null)).toBe(Infinity);
  });

  it('never lets the picture be scaled up, whatever it was before', () => {
    fc.assert(
      fc.property(boxes, boxes, (before, now) => {
        const was = usefulHeight(ladder, before, null);
        expect(usefulHeight(ladder, now, was)).toBeGreaterThanOrEqual(usefulHeight(ladder, now, null));
      }),
    );
  });

  it('does not flap when a size wavers by less than a tenth', () => {
    fc.assert(
      fc.property(
        boxes,
        fc.array(fc.double({ min: 1, max: 1.09, noNaN: true }), { minLength: 3, maxLength: 20 }),
        ({ width, height }, factors) => {
          let was: number | null = null;
          const heights = factors.map((factor) => {
            was = usefulHeight(ladder, box(width * factor, height * factor), was);
            return was;
          });
          // It may rise once, when the greatest size is first seen; it doesn't come back.
          expect(heights).toEqual(heights.toSorted((a, b) => asLimit(a) - asLimit(b)));
        },
      ),
    );
  });

  it('comes down for an element that became much smaller', () => {
    expect(usefulHeight(ladder, box(320, 180), 1080)).toBe(360);
    expect(usefulHeight(ladder, box(320, 180), Infinity)).toBe(360);
  });
});
