import { describe, expect, it, vi } from 'vitest';
import { conditionsFor } from '../../../lab/src/bench/startup/conditions.js';
import { holdContest } from '../../../lab/src/bench/startup/contest.js';
import { report } from '../../../lab/src/bench/startup/report.js';
import type { Startup } from '../../../lab/src/bench/startup/run-page.js';
import { spreadOf } from '../../../lab/src/bench/startup/statistics.js';

const startup = (firstFrameMs: number): Startup => ({
  sourceSetMs: 100,
  firstFrameMs,
  firstAdvanceMs: firstFrameMs + 20,
  scriptBytes: 0,
  mediaBytes: 0,
});

describe('the startup contest', () => {
  it('interleaves the four, each as often in each place, and leaves the first round out', async () => {
    const order: string[] = [];
    const runs = await holdContest(4, async ({ format, side }) => {
      order.push(`${format} ${side}`);
      return Promise.resolve(startup(order.length));
    });
    expect(order).toHaveLength(20);
    for (const place of [0, 1, 2, 3]) {
      const counted = order.slice(4).filter((_, at) => at % 4 === place);
      expect(new Set(counted).size).toBe(4);
    }
    for (const side of [runs.hls.bare, runs.hls.ours, runs.dash.bare, runs.dash.ours]) {
      expect(side).toHaveLength(4);
      expect(side.every(({ firstFrameMs }) => firstFrameMs > 4)).toBe(true);
    }
  });

  it('gives ratios of medians, ours over bare, by the names that are promised', () => {
    const print = vi.spyOn(console, 'log').mockImplementation(() => {});
    const runs = {
      hls: { bare: [1000, 5000, 900].map(startup), ours: [1100, 1000, 9000].map(startup) },
      dash: { bare: [1000].map(startup), ours: [500].map(startup) },
    };
    const [shaped, , unshaped] = conditionsFor(5000, 40);
    expect(shaped && report(shaped, runs)).toMatchObject({
      'hls.firstFrameRatio': 1.1,
      'dash.firstFrameRatio': 0.5,
      'dash.fromSource.firstFrameRatio': 0.444,
    });
    expect(unshaped && report(unshaped, runs)).toMatchObject({
      'hls.unshaped.firstFrameRatio': 1.1,
      'dash.unshaped.firstFrameRatio': 0.5,
    });
    print.mockRestore();
  });
});

describe('spreadOf', () => {
  it('gives median and quartiles, between values where they fall between', () => {
    expect(spreadOf([5, 1, 3, 2, 4])).toEqual({ median: 3, q1: 2, q3: 4, count: 5 });
    expect(spreadOf([1, 2]).median).toBe(1.5);
  });
});
