import { runInWorkers } from '../pool/run-in-workers.js';
import type { Experiment, LeftOutPair, Pair } from './experiment.js';
import type { ExperimentPlan, RunOptions } from './experiment-plan.js';
import { groupBy } from './group-by.js';
import { optimaOfPairs } from './optima-of-pairs.js';
import { loadRule } from './rule.js';
import type { SessionTask, SessionTaskResult } from './session-task.js';
import { unwatchableRebufferPct } from './watchable.js';

const taskModule = new URL('./session-task.js', import.meta.url);

/** Every trace with every title under every rule, in worker threads. The order of results is the plan's. */
export async function runExperiment(plan: ExperimentPlan, options: RunOptions = {}): Promise<Experiment> {
  const { traces, titles, rules, settings } = plan;
  // A rule that can't be loaded is told here, once and by name, not by each worker.
  for (const rule of rules) (await loadRule(rule))();
  const { workers, signal, onProgress } = options;
  const results = await runInWorkers<SessionTask, SessionTaskResult>({
    module: taskModule,
    tasks: traces.map((trace) => ({ trace, titles, rules, settings })),
    nameOf: ({ trace }) => `trace ${trace.id} of ${trace.dataset}`,
    ...(workers !== undefined && { workers }),
    ...(signal !== undefined && { signal }),
    ...(onProgress !== undefined && {
      onProgress: (done: number, total: number) => onProgress('sessions', done, total),
    }),
  });
  const { pairs, leftOut } = pairsOf(plan, results);
  const optima = options.optimum === undefined ? [] : await optimaOfPairs(plan, pairs, options);
  return {
    settings,
    rules,
    leftOut,
    pairs: pairs.map((pair, at) => Object.assign(pair, optima[at] !== undefined && { optimum: optima[at] })),
    decisionsMs: decisionsOf(plan, results),
  };
}

function pairsOf(
  { traces, titles }: ExperimentPlan,
  results: readonly SessionTaskResult[],
): { pairs: Pair[]; leftOut: LeftOutPair[] } {
  const pairs: Pair[] = [];
  const leftOut: LeftOutPair[] = [];
  traces.forEach((trace, traceAt) => {
    titles.forEach((title, titleAt) => {
      const played = results[traceAt]?.pairs[titleAt];
      if (played === undefined) return;
      const names = { dataset: trace.dataset, traceId: trace.id, title: title.name };
      const { scores, lowestRebufferPct } = played;
      if (scores.length > 0) pairs.push({ ...names, traceAt, titleAt, scores });
      else if (lowestRebufferPct > unwatchableRebufferPct) leftOut.push({ ...names, lowestRebufferPct });
    });
  });
  return { pairs, leftOut };
}

function decisionsOf(
  { traces, rules }: ExperimentPlan,
  results: readonly SessionTaskResult[],
): Map<string, Float32Array[]> {
  const byDataset = groupBy(
    traces.map((trace, at) => ({ dataset: trace.dataset, result: results[at] })),
    ({ dataset }) => dataset,
  );
  return new Map(
    Array.from(byDataset, ([dataset, played]) => [
      dataset,
      rules.map((_, rule) =>
        Float32Array.from(played.flatMap(({ result }) => Array.from(result?.decisionsMs[rule] ?? []))),
      ),
    ]),
  );
}
