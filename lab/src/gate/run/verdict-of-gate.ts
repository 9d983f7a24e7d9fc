import type { BudgetResult } from '../budgets/check-budgets.js';
import type { Comparison } from '../compare/verdict.js';
import type { GateResults } from '../results/gate-results.js';
import type { PlayResult } from '../results/play-result.js';

/** Passed or not, and the sentences a person needs to see first. */
export function verdictOfGate(
  comparison: Comparison | null,
  budgets: readonly BudgetResult[],
  plays: readonly PlayResult[],
): Pick<GateResults, 'outcome' | 'reasons'> {
  const worse = (comparison?.figures ?? []).filter(({ judged, verdict }) => judged && verdict === 'worse');
  const fresh = plays.filter(({ build }) => build === 'new');
  const reasons = [
    ...(comparison?.failures ?? []).map(({ sentence }) => sentence),
    ...worse.map(({ sentence }) => sentence),
    ...budgets.filter(({ outcome }) => outcome === 'broken').map(({ sentence }) => sentence),
    ...(fresh.length > 0 && fresh.every(({ fitness }) => fitness.kind === 'unfit')
      ? [
          'No play can be counted: the machine was the bottleneck in all of them. Run fewer at a time (--parallel 1), or on a quieter machine.',
        ]
      : []),
  ];
  return { outcome: reasons.length > 0 ? 'failed' : 'passed', reasons };
}

/** What a reader has to know before believing the figures. */
export function caveats({ plays, comparison, budgets, settings }: GateResults): readonly string[] {
  const unfit = plays.filter(({ fitness }) => fitness.kind === 'unfit');
  const [first] = unfit;
  const unjudged = budgets.filter(({ outcome }) => outcome === 'unjudged').length;
  return [
    ...(first?.fitness.kind === 'unfit'
      ? [
          `${unfit.length} of ${plays.length} plays are left out, because the machine, not the player, was the bottleneck; one because ${first.fitness.why}.`,
        ]
      : []),
    ...(unjudged > 0 ? [`${unjudged} budgets could not be judged.`] : []),
    ...(settings.browserCrashes > 0
      ? [
          `The browser crashed and was started again ${settings.browserCrashes === 1 ? 'once' : `${settings.browserCrashes} times`}; what it was playing was played again.`,
        ]
      : []),
    ...(comparison?.notes ?? []),
  ];
}
