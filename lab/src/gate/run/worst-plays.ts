import type { BudgetResult } from '../budgets/check-budgets.js';
import { worsening } from '../compare/pairs.js';
import { median } from '../compare/ranks.js';
import type { Comparison, FigureVerdict } from '../compare/verdict.js';
import { figureSpecs, worthAt, type GatedFigure } from '../results/figures.js';
import { isFatal, placeOf, type PlayResult } from '../results/play-result.js';

/** The play that shows best why a scenario failed. */
export interface WorstPlay {
  readonly play: PlayResult;
  /** What it shows: the sentence of a broken budget, or of a figure that got worse. */
  readonly sentence: string;
  /** How far it is off, in units of the smallest difference worth failing for. */
  readonly weight: number;
}

export interface Shown {
  readonly plays: readonly PlayResult[];
  readonly budgets: readonly BudgetResult[];
  readonly comparison: Comparison | null;
}

/**
 * Of each scenario that broke a budget or got worse the judged build's play that is off by most; the worst first.
 * Plays that failed are not among them: those were played again, with a trace, before anything was judged.
 */
export function worstPlays({ plays, budgets, comparison }: Shown): readonly WorstPlay[] {
  const own = plays.filter((play) => play.build === 'new' && play.fitness.kind === 'fit' && !isFatal(play));
  const bases = plays.filter(
    (play) => play.build === 'base' && play.fitness.kind === 'fit' && !isFatal(play),
  );
  const worse = (comparison?.figures ?? []).filter(({ judged, verdict }) => judged && verdict === 'worse');
  const found = [
    ...budgets.flatMap((budget) => own.flatMap((play) => overBudget(budget, play) ?? [])),
    ...worse.flatMap((verdict) => own.flatMap((play) => worseThanBase(verdict, play, bases) ?? [])),
  ].sort((one, other) => other.weight - one.weight);
  const scenarios = new Set<string>();
  return found.filter(({ play: { scenario } }) => !scenarios.has(scenario) && scenarios.add(scenario));
}

function overBudget(budget: BudgetResult, play: PlayResult): WorstPlay | null {
  const { figure, bound, limit, outcome, sentence } = budget;
  if (outcome !== 'broken' || figure === 'fatal') return null;
  if (play.scenario !== budget.scenario || play.format !== budget.format) return null;
  const value = play.figures[figure];
  if (value === null) return null;
  const beyond = bound === 'max' ? value - limit : limit - value;
  return beyond > 0 ? { play, sentence, weight: beyond / worthAt(figureSpecs[figure], limit) } : null;
}

/** What a pooled verdict speaks of shows in plays that are worse by as much as is worth failing for. */
function worseThanBase(
  { figure, scope, sentence }: FigureVerdict,
  play: PlayResult,
  bases: readonly PlayResult[],
): WorstPlay | null {
  if (scope.kind === 'scenario' && play.scenario !== scope.scenario) return null;
  if (scope.kind === 'again' && play.look !== 2) return null;
  const weight = differenceFromBase(figure, play, bases);
  const least = scope.kind === 'scenario' ? 0 : 1;
  return weight !== null && weight > 0 && weight >= least ? { play, sentence, weight } : null;
}

/** From its partner over the same network, or from what is usual of the base where it has none. */
function differenceFromBase(
  figure: GatedFigure,
  play: PlayResult,
  bases: readonly PlayResult[],
): number | null {
  const spec = figureSpecs[figure];
  const value = play.figures[figure];
  const near = bases.filter(({ scenario, format }) => scenario === play.scenario && format === play.format);
  const values = near.flatMap(({ figures }) => figures[figure] ?? []);
  if (value === null || values.length === 0) return null;
  const middle = median(values);
  const partner = near.find((base) => placeOf(base) === placeOf(play))?.figures[figure] ?? middle;
  return worsening(spec, partner, value) / worthAt(spec, middle);
}
