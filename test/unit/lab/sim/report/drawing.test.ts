import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { el, rendered } from '../../../../../lab/src/sim/report/markup.js';
import { fixed, signed } from '../../../../../lab/src/sim/report/numbers.js';
import { placeLabels } from '../../../../../lab/src/sim/report/place-labels.js';
import { extent, linear, ticks } from '../../../../../lab/src/sim/report/scale.js';

const finite = fc.double({ min: -1e6, max: 1e6, noNaN: true });

describe('markup', () => {
  it('escapes every text and every attribute', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const inside = rendered(el('p', { title: text }, text)).slice('<p title="'.length, -'</p>'.length);
        expect(inside.replace('">', '')).not.toMatch(/[<>"']/);
      }),
    );
  });
});

describe('scales', () => {
  it('never lead out of the picture', () => {
    fc.assert(
      fc.property(finite, finite, finite, (from, to, value) => {
        const place = linear([from, to], [10, 90])(value);
        expect(place).toBeGreaterThanOrEqual(10);
        expect(place).toBeLessThanOrEqual(90);
      }),
    );
  });

  it('have round ticks within their domain, and not too many', () => {
    expect(ticks(0, 100, 5)).toEqual([0, 20, 40, 60, 80, 100]);
    expect(ticks(0, 0.34, 4)).toEqual([0, 0.1, 0.2, 0.3]);
    fc.assert(
      fc.property(finite, fc.double({ min: 1e-3, max: 1e6, noNaN: true }), (low, span) => {
        const found = ticks(low, low + span, 6);
        expect(found.length).toBeLessThanOrEqual(7);
        for (const tick of found) {
          expect(tick).toBeGreaterThanOrEqual(low - span * 1e-3);
          expect(tick).toBeLessThanOrEqual(low + span * 1.001);
        }
      }),
    );
  });

  it('find room for one value and for none', () => {
    const [low, high] = extent([5]);
    expect(low).toBeLessThan(5);
    expect(high).toBeGreaterThan(5);
    expect(extent([])).toEqual([0, 1]);
  });
});

describe('labels of dots', () => {
  const bounds = { left: 0, right: 500, top: 0, bottom: 300 };

  it('keep apart where there is room', () => {
    const dots = ['first', 'second', 'third'].map((text, at) => ({
      text,
      at: [100, 100 + at * 6] as const,
      r: 4,
    }));
    const placed = placeLabels(dots, bounds);
    expect(placed.map(({ text }) => text)).toEqual(['first', 'second', 'third']);
    expect(new Set(placed.map(({ at }) => at.join())).size).toBe(3);
  });

  it('turn inwards at the edge', () => {
    const [label] = placeLabels([{ text: 'at the right edge', at: [495, 150], r: 4 }], bounds);
    expect(label?.anchor).toBe('end');
  });
});

describe('figures in words', () => {
  it('have a true minus, no minus zero, and a dash for nothing', () => {
    expect(fixed(-1.25, 1)).toBe('−1.3');
    expect(fixed(-0.001, 2)).toBe('0.00');
    expect(fixed(null, 2)).toBe('–');
    expect(signed(0.5, 1)).toBe('+0.5');
    expect(signed(-0.5, 1)).toBe('−0.5');
  });
});
