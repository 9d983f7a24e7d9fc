import * as fc from 'fast-check';
import type { Level } from 'hls.js';
import { describe, expect, it } from 'vitest';
import { mapLevels } from '../../../src/engine/hls/level-map.js';

const level = (bitsPerSecond: number, height: number): Level =>
  ({
    pathwayId: '.',
    uri: `${height}-${bitsPerSecond}.m3u8`,
    bitrate: bitsPerSecond,
    averageBitrate: bitsPerSecond,
    maxBitrate: bitsPerSecond * 1.2,
    width: 0,
    height,
    frameRate: 0,
    codecs: '',
  }) as Level;

describe('mapLevels', () => {
  it("puts hls.js's levels, sorted by height, in order of bitrate, and finds the way back", () => {
    const levels = fc
      .uniqueArray(
        fc.tuple(fc.integer({ min: 100_000, max: 9_000_000 }), fc.integer({ min: 0, max: 2_160 })),
        {
          selector: ([bits]) => bits,
        },
      )
      .map((rungs) => rungs.toSorted((a, b) => a[1] - b[1]).map(([bits, height]) => level(bits, height)));
    fc.assert(
      fc.property(levels, (given) => {
        const map = mapLevels(given);
        const rates = map.ladder.map(({ bitrateKbps }) => bitrateKbps);
        expect(rates).toEqual(rates.toSorted((a, b) => a - b));
        given.forEach((one, index) => {
          const rung = map.indexOf(index);
          expect(map.levelOf(rung)).toBe(index);
          expect(map.ladder[rung]?.bitrateKbps).toBe(one.averageBitrate / 1_000);
        });
      }),
    );
  });

  it('leaves out what the playlist does not say, and answers −1 outside', () => {
    const map = mapLevels([level(800_000, 0)]);
    expect(map.ladder[0]).toEqual({ id: '. 0-800000.m3u8 800000', bitrateKbps: 800, peakKbps: 960 });
    expect(map.levelOf(1)).toBe(-1);
    expect(map.indexOf(-1)).toBe(-1);
  });
});
