import { describe, expect, it } from 'vitest';
import { checkBudgets } from '../../../../lab/src/gate/budgets/check-budgets.js';
import { comparePlays } from '../../../../lab/src/gate/compare/compare-plays.js';
import { freshSeeds, partsOf } from '../../../../lab/src/gate/compare/levels.js';
import { isStillSuspect, suspectsOf } from '../../../../lab/src/gate/compare/suspects.js';
import type { Comparison, FigureVerdict } from '../../../../lab/src/gate/compare/verdict.js';
import { fitnessOf } from '../../../../lab/src/gate/machine/fitness.js';
import type { PlayResult } from '../../../../lab/src/gate/results/play-result.js';
import { scenarioOf } from '../../../../lab/src/gate/scenario/scenario-files.js';
import { seededRandom } from '../../../../src/base/random.js';
import { play } from './play-results.js';

const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];

interface Made {
  readonly seeds?: number;
  readonly look?: 1 | 2;
  readonly scenarios?: readonly string[];
  readonly random?: () => number;
}

/** Both builds over a suite, noisy alike; `spoil` makes the new build's play worse. */
function suite(
  spoil: (place: { scenario: string; format: string; seed: number }) => Parameters<typeof play>[0],
  { seeds = 2, look = 1, scenarios = names, random = seededRandom(3) }: Made = {},
): PlayResult[] {
  return scenarios.flatMap((scenario) =>
    (['hls', 'dash'] as const).flatMap((format) =>
      Array.from({ length: seeds }, (_, at) => at + 1).flatMap((seed) =>
        (['base', 'new'] as const).map((build) => {
          const noise = {
            firstFrameMs: 800 * (1 + 0.1 * (random() - 0.5)),
            qoeLin: 1.5 + 0.1 * (random() - 0.5),
            rebufferPct: random() < 0.2 ? random() : 0,
          };
          const worse = build === 'new' ? spoil({ scenario, format, seed }) : undefined;
          return play({
            scenario,
            format,
            seed,
            build,
            look,
            ...worse,
            figures: { ...noise, ...worse?.figures },
          });
        }),
      ),
    ),
  );
}

const withFigures = (each: PlayResult, figures: Partial<PlayResult['figures']>): PlayResult => ({
  ...each,
  figures: { ...each.figures, ...figures },
});

const withSeed = (each: PlayResult, seed: number): PlayResult => ({ ...each, seed });

const find = ({ figures }: Comparison, kind: string, figure: string): FigureVerdict | undefined =>
  figures.find((each) => each.scope.kind === kind && each.figure === figure);

