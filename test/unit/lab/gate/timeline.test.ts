import { describe, expect, it } from 'vitest';
import { playTimeline } from '../../../../lab/src/gate/report/play-timeline.js';
import type { ScenarioResults } from '../../../../lab/src/gate/results/gate-results.js';
import { play } from './play-results.js';
import { readPicture } from './read-picture.js';

const link = {
  steps: [
    { fromSec: 0, kbps: 3000, latencyMs: 40 },
    { fromSec: 8, kbps: 0, latencyMs: 40 },
    { fromSec: 12, kbps: 2000, latencyMs: 40 },
  ],
};
const scenario: ScenarioResults = {
  name: 'tunnel',
  about: '',
  formats: ['hls'],
  seconds: 20,
  fingerprint: 'x',
  link,
  viewer: [{ atSec: 5, do: 'seek', toSec: 40 }],
  faults: ['503s'],
};
const base = play({
  build: 'base',
  timeline: { linkFromSec: 1, shown: [[0.5, 400]], buffer: [[0.5, 2]], stalls: [[13, 14]] },
});
const now = play({
  timeline: {
    watchedSec: 20,
    linkFromSec: 1,
    shown: [
      [1, 800],
      [6, 2400],
      [16, 800],
    ],
    buffer: [
      [1, 0],
      [8, 6],
      [14, 0],
      [20, 3],
    ],
    stalls: [[14, 17]],
    faults: [[4, '503s']],
  },
});

/** Seconds to a tenth, everything else to a hundredth: a picture has whole pixels. */
const near = (points: readonly (readonly [number, number])[] = []): number[][] =>
  points.map(([sec, value]) => [Math.round(sec * 10) / 10, Math.round(value * 50) / 50]);

describe('the timeline of a play', () => {
  const read = readPicture(playTimeline({ scenario, link, plays: [base, now] }, 1200));

  it('has the renditions on screen, each until the next and the last to the end, in Mbps', () => {
    const [rungs] = read.lines('curve new');
    expect(near(rungs)).toEqual([
      [1, 0.8],
      [6, 0.8],
      [6, 2.4],
      [16, 2.4],
      [16, 0.8],
      [20, 0.8],
    ]);
  });

  it('has the buffer below, in seconds', () => {
    const [, buffer] = read.lines('curve new');
    expect(near(buffer)).toEqual([
      [1, 0],
      [8, 6],
      [14, 0],
      [20, 3],
    ]);
  });

  it('has what the network carried, from its first request for media on', () => {
    const [area = []] = read.lines('area');
    const carriedAt = (sec: number): number =>
      area.reduce((best, point) => (Math.abs(point[0] - sec) < Math.abs(best[0] - sec) ? point : best))[1];
    expect([5, 10, 15].map((sec) => Math.round(carriedAt(sec) * 10) / 10)).toEqual([3, 0, 2]);
    // The outage is 8 s after the link's beginning, which is 1 s after the play's.
    expect(carriedAt(8.8)).toBeGreaterThan(2.9);
    expect(carriedAt(9.2)).toBeLessThan(0.1);
  });

  it('has each stall where it was and as long as it was: the new build’s over all, the base’s at the foot', () => {
    const marks = (kind: string): number[][] =>
      Array.from(
        read.markup.matchAll(
          new RegExp(`<rect x="([^"]+)" (?:y="[^"]+" )?width="([^"]+)"[^>]* class="${kind}">`, 'g'),
        ),
        ([, x, width]) =>
          [Number(x), Number(x) + Number(width)].map((place) => Math.round(read.xAt(place) * 10) / 10),
      );
    expect(marks('stall band')).toEqual([[14, 17]]);
    expect(marks('stall new')).toEqual([[14, 17]]);
    expect(marks('stall base')).toEqual([[13, 14]]);
    expect(read.markup).toContain('new stalled for 3.0 s, from 14.0 s on');
    expect(read.markup).toContain('base: 1 stalls; new: 1 stalls');
  });

  it('says at which second a fault struck, and what the viewer did', () => {
    const [, fault = ''] = /<path d="M([\d.]+) [^"]*" class="fault">/.exec(read.markup) ?? [];
    // Its mark is eight pixels wide.
    expect(read.xAt(Number(fault) + 4)).toBeCloseTo(4, 1);
    expect(read.markup).toContain('4.0 s: 503s');
    const [, deed = ''] = /<line x1="([\d.]+)" [^>]* class="deed">/.exec(read.markup) ?? [];
    expect(read.xAt(Number(deed))).toBeCloseTo(5, 1);
    expect(read.markup).toContain('seek to 40 s');
  });
});
