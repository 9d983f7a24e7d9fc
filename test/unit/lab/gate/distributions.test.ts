import { describe, expect, it } from 'vitest';
import { figureCdf, hasCdf } from '../../../../lab/src/gate/report/figure-cdf.js';
import { distributionsOf } from '../../../../lab/src/gate/results/distributions.js';
import type { PlayResult } from '../../../../lab/src/gate/results/play-result.js';
import { play } from './play-results.js';
import { readPicture } from './read-picture.js';

const scenarios = [{ name: 'drop', formats: ['hls', 'dash'] as const }];

const started = (firstFrameMs: number, more: Partial<PlayResult> = {}): PlayResult =>
  play({ ...more, figures: { firstFrameMs } });

/** Five that count, and one of every kind that doesn't. */
const plays = [
  ...[700, 400, 500, 2000, 900].map((ms, at) => started(ms, { seed: at + 1 })),
  started(9000, { seed: 6, fitness: { kind: 'unfit', why: 'it was busy' } }),
  started(9100, { seed: 7, end: { kind: 'failed', code: 'MEDIA_DECODE', message: 'no' } }),
  started(9200, { seed: 1, format: 'dash' }),
  started(9300, { seed: 1, scenario: 'other' }),
];

describe('a distribution', () => {
  it('is of one scenario, format and build: least, quartiles, median and most of the plays that count', () => {
    const found = distributionsOf(scenarios, plays).filter(({ figure }) => figure === 'firstFrameMs');
    expect(found).toEqual([
      {
        scenario: 'drop',
        format: 'hls',
        build: 'new',
        figure: 'firstFrameMs',
        count: 5,
        failed: 1,
        min: 400,
        q1: 500,
        median: 700,
        q3: 900,
        max: 2000,
      },
      expect.objectContaining({ format: 'dash', count: 1, failed: 0, min: 9200, max: 9200 }),
    ]);
  });

  it('has a place for every judged figure that any play has, and for no other', () => {
    const figuresOf = (some: readonly PlayResult[]): readonly string[] =>
      distributionsOf(scenarios, some).map(({ figure }) => figure);
    expect(figuresOf([play()])).toEqual(['rebufferPct', 'qoeLin', 'firstFrameMs']);
    expect(figuresOf([play({ figures: { seekLatencyMs: 80 } })])).toContain('seekLatencyMs');
  });

  it('counts a baseline’s play once, though both looks have it', () => {
    const base = play({ build: 'base' });
    const [found] = distributionsOf(scenarios, [base, { ...base, look: 2 }]);
    expect(found).toMatchObject({ build: 'base', count: 1 });
  });
});

describe('a curve of a figure', () => {
  const own = plays.filter(({ scenario }) => scenario === 'drop');
  const measure = { figure: 'firstFrameMs', format: 'hls' } as const;
  const base = [1200, 1600].map((ms, at) => started(ms, { seed: at + 1, build: 'base' }));

  it('goes up by one play’s share at each value, of its own format, and of plays that count', () => {
    const { lines, markup } = readPicture(figureCdf([...own, ...base], measure, 400));
    const shape = (kind: string): number[][] =>
      (lines(kind)[0] ?? []).map(([ms, share]) => [Math.round(ms / 10) * 10, Math.round(share)]);
    const [start, ...rest] = shape('curve new');
    const end = rest.pop();
    expect(rest).toEqual([
      [400, 0],
      [400, 20],
      [500, 20],
      [500, 40],
      [700, 40],
      [700, 60],
      [900, 60],
      [900, 80],
      [2000, 80],
      [2000, 100],
    ]);
    // From below the least to beyond the most, so that both ends are seen.
    expect(start?.[0]).toBeLessThan(400);
    expect([start?.[1], end?.[1]]).toEqual([0, 100]);
    expect(end?.[0]).toBeGreaterThan(2000);
    expect(shape('curve base').slice(1, -1)).toEqual([
      [1200, 0],
      [1200, 50],
      [1600, 50],
      [1600, 100],
    ]);
    expect(markup).toContain('The first frame, HLS');
    expect(markup).toContain('2 of the base, 5 of the new build');
  });

  it('takes two plays', () => {
    expect(hasCdf(plays, measure)).toBe(true);
    expect(hasCdf(plays, { ...measure, format: 'dash' })).toBe(false);
    expect(hasCdf([started(1), started(2, { build: 'base' })], measure)).toBe(false);
  });
});
