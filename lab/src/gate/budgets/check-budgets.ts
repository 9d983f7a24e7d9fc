import { quantileOf } from '../compare/ranks.js';
import { listed, overFormat } from '../compare/sentence.js';
import { howItFailed, whatToDo } from '../results/failure-words.js';
import { figureSpecs, written } from '../results/figures.js';
import { isFatal, type PlayResult } from '../results/play-result.js';
import type { Budget, Format, Scenario } from '../scenario/scenario.js';

/** Whether one budget was kept, over one format. `unjudged`: no play of it can be counted. */
export interface BudgetResult {
  readonly scenario: string;
  readonly format: Format;
  readonly figure: Budget['figure'];
  readonly bound: 'min' | 'max';
  readonly limit: number;
  readonly value: number | null;
  readonly outcome: 'kept' | 'broken' | 'unjudged';
  readonly sentence: string;
}

/** Every budget of a scenario, format by format, by the plays of the build that is judged. */
export function checkBudgets(scenario: Scenario, plays: readonly PlayResult[]): readonly BudgetResult[] {
  return scenario.formats.flatMap((format) => {
    const fit = plays.filter(
      (play) =>
        play.scenario === scenario.name &&
        play.format === format &&
        play.build === 'new' &&
        play.fitness.kind === 'fit',
    );
    return scenario.budgets.map((budget) =>
      budget.figure === 'fatal'
        ? checkFatal(scenario, format, budget, fit)
        : checkFigure(scenario, format, budget, budget.figure, fit),
    );
  });
}

function checkFatal(
  { name }: Scenario,
  format: Format,
  budget: Budget,
  fit: readonly PlayResult[],
): BudgetResult {
  const failed = fit.filter(isFatal);
  const head = { scenario: name, format, figure: budget.figure, bound: budget.bound, limit: budget.limit };
  if (fit.length === 0)
    return { ...head, value: null, outcome: 'unjudged', sentence: unjudged(name, format) };
  const [first] = failed;
  const ways = [...new Set(failed.map(howItFailed))];
  const allowed = budget.limit === 0 ? 'none may fail' : `at most ${budget.limit} may fail`;
  const sentence = `${failed.length} of ${fit.length} plays of "${name}" ${overFormat[format]} ${
    first === undefined ? 'failed' : listed(ways.slice(0, mostWays))
  }; ${allowed}.${first === undefined ? '' : ` ${whatToDo(first.end)}`}`;
  return {
    ...head,
    value: failed.length,
    outcome: failed.length > budget.limit ? 'broken' : 'kept',
    sentence,
  };
}

/** Of failing, that a sentence tells. */
const mostWays = 2;

function checkFigure(
  { name }: Scenario,
  format: Format,
  budget: Budget,
  figure: Exclude<Budget['figure'], 'fatal'>,
  fit: readonly PlayResult[],
): BudgetResult {
  const spec = figureSpecs[figure];
  const head = { scenario: name, format, figure, bound: budget.bound, limit: budget.limit };
  const values = fit.filter((play) => !isFatal(play)).flatMap(({ figures }) => figures[figure] ?? []);
  if (values.length === 0)
    return { ...head, value: null, outcome: 'unjudged', sentence: unjudged(name, format) };
  const value = quantileOf(values, budget.quantile);
  const broken = budget.bound === 'max' ? value > budget.limit : value < budget.limit;
  const which =
    values.length === 1
      ? 'one play'
      : `${budget.quantile === 0.5 ? 'median' : `${Math.round(100 * budget.quantile)} % quantile`} of ${values.length} plays`;
  const sentence = `${spec.words} was ${written(spec, value)} (${which}) on "${name}" ${overFormat[format]}, and has to be ${written(spec, budget.limit)} at ${budget.bound === 'max' ? 'most' : 'least'}.`;
  return { ...head, value, outcome: broken ? 'broken' : 'kept', sentence };
}

const unjudged = (name: string, format: Format): string =>
  `No play of "${name}" ${overFormat[format]} can be counted, so its budgets are not judged.`;
