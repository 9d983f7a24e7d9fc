import { describe, expect, it, vi } from 'vitest';
import type { PageCost } from '../../../lab/src/bench/ui/page-cost.js';
import { report } from '../../../lab/src/bench/ui/report.js';
import type { UiRun } from '../../../lab/src/bench/ui/watch-page.js';

const cost = (taskMs: number, mutations = 0): PageCost => ({
  spanMs: 30_000,
  taskMs,
  scriptMs: 0,
  styleMs: 0,
  layoutMs: 0,
  mutations,
  mutated: {},
});

const run = (attended: PageCost, alone: PageCost): UiRun => ({ attended, alone });

describe('the bench of the interface', () => {
  it('gives medians, ours over bare over both halves, and the half that mutates more', () => {
    const print = vi.spyOn(console, 'log').mockImplementation(() => {});
    const figures = report({
      bare: [run(cost(1_000), cost(1_000)), run(cost(900), cost(1_100)), run(cost(9_000), cost(9_000))],
      ours: [
        run(cost(1_500, 210), cost(1_100, 30)),
        run(cost(1_400, 240), cost(1_000, 60)),
        run(cost(100, 240), cost(100, 30)),
      ],
    });
    print.mockRestore();
    expect(figures).toEqual({
      mutationsPerSec: 8,
      mainThreadRatio: 1.2,
      'attended.mainThreadRatio': 1.4,
      'attended.mutationsPerSec': 8,
      'alone.mainThreadRatio': 0.909,
      'alone.mutationsPerSec': 1,
    });
  });
});