describe('comparing two builds', () => {
  it('finds nothing where nothing changed', () => {
    for (let seed = 1; seed <= 40; seed += 1) {
      const { verdict } = comparePlays(suite(() => ({}), { random: seededRandom(seed) }));
      expect(['same', 'unclear']).toContain(verdict);
    }
  });

  it('finds a first frame that comes later everywhere, and says by how much', () => {
    const comparison = comparePlays(suite(({ seed }) => ({ figures: { firstFrameMs: 960 + 10 * seed } })));
    expect(comparison.verdict).toBe('worse');
    const found = find(comparison, 'suite', 'firstFrameMs');
    expect(found?.verdict).toBe('worse');
    expect(found?.sentence).toMatch(
      /^The first frame rose from \d+ ms to 9\d\d ms \(median of 32 pairs\) over the suite; worse in 32 of 32/,
    );
  });

  it('leaves alone what nobody would notice, however sure it is', () => {
    const plays = suite(() => ({})).map((each) =>
      withFigures(each, { firstFrameMs: each.build === 'new' ? 812 : 800 }),
    );
    const found = find(comparePlays(plays), 'suite', 'firstFrameMs');
    expect(found?.p).toBeLessThan(1e-6);
    expect(found?.verdict).toBe('same');
  });

  it('says how far apart they are at most, and nothing of the kind where too few pairs differ', () => {
    const of = (differing: number, rebufferPct: number, seeds = 1) =>
      find(
        comparePlays(
          suite(() => ({}), { seeds, scenarios: names.slice(0, 4) }).map((each, at) =>
            withFigures(each, { rebufferPct: each.build === 'new' && at < 2 * differing ? rebufferPct : 0 }),
          ),
        ),
        'suite',
        'rebufferPct',
      );
    expect(of(0, 0)).toMatchObject({ verdict: 'same', count: 8, shift: { estimate: 0 } });
    expect(of(2, 0.4)).toMatchObject({ verdict: 'same', shift: { interval: null } });
    expect(of(2, 6)).toMatchObject({ verdict: 'unclear', shift: { estimate: 12, interval: null } });
    expect(of(7, 0.4)).toMatchObject({ verdict: 'same', shift: { interval: [0.8, 0.8] } });
    const few = comparePlays(suite(() => ({}), { seeds: 1, scenarios: ['a'] }));
    expect(few.figures.filter(({ verdict }) => verdict === 'same')).toEqual([]);
  });

  it('says on which scenario, over what, and when it stalled', () => {
    const spoiled = suite(
      ({ scenario, format }) =>
        scenario === 'c' && format === 'hls'
          ? { figures: { rebufferPct: 9, stallSec: 2, qoeLin: -0.5 }, timeline: { stalls: [[14, 16]] } }
          : {},
      { seeds: 16, scenarios: ['c'] },
    ).map((each) => (each.format === 'dash' ? withFigures(each, { rebufferPct: 0 }) : each));
    const found = find(
      comparePlays(spoiled, { situationAt: () => 'during the outage' }),
      'scenario',
      'rebufferPct',
    );
    expect(found?.verdict).toBe('worse');
    expect(found?.sentence).toMatch(/on "c" over HLS; worse in 16 of 32/);
    expect(found?.sentence).toMatch(/Most of it are stalls at 14 s, during the outage\.$/);
  });

  it('tells a better build apart', () => {
    const { verdict } = comparePlays(
      suite(() => ({ figures: { qoeLin: 2.2, rebufferPct: 0, firstFrameMs: 790 } })),
    );
    expect(verdict).toBe('better');
  });

  it('does not fail for figures that can’t be compared fairly', () => {
    const plays = suite(() => ({ figures: { firstFrameMs: 2000 } }));
    const comparison = comparePlays(plays, { toldOnly: ['firstFrameMs'], notes: ['Another machine.'] });
    expect(comparison.verdict).not.toBe('worse');
    expect(find(comparison, 'suite', 'firstFrameMs')).toMatchObject({ judged: false, verdict: 'worse' });
    expect(comparison.notes).toEqual(['Another machine.']);
  });

  it('counts plays that the machine spoilt for nothing', () => {
    const plays = suite(() => ({ fitness: { kind: 'unfit', why: 'busy' }, figures: { rebufferPct: 50 } }));
    expect(comparePlays(plays).verdict).toBe('unclear');
  });

  it('fails for a play that failed where the other build plays', () => {
    const plays = suite(({ scenario, format, seed }) =>
      scenario === 'a' && format === 'dash' && seed === 1
        ? { end: { kind: 'failed', code: 'MANIFEST_INVALID', message: 'No period.' }, attempts: 2 }
        : {},
    );
    const { verdict, failures } = comparePlays(plays);
    expect(verdict).toBe('worse');
    expect(failures.map(({ sentence }) => sentence)).toEqual([
      'The new build failed with MANIFEST_INVALID: No period, on "a" over DASH (seed 1), 2 times of 2; the base plays it. Its trace is in failures/ of the report.',
    ]);
  });

  it('compares lots of plays that have no partners by their ranks', () => {
    const plays = suite(() => ({ figures: { rebufferPct: 8 } }), { seeds: 8, scenarios: ['a'] }).map(
      (each) => (each.build === 'new' ? withSeed(each, each.seed + 100) : each),
    );
    const found = find(comparePlays(plays), 'scenario', 'rebufferPct');
    expect(found).toMatchObject({ test: 'unpaired', verdict: 'worse' });
  });

  it('names what to play again: the scenarios in which it looks worse, three at most', () => {
    const bad = (place: { scenario: string }) =>
      ['b', 'd'].includes(place.scenario) ? { figures: { rebufferPct: 6 } } : {};
    const suspects = suspectsOf(suite(bad, { seeds: 1 }));
    expect([...suspects.scenarios].sort()).toEqual(['b', 'd']);
    expect(suspects.figures).toContain('rebufferPct');
    expect(suspectsOf(suite(() => ({ figures: { rebufferPct: 6 } }))).scenarios).toHaveLength(3);
    expect(
      suspectsOf(suite(() => ({ figures: { qoeLin: 3, firstFrameMs: 700, rebufferPct: 0 } }))).scenarios,
    ).toEqual([]);
  });

  it('lets go of what its first fresh plays don’t bear out, and goes on with what they do', () => {
    const again = (spoil: Parameters<typeof suite>[0], seed: number) =>
      isStillSuspect(suite(spoil, { seeds: 3, look: 2, scenarios: ['a'], random: seededRandom(seed) }));
    const wentOn = Array.from({ length: 40 }, (_, at) => again(() => ({}), at)).filter(Boolean);
    expect(wentOn.length).toBeLessThan(26);
    for (let seed = 0; seed < 40; seed += 1) {
      expect(again(() => ({ figures: { rebufferPct: 4, qoeLin: 1 } }), seed)).toBe(true);
    }
    const seeds = Array.from({ length: freshSeeds(2) }, (_, at) => at);
    expect(partsOf(seeds).flat()).toEqual(seeds);
    expect(partsOf(seeds)).toHaveLength(2);
    expect(partsOf([4])).toEqual([[4]]);
  });

  it('judges what was played again by its fresh plays alone', () => {
    const first = suite(() => ({ figures: { rebufferPct: 3 } }), { seeds: 1, scenarios: ['a', 'b'] });
    const innocent = suite(() => ({}), { seeds: 6, look: 2, scenarios: ['a', 'b'], random: seededRandom(8) });
    const guilty = suite(() => ({ figures: { rebufferPct: 3 } }), {
      seeds: 6,
      look: 2,
      scenarios: ['a', 'b'],
    });
    expect(comparePlays([...first, ...innocent]).verdict).toBe('unclear');
    expect(find(comparePlays([...first, ...guilty]), 'again', 'rebufferPct')?.verdict).toBe('worse');
  });
});

