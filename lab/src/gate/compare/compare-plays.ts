import { figureNames, figureSpecs, judgedFigures, type GatedFigure } from '../results/figures.js';
import { isFatal, type PlayResult } from '../results/play-result.js';
import { holm } from './holm.js';
import { firstLookAlpha, pooledShare, secondLookAlpha } from './levels.js';
import { pairsOf, type PlayPair } from './pairs.js';
import { failureSentence, figureSentence, type SituationAt } from './sentence.js';
import { testFigure, verdictOf, type RawTest } from './test-figure.js';
import { unpairedTests } from './unpaired.js';
import type { Comparison, FailureVerdict, FigureVerdict, Scope, Verdict } from './verdict.js';

export interface CompareOptions {
  /** Figures that can't be compared fairly, as across machines: told, and never failed for. */
  readonly toldOnly?: readonly GatedFigure[];
  /** What went on in a play at a time, for the sentences. */
  readonly situationAt?: SituationAt;
  readonly notes?: readonly string[];
}

/**
 * Whether the new build is worse than the base. The suite is tested as a whole and scenario by scenario; what
 * was played again is tested by its fresh plays alone. Each look has its own share of the chance of a false
 * alarm (`levels.ts`), and Holm's adjustment shares it among the tests of a look.
 */
export function comparePlays(plays: readonly PlayResult[], options: CompareOptions = {}): Comparison {
  const first = plays.filter(({ look }) => look === 1);
  const again = plays.filter(({ look }) => look === 2);
  const figures = [
    ...judge(first, { kind: 'suite' }, firstLookAlpha, options),
    ...(again.length === 0
      ? []
      : judge(again, { kind: 'again', scenarios: scenariosOf(again) }, secondLookAlpha, options)),
  ];
  const failures = failuresOf(plays);
  return {
    verdict: overall(figures, failures),
    figures,
    failures,
    notes: options.notes ?? [],
  };
}

function judge(
  plays: readonly PlayResult[],
  pooled: Scope,
  alpha: number,
  options: CompareOptions,
): FigureVerdict[] {
  const pairs = pairsOf(plays);
  const names = scenariosOf(plays);
  const scoped = (scope: Scope, some: readonly PlayPair[]): RawTest[] =>
    figureNames.flatMap((figure) => testFigure(some, figure, scope) ?? []);
  const apart = names.flatMap((scenario) => {
    const own = pairs.filter(({ now }) => now.scenario === scenario);
    const scope: Scope = { kind: 'scenario', scenario };
    return own.length > 0 ? scoped(scope, own) : unpairedTests(plays, scenario, scope);
  });
  return [
    ...settled(scoped(pooled, pairs), alpha * pooledShare, options),
    ...settled(apart, alpha * (1 - pooledShare), options),
  ];
}

/** The figures that are judged share the level; those that are only told have their plain p. */
function settled(tests: readonly RawTest[], alpha: number, options: CompareOptions): FigureVerdict[] {
  const isJudged = ({ figure }: RawTest): boolean =>
    figureSpecs[figure].judged && options.toldOnly?.includes(figure) !== true;
  const judged = tests.filter(isJudged);
  const adjusted = holm(judged.map(({ p }) => p));
  return tests.map((test) => {
    const at = judged.indexOf(test);
    const pAdjusted = at < 0 ? test.p : (adjusted[at] ?? 1);
    const verdict = verdictOf(test, pAdjusted, alpha);
    const { differences: _, ...rest } = test;
    const sentence = figureSentence(test, verdict, options.situationAt);
    return { ...rest, judged: at >= 0, verdict, pAdjusted, sentence };
  });
}

function failuresOf(plays: readonly PlayResult[]): FailureVerdict[] {
  return pairsOf(plays)
    .filter(({ base, now }) => isFatal(now) && !isFatal(base))
    .map(({ now }) => ({
      scenario: now.scenario,
      format: now.format,
      seed: now.seed,
      sentence: failureSentence(now),
    }));
}

function overall(figures: readonly FigureVerdict[], failures: readonly FailureVerdict[]): Verdict {
  const judged = figures.filter((each) => each.judged);
  if (failures.length > 0 || judged.some(({ verdict }) => verdict === 'worse')) return 'worse';
  if (judged.some(({ verdict }) => verdict === 'better')) return 'better';
  const pooled = judged.filter(({ scope }) => scope.kind !== 'scenario');
  return pooled.length >= judgedFigures.length - 1 && pooled.every(({ verdict }) => verdict === 'same')
    ? 'same'
    : 'unclear';
}

const scenariosOf = (plays: readonly PlayResult[]): readonly string[] => [
  ...new Set(plays.map(({ scenario }) => scenario)),
];
