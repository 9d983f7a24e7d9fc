import type { Link } from '../network/link.js';
import { scriptedController } from '../optimum/scripted-controller.js';
import { playSession } from '../session/play-session.js';
import type { SessionResult } from '../session/session-result.js';
import type { Experiment, Pair } from './experiment.js';
import { groupBy } from './group-by.js';
import { loadRule } from './rule.js';
import type { ExperimentPlan } from './experiment-plan.js';
import { linkOf, planOf } from './sim-settings.js';

/** A session to show: the data set's median one, as several rules played it. */
export interface ShownSession {
  readonly dataset: string;
  readonly traceId: string;
  readonly title: string;
  readonly link: Link;
  /** The subject first. */
  readonly played: readonly { readonly label: string; readonly result: SessionResult }[];
}

/**
 * Of each data set the session in which `subject` did middling well, played again by it, by the data set's
 * best peer and by the optimum's schedule: sessions are deterministic, so nothing but a choice is stored.
 */
export async function representatives(
  plan: ExperimentPlan,
  experiment: Experiment,
  subject: string,
  bestPeerOf: (dataset: string) => string | undefined,
): Promise<ShownSession[]> {
  const shown: ShownSession[] = [];
  const at = experiment.rules.findIndex(({ label }) => label === subject);
  for (const [dataset, pairs] of groupBy(experiment.pairs, (pair) => pair.dataset)) {
    const pair = medianPair(pairs, at);
    const trace = plan.traces[pair?.traceAt ?? -1];
    const title = plan.titles[pair?.titleAt ?? -1];
    if (pair === undefined || trace === undefined || title === undefined) continue;
    const link = linkOf(trace, plan.settings);
    const played = [];
    for (const label of [subject, bestPeerOf(dataset)]) {
      const rule = plan.rules.find((each) => each.label === label);
      if (rule === undefined) continue;
      const controller = (await loadRule(rule))();
      played.push({ label: rule.label, result: playSession(planOf(plan.settings, title, link, controller)) });
    }
    if (pair.optimum !== undefined) {
      const controller = scriptedController(pair.optimum.renditionIndices);
      const result = playSession(planOf(plan.settings, title, link, controller));
      played.push({ label: 'optimum', result });
    }
    shown.push({ dataset, traceId: trace.id, title: title.name, link, played });
  }
  return shown;
}

function medianPair(pairs: readonly Pair[], rule: number): Pair | undefined {
  const worth = ({ scores, optimum }: Pair): number => {
    const score = scores[rule];
    if (optimum !== undefined && optimum.score.qoe > 0) return (score?.qoe ?? 0) / optimum.score.qoe;
    return score?.qoePerUmax ?? 0;
  };
  const ascending = Array.from(pairs).sort((a, b) => worth(a) - worth(b));
  return ascending[Math.floor((ascending.length - 1) / 2)];
}
