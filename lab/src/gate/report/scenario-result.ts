import { typical } from '../compare/test-figure.js';
import type { Verdict } from '../compare/verdict.js';
import type { GatedFigure } from '../results/figures.js';
import type { GateResults } from '../results/gate-results.js';
import { isFatal, type BuildName } from '../results/play-result.js';
import { neverPlayed } from '../run/verdict-of-gate.js';

/** What a report says of one scenario. */
export interface ScenarioResult {
  readonly plays: number;
  readonly unfit: number;
  readonly typical: (figure: GatedFigure, build: BuildName) => number | null;
  /** Null: it has none. */
  readonly budgets: 'kept' | 'broken' | 'unjudged' | null;
  readonly verdict: Verdict;
  /** Why it fails the gate, and what else is to be said of it. */
  readonly sentences: readonly { readonly words: string; readonly bad: boolean }[];
}

export function resultOfScenario(results: GateResults, name: string): ScenarioResult {
  const { plays, budgets, comparison } = results;
  const own = plays.filter(({ scenario }) => scenario === name);
  const ownBudgets = budgets.filter(({ scenario }) => scenario === name);
  const verdicts = (comparison?.figures ?? []).filter(
    ({ scope, judged }) => judged && scope.kind === 'scenario' && scope.scenario === name,
  );
  const failures = (comparison?.failures ?? []).filter(({ scenario }) => scenario === name);
  const outcomes = ownBudgets.map(({ outcome }) => outcome);
  const has = (verdict: Verdict): boolean => verdicts.some((each) => each.verdict === verdict);
  return {
    plays: own.length,
    unfit: own.filter(({ fitness }) => fitness.kind === 'unfit').length,
    typical: (figure, build) => {
      const values = own
        .filter((play) => play.build === build && play.fitness.kind === 'fit' && !isFatal(play))
        .flatMap(({ figures }) => figures[figure] ?? []);
      return values.length === 0 ? null : typical(figure, values);
    },
    budgets:
      outcomes.length === 0
        ? null
        : outcomes.includes('broken')
          ? 'broken'
          : outcomes.every((outcome) => outcome === 'unjudged')
            ? 'unjudged'
            : 'kept',
    verdict:
      failures.length > 0 || has('worse')
        ? 'worse'
        : has('better')
          ? 'better'
          : verdicts.length > 0 && verdicts.every(({ verdict }) => verdict === 'same')
            ? 'same'
            : 'unclear',
    sentences: [
      ...failures.map(({ sentence }) => ({ words: sentence, bad: true })),
      ...neverPlayed({ ...results, plays: own }).map((words) => ({ words, bad: true })),
      ...ownBudgets
        .filter(({ outcome }) => outcome === 'broken')
        .map(({ sentence }) => ({ words: sentence, bad: true })),
      ...verdicts.map(({ sentence, verdict }) => ({ words: sentence, bad: verdict === 'worse' })),
    ],
  };
}
