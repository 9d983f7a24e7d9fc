import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { highestAllowedIndex, type Ladder, type RenditionCap } from '../../../../src/media/rendition.js';
import { CapDesk, type LimitReason } from '../../../../src/session/limits/cap-desk.js';

const ladder: Ladder = [300, 800, 2_000, 5_000].map((bitrateKbps, index) => ({
  id: `r${index}`,
  bitrateKbps,
  height: 180 * (index + 1),
}));
const reasons: readonly LimitReason[] = ['page', 'size', 'data-saver', 'dropped-frames', 'decoding'];
const caps: fc.Arbitrary<RenditionCap> = fc.record(
  { maxHeight: fc.integer({ min: 100, max: 1_000 }), maxBitrateKbps: fc.integer({ min: 100, max: 9_000 }) },
  { requiredKeys: [] },
);

describe('caps side by side', () => {
  it('allow what each of them allows, and no less', () => {
    fc.assert(
      fc.property(fc.array(caps, { minLength: 5, maxLength: 5 }), (all) => {
        const desk = new CapDesk(() => {});
        all.forEach((cap, index) => {
          desk.set(reasons[index] ?? 'page', cap);
        });
        const strictest = Math.min(...all.map((cap) => highestAllowedIndex(ladder, cap)));
        expect(highestAllowedIndex(ladder, desk.combined)).toBe(strictest);
      }),
    );
  });

  it('are told with their reasons, once a change', () => {
    let changes = 0;
    const desk = new CapDesk(() => {
      changes += 1;
    });
    desk.set('size', { maxHeight: 360 });
    desk.set('size', { maxHeight: 360 });
    desk.set('data-saver', {});
    expect(desk.limits).toEqual([{ reason: 'size', cap: { maxHeight: 360 } }]);
    expect(changes).toBe(1);
    desk.set('size', {});
    expect(desk.limits).toEqual([]);
    expect(desk.combined).toEqual({});
    expect(changes).toBe(2);
  });
});
