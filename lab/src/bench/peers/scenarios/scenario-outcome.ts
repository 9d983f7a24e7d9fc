import { checkBudgets } from '../../../gate/budgets/check-budgets.js';
import { mean } from '../../../gate/compare/ranks.js';
import { isFatal, type PlayResult } from '../../../gate/results/play-result.js';
import type { Scenario } from '../../../gate/scenario/scenario.js';
import { labelOf, type Contestant } from '../contestants.js';
import { chargedQoe } from '../worth-of.js';

/** What a contestant came to in one scenario: means over the plays that can be counted. */
export interface ScenarioOutcome {
  readonly scenario: string;
  readonly label: string;
  /** Whether it kept every budget; null where no play can be counted. */
  readonly kept: boolean | null;
  /** Figures whose budget it broke, or never came to. */
  readonly broken: readonly string[];
  /** QoE_lin per segment; a play that broke off is charged for the rest, as a stall. */
  readonly qoe: number | null;
  /** Of plays that didn't fail, and so the first frame. */
  readonly rebufferPct: number | null;
  readonly firstFrameMs: number | null;
  /** Plays that failed, twice. */
  readonly fatal: number;
  /** Plays that the machine spoilt, twice. */
  readonly unfit: number;
}

/**
 * By the gate's own budgets: a viewer who is owed a seek within 2 s and never gets one is owed it still, so what
 * can't be judged for want of a value isn't kept.
 * @param plays of this scenario by this contestant, one a seed
 */
export function outcomeOf(
  scenario: Scenario,
  contestant: Contestant,
  plays: readonly PlayResult[],
  segmentSec: number,
): ScenarioOutcome {
  const fit = plays.filter(({ fitness }) => fitness.kind === 'fit');
  const played = fit.filter((play) => !isFatal(play));
  const budgets = checkBudgets({ ...scenario, formats: [contestant.format] }, plays);
  const broken = budgets.filter(({ outcome }) => outcome !== 'kept').map(({ figure }) => figure);
  return {
    scenario: scenario.name,
    label: labelOf(contestant),
    kept: fit.length === 0 ? null : broken.length === 0,
    broken: fit.length === 0 ? [] : broken,
    qoe: meanOrNull(
      fit.map(({ figures: { qoeLin }, end, timeline: { watchedSec } }) =>
        chargedQoe({ qoeLin, end, watchedSec }, scenario.seconds, segmentSec),
      ),
    ),
    rebufferPct: meanOrNull(played.map(({ figures }) => figures.rebufferPct)),
    firstFrameMs: meanOrNull(played.flatMap(({ figures }) => figures.firstFrameMs ?? [])),
    fatal: fit.length - played.length,
    unfit: plays.length - fit.length,
  };
}

/** JSON has no NaN. */
export function meanOrNull(values: readonly number[]): number | null {
  return values.length === 0 ? null : mean(values);
}
