import { figureNames, figureSpecs, worthAt } from '../results/figures.js';
import { isFatal, type PlayResult } from '../results/play-result.js';
import { worsening } from './pairs.js';
import { rankSum } from './rank-sum.js';
import { median } from './ranks.js';
import { unpairedShift } from './shift.js';
import { typical, type RawTest } from './test-figure.js';
import type { Scope } from './verdict.js';

/**
 * For a scenario whose plays have no partner with the same seed, as against a baseline made with other ones:
 * rank sums, format by format put on one scale. They need more plays than pairs would.
 */
export function unpairedTests(plays: readonly PlayResult[], scenario: string, scope: Scope): RawTest[] {
  const own = plays.filter(
    (play) => play.scenario === scenario && play.fitness.kind === 'fit' && !isFatal(play),
  );
  return figureNames.flatMap((figure) => {
    const spec = figureSpecs[figure];
    const sides = { base: [] as number[], new: [] as number[] };
    const scaled = { base: [] as number[], new: [] as number[] };
    for (const format of ['hls', 'dash'] as const) {
      const valuesOf = (build: 'base' | 'new'): number[] =>
        own
          .filter((play) => play.build === build && play.format === format)
          .flatMap(({ figures }) => figures[figure] ?? []);
      const base = valuesOf('base');
      const middle = median(base);
      if (base.length === 0) continue;
      for (const build of ['base', 'new'] as const) {
        const values = valuesOf(build);
        sides[build].push(...values);
        scaled[build].push(...values.map((value) => worsening(spec, middle, value) / worthAt(spec, middle)));
      }
    }
    const count = Math.min(sides.base.length, sides.new.length);
    if (count < 2) return [];
    const { pAbove, pBelow, effect } = rankSum(scaled.base, scaled.new);
    const middle = median(scaled.base);
    return [
      {
        scope,
        figure,
        test: 'unpaired' as const,
        count,
        worseIn: scaled.new.filter((each) => each > middle).length,
        betterIn: scaled.new.filter((each) => each < middle).length,
        base: typical(figure, sides.base),
        now: typical(figure, sides.new),
        shift: unpairedShift(scaled.base, scaled.new),
        p: effect >= 0 ? pAbove : pBelow,
        effect,
        differences: [],
      },
    ];
  });
}
