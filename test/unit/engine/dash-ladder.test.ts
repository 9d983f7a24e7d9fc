import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  ladderIndex,
  representationAt,
  toLadder,
  type DashRepresentation,
} from '../../../src/engine/dash/dash-ladder.js';
import { Detour } from '../../../src/engine/dash/detour.js';

const representation = (id: string, bandwidth: number): DashRepresentation => ({
  id,
  bandwidth,
  width: 0,
  height: 0,
  frameRate: Number.NaN,
  codecs: 'video/mp4;codecs="avc1.64001f"',
});

const representations = fc
  .uniqueArray(fc.integer({ min: 1, max: 50_000_000 }), { minLength: 1, maxLength: 12 })
  .map((bandwidths) => bandwidths.map((bandwidth, index) => representation(`v${index}`, bandwidth)));

describe('the ladder of a DASH manifest', () => {
  it('ascends by bitrate and leads back to each representation, whatever their order', () => {
    fc.assert(
      fc.property(representations, (known) => {
        const ladder = toLadder(known);
        const rates = ladder.map(({ bitrateKbps }) => bitrateKbps);
        expect(rates).toEqual(rates.toSorted((a, b) => a - b));
        for (const one of known) {
          expect(representationAt(known, ladder, ladderIndex(ladder, one))).toBe(one);
        }
      }),
    );
  });

  it('tells the codec alone, and nothing that the manifest does not', () => {
    expect(toLadder([representation('a', 800_000)])).toEqual([
      { id: 'a', bitrateKbps: 800, codec: 'avc1.64001f' },
    ]);
  });

  it('finds a representation that another period names otherwise by its bitrate', () => {
    const ladder = toLadder([representation('a', 200_000), representation('b', 900_000)]);
    expect(ladderIndex(ladder, representation('p2-low', 210_000))).toBe(0);
    expect(ladderIndex(ladder, representation('p2-top', 4_000_000))).toBe(1);
    expect(ladderIndex([], representation('a', 1))).toBe(-1);
  });
});

describe('the way around a rendition that lacks a segment', () => {
  const ladder = toLadder([1, 2, 3].map((step) => representation(`v${step}`, step * 1000)));
  const wish = (renditionIndex: number) => ({ renditionIndex, reason: 'steady' });

  it('goes one down, at the bottom one up, and back when a segment has come', () => {
    const detour = new Detour();
    expect(detour.around(wish(1), ladder)).toEqual(wish(1));
    expect(detour.failed(1, ladder)).toBe(true);
    expect(detour.around(wish(1), ladder)).toMatchObject({ renditionIndex: 0, reason: 'segment-failed' });
    expect(detour.around(wish(2), ladder)).toEqual(wish(2));
    detour.over();
    expect(detour.around(wish(1), ladder)).toEqual(wish(1));
    detour.failed(0, ladder);
    expect(detour.around(wish(0), ladder).renditionIndex).toBe(1);
  });

  it('leaves a rendition alone that lacks one segment after the other', () => {
    const detour = new Detour();
    for (let segment = 0; segment < 2; segment += 1) {
      expect(detour.failed(2, ladder)).toBe(true);
      detour.over();
    }
    expect(detour.around(wish(2), ladder).renditionIndex).toBe(1);
  });

  it('gets past two renditions that are broken together, and ends with a third', () => {
    const detour = new Detour();
    expect(detour.failed(2, ladder)).toBe(true);
    expect(detour.failed(1, ladder)).toBe(true);
    expect(detour.failed(0, ladder)).toBe(false);
  });

  it('ends where there is no other rendition, and where one fails again', () => {
    expect(new Detour().failed(0, ladder.slice(0, 1))).toBe(false);
    const again = new Detour();
    again.failed(0, ladder);
    expect(again.failed(0, ladder)).toBe(false);
  });
});
