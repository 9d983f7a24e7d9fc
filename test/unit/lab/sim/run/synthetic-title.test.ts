import { describe, expect, it } from 'vitest';
import { syntheticTitle, syntheticTitles } from '../../../../../lab/src/sim/title/synthetic-title.js';

const options = { name: 'x', bitratesKbps: [300, 1000, 3000], segmentSec: 4, segmentCount: 120, seed: 3 };

describe('a made-up title', () => {
  const { renditions, segmentBytes, segmentSec } = syntheticTitle(options);

  it('has in each rendition the bitrate that it declares, and a peak above it', () => {
    for (const [index, { bitrateKbps, peakKbps = 0 }] of renditions.entries()) {
      const bytes = segmentBytes.reduce((sum, row) => sum + (row[index] ?? 0), 0);
      expect((bytes * 8) / 1000 / segmentSec / segmentBytes.length).toBeCloseTo(bitrateKbps, 0);
      expect(peakKbps).toBeGreaterThan(bitrateKbps);
    }
  });

  it('has larger segments in higher renditions, always', () => {
    for (const row of segmentBytes) expect(Array.from(row).sort((a, b) => a - b)).toEqual(row);
  });

  it('repeats with its seed', () => {
    expect(syntheticTitle(options)).toEqual(syntheticTitle(options));
    expect(syntheticTitle({ ...options, seed: 4 }).segmentBytes).not.toEqual(segmentBytes);
  });

  it('comes in pairs, for whoever has none', () => {
    expect(new Set(syntheticTitles().map(({ name }) => name)).size).toBe(2);
  });
});
