import { row } from '../tables.js';
import type { ScenarioOutcome } from './scenario-outcome.js';
import type { ScenarioStanding } from './scenario-standings.js';

const figures = ['QoE', 'rebuffering, %', 'first ms', 'fatal'];

function cellsOf({ qoe, rebufferPct, firstFrameMs, fatal }: ScenarioOutcome | ScenarioStanding): string[] {
  const written = (value: number | null, digits: number): string => value?.toFixed(digits) ?? '–';
  return [written(qoe, 2), written(rebufferPct, 1), written(firstFrameMs, 0), String(fatal)];
}

/** One scenario, the best QoE first. */
export function scenarioTable(outcomes: readonly ScenarioOutcome[]): string {
  const byQoe = [...outcomes].sort((one, other) => (other.qoe ?? -Infinity) - (one.qoe ?? -Infinity));
  return [
    row(['', ...figures]) + '  budgets',
    ...byQoe.map((each) => `${row([each.label, ...cellsOf(each)])}  ${budgetsOf(each)}`),
  ].join('\n');
}

function budgetsOf({ kept, broken }: ScenarioOutcome): string {
  if (kept === null) return 'the machine spoilt it';
  return kept ? 'kept' : `broken: ${broken.join(', ')}`;
}

/** All scenarios together. */
export function scenarioStandingsTable(standings: readonly ScenarioStanding[]): string {
  return [
    row(['', ...figures, 'kept', 'unfit']),
    ...standings.map((each) =>
      row([each.label, ...cellsOf(each), `${each.kept} of ${each.judged}`, String(each.unfit)]),
    ),
  ].join('\n');
}