describe('budgets', () => {
  const scenario = scenarioOf(
    {
      name: 'drop',
      network: { kbps: 2000 },
      budgets: {
        rebufferPct: { max: 2 },
        firstFrameMs: { max: 900, quantile: 0.9 },
        qoeLin: { min: 1 },
        fatal: 0,
      },
    },
    'mine',
  );
  const outcomesOf = (plays: readonly PlayResult[]) =>
    Object.fromEntries(
      checkBudgets(scenario, plays)
        .filter(({ format }) => format === 'hls')
        .map(({ figure, outcome }) => [figure, outcome]),
    );

  it('are kept or broken by the quantile they name', () => {
    const plays = [700, 750, 800, 1500].map((firstFrameMs, at) =>
      play({ seed: at + 1, figures: { firstFrameMs } }),
    );
    expect(outcomesOf(plays)).toEqual({
      rebufferPct: 'kept',
      firstFrameMs: 'broken',
      qoeLin: 'kept',
      fatal: 'kept',
    });
    const [, broken] = checkBudgets(scenario, plays);
    expect(broken?.sentence).toBe(
      'The first frame was 1290 ms (90 % quantile of 4 plays) on "drop" over HLS, and has to be 900 ms at most.',
    );
  });

  it('count a play that failed, and judge nothing by plays that don’t count', () => {
    const failed = play({ end: { kind: 'never-started' }, figures: { firstFrameMs: null, qoeLin: null } });
    expect(outcomesOf([play({ seed: 2 }), failed])).toMatchObject({ fatal: 'broken', rebufferPct: 'kept' });
    const unfit = play({ fitness: { kind: 'unfit', why: 'busy' }, figures: { rebufferPct: 60 } });
    expect(outcomesOf([unfit])).toEqual({
      rebufferPct: 'unjudged',
      firstFrameMs: 'unjudged',
      qoeLin: 'unjudged',
      fatal: 'unjudged',
    });
  });
});

describe('whether the machine was the bottleneck', () => {
  const calm = { busyShare: 0.5, timerLateP99Ms: 20, droppedFrameShare: 0.001 };
  const plain = { cpuThrottle: 1 };

  it('is told from late timers, dropped frames, or a busy processor with both hands full', () => {
    expect(fitnessOf(calm, plain).kind).toBe('fit');
    expect(fitnessOf({ ...calm, busyShare: 0.99 }, plain).kind).toBe('fit');
    expect(fitnessOf({ ...calm, busyShare: 0.99, timerLateP99Ms: 70 }, plain)).toEqual({
      kind: 'unfit',
      why: 'the processor was busy for 99 % of the time, and timers came 70 ms late',
    });
    expect(fitnessOf({ ...calm, timerLateP99Ms: 150 }, plain).kind).toBe('unfit');
    expect(fitnessOf({ ...calm, droppedFrameShare: 0.08, busyShare: 0.7 }, plain).kind).toBe('unfit');
    // With time to spare it was the player that dropped them.
    expect(fitnessOf({ ...calm, droppedFrameShare: 0.5, busyShare: 0.25 }, plain).kind).toBe('fit');
  });

  it('is another question where the scenario slows the processor down itself', () => {
    expect(fitnessOf({ ...calm, timerLateP99Ms: 150, droppedFrameShare: 0.2 }, { cpuThrottle: 6 }).kind).toBe(
      'fit',
    );
    expect(fitnessOf({ ...calm, busyShare: 0.97 }, { cpuThrottle: 6 }).kind).toBe('unfit');
  });
});
