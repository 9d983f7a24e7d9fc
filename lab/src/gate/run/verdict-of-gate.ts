import type { BudgetResult } from '../budgets/check-budgets.js';
import { overFormat } from '../compare/sentence.js';
import type { Comparison } from '../compare/verdict.js';
import type { GateResults } from '../results/gate-results.js';
import { howItFailed, whatToDo } from '../results/failure-words.js';
import { isFatal, type PlayResult } from '../results/play-result.js';
import { idleFaults } from './idle-faults.js';

/** What a gate is judged by. */
export interface Judged {
  readonly comparison: Comparison | null;
  readonly budgets: readonly BudgetResult[];
  readonly plays: readonly PlayResult[];
  readonly refused: readonly string[];
}

/** Passed or not, and the sentences a person needs to see first. */
export function verdictOfGate(judged: Judged): Pick<GateResults, 'outcome' | 'reasons'> {
  const { comparison, budgets, plays, refused } = judged;
  const worse = (comparison?.figures ?? []).filter((each) => each.judged && each.verdict === 'worse');
  const fresh = plays.filter(({ build }) => build === 'new');
  const reasons = [
    ...refused.map((sentence) => `Left out: ${sentence}`),
    ...(comparison?.failures ?? []).map(({ sentence }) => sentence),
    ...worse.map(({ sentence }) => sentence),
    ...budgets.filter(({ outcome }) => outcome === 'broken').map(({ sentence }) => sentence),
    ...neverPlayed(judged),
    ...(fresh.length > 0 && fresh.every(({ fitness }) => fitness.kind === 'unfit')
      ? [
          'No play can be counted: the machine was the bottleneck in all of them. Run fewer at a time (--parallel 1), or on a quieter machine.',
        ]
      : []),
  ];
  return { outcome: reasons.length > 0 ? 'failed' : 'passed', reasons };
}

/** What failed every time fails the gate, also where nobody set a budget for it. */
export function neverPlayed({ comparison, budgets, plays }: Judged): readonly string[] {
  const told = [...(comparison?.failures ?? []), ...budgets.filter(({ figure }) => figure === 'fatal')];
  const places = new Map<string, PlayResult[]>();
  for (const play of plays) {
    if (play.build !== 'new' || play.fitness.kind === 'unfit') continue;
    const place = JSON.stringify([play.scenario, play.format]);
    places.set(place, [...(places.get(place) ?? []), play]);
  }
  return Array.from(places.values()).flatMap((own) => {
    const [first] = own;
    if (first === undefined || !own.every(isFatal)) return [];
    const { scenario, format, end } = first;
    if (told.some((each) => each.scenario === scenario && each.format === format)) return [];
    return `No play of "${scenario}" ${overFormat[format]} came to anything: one ${howItFailed(first)}. ${whatToDo(end)}`;
  });
}

/** What a reader has to know before believing the figures. */
export function caveats(results: GateResults): readonly string[] {
  const { plays, comparison, budgets, settings } = results;
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
    ...idleFaults(results),
    ...(comparison?.notes ?? []),
  ];
}
