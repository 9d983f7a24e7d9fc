import { describe, expect, it } from 'vitest';
import { summarise } from '../../../../../lab/src/sim/run/summarise.js';
import type { SimReport } from '../../../../../lab/src/sim/run/sim-report.js';
import { experimentOf, pairOf, ruleNamed, scoreOf, type PairParts } from './support.js';

const rules = [ruleNamed('hybrid'), ruleNamed('rival', 'peer'), ruleNamed('weak', 'peer')];

const summary = (pairs: readonly PairParts[], some = rules): SimReport =>
  summarise(experimentOf(some, pairs.map(pairOf)), ['title'], { resamples: 200, seed: 1 });

describe('the figures of a run', () => {
  it('give a share of the optimum as a ratio of means, so that sessions worth nothing count for little', () => {
    const report = summary([
      { trace: 0, qoe: [1.8, 1, 0], optimumQoe: 2 },
      { trace: 1, qoe: [-0.2, 0, 0], optimumQoe: 0.01 },
    ]);
    expect(report.datasets['set']?.['hybrid']?.optimumPct).toBeCloseTo((100 * 1.6) / 2.01, 6);
  });

  it('weigh every data set the same, however many traces it has', () => {
    const report = summary([
      { dataset: 'large', trace: 0, qoe: [2, 0, 0], optimumQoe: 2 },
      { dataset: 'large', trace: 1, qoe: [2, 0, 0], optimumQoe: 2 },
      { dataset: 'large', trace: 2, qoe: [2, 0, 0], optimumQoe: 2 },
      { dataset: 'small', trace: 3, qoe: [1, 0, 0], optimumQoe: 2 },
    ]);
    expect(report.overall['hybrid']).toMatchObject({ optimumPct: 75, qoe: 1.5 });
    expect(report.sessions).toEqual({
      large: { traces: 3, sessions: 3 },
      small: { traces: 1, sessions: 1 },
    });
  });

  it('sum stalls, play and switches before dividing, and leave startup out of rebuffering', () => {
    const long = {
      ...pairOf({ trace: 0, qoe: [1] }),
      scores: [scoreOf({ stallSec: 6, playedSec: 90, switches: 5, segments: 30, startupSec: 99 })],
    };
    const short = {
      ...pairOf({ trace: 1, qoe: [1] }),
      scores: [scoreOf({ stallSec: 0, playedSec: 4, switches: 1, segments: 2 })],
    };
    const { datasets } = summarise(experimentOf([ruleNamed('hybrid')], [long, short]), [], {
      resamples: 10,
      seed: 1,
    });
    expect(datasets['set']?.['hybrid']).toMatchObject({ rebufferPct: 6, switchesPerSegment: 6 / 32 });
  });

  it('have no share where the optimum is worth nothing, and say so', () => {
    const report = summary([
      { dataset: 'bad', trace: 0, qoe: [-3, -3, -3], optimumQoe: -1 },
      { dataset: 'good', trace: 1, qoe: [1, 1, 1], optimumQoe: 2 },
    ]);
    expect(report.datasets['bad']?.['hybrid']).toMatchObject({ optimumPct: null, optimumPctCi95: null });
    expect(report.overall['hybrid']?.optimumPct).toBe(50);
    expect(report.notes.join()).toMatch(/^bad: the optimum itself is worth -1/);
  });

  it('do without an optimum', () => {
    const report = summary([{ qoe: [1, 0.5, 0] }, { trace: 1, qoe: [2, 1, 0] }]);
    expect(report.optimum).toBeNull();
    expect(report.overall['hybrid']).toMatchObject({ optimumPct: null, qoe: 1.5 });
    expect(report.versusBestPeer?.optimumPct).toBeNull();
    expect(report.versusBestPeer?.qoePerUmax.overall).toMatchObject({ peer: 'rival', verdict: 'above' });
  });

  it('give no interval from one trace, even with several titles', () => {
    const report = summary([
      { trace: 0, title: 0, qoe: [1, 0, 0], optimumQoe: 2 },
      { trace: 0, title: 1, qoe: [2, 0, 0], optimumQoe: 2 },
    ]);
    expect(report.datasets['set']?.['hybrid']).toMatchObject({ optimumPct: 75, optimumPctCi95: null });
    expect(report.overall['hybrid']?.optimumPctCi95).toBeNull();
  });

  it('hold an interval around each value', () => {
    const { overall } = summary(
      [1, 0.2, 1.7, 0.9, 1.4].map((worth, trace) => ({ trace, qoe: [worth, 1, 1], optimumQoe: 2 })),
    );
    const { optimumPct, optimumPctCi95 } = overall['hybrid'] ?? {};
    const [low, high] = optimumPctCi95 ?? [0, 0];
    expect(low).toBeLessThan(optimumPct ?? 0);
    expect(high).toBeGreaterThan(optimumPct ?? 0);
  });

  it('report times of decisions over all sets', () => {
    expect(summary([{ qoe: [1, 1, 1] }]).overall['hybrid']?.decisionMs.median).toBe(1);
  });
});

describe('the comparison with the best peer', () => {
  const traces = [0, 1, 2, 3, 4, 5];

  it('is paired: what is always a little better is above, however much traces differ', () => {
    const report = summary(traces.map((trace) => ({ trace, qoe: [trace + 0.1, trace, 0], optimumQoe: 9 })));
    expect(report.versusBestPeer?.optimumPct?.datasets['set']).toMatchObject({
      peer: 'rival',
      verdict: 'above',
    });
  });

  it('is level where it may be luck, and below where it is not', () => {
    const mixed = summary(
      traces.map((trace) => ({ trace, qoe: [trace % 2, (trace + 1) % 2, 0], optimumQoe: 2 })),
    );
    expect(mixed.versusBestPeer?.optimumPct?.datasets['set']?.verdict).toBe('level');
    const worse = summary(traces.map((trace) => ({ trace, qoe: [trace, trace + 1, 0], optimumQoe: 9 })));
    expect(worse.versusBestPeer?.optimumPct?.overall?.verdict).toBe('below');
  });

  it('takes the best peer of each set, and never a rule of ours', () => {
    const four = [...rules, ruleNamed('mpc')];
    const report = summary(
      [
        { dataset: 'a', trace: 0, qoe: [1, 0.9, 0.5, 2], optimumQoe: 2 },
        { dataset: 'b', trace: 1, qoe: [1, 0.5, 0.9, 2], optimumQoe: 2 },
      ],
      four,
    );
    const datasets = report.versusBestPeer?.optimumPct?.datasets;
    expect([datasets?.['a']?.peer, datasets?.['b']?.peer]).toEqual(['rival', 'weak']);
  });

  it('is for the hybrid, else for the first of ours, and for nobody where only peers ran', () => {
    const rows = [{ qoe: [1, 1] }];
    expect(summary(rows, [ruleNamed('bba'), ruleNamed('rival', 'peer')]).versusBestPeer?.rule).toBe('bba');
    expect(summary(rows, [ruleNamed('a', 'peer'), ruleNamed('b', 'peer')]).versusBestPeer).toBeNull();
  });
});
