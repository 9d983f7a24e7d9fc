import { setTimeout as wait } from 'node:timers/promises';
import { dryRun } from '../chaos/experiment/dry-run.js';
import type { Experiment, ServerProcess } from '../chaos/experiment/experiment.js';
import { experimentInWords, resultInWords } from '../chaos/experiment/in-words.js';
import { joinedSources, metricsFrom } from '../chaos/experiment/metric-sources.js';
import { originTarget } from '../chaos/experiment/origin-target.js';
import { LocalProcesses } from '../chaos/experiment/process-control.js';
import { readExperiment } from '../chaos/experiment/read-experiment.js';
import { refuseUntold } from '../chaos/experiment/refuse-untold.js';
import { requestMetrics } from '../chaos/experiment/request-metrics.js';
import { runExperiment } from '../chaos/experiment/run-experiment.js';
import { runReplay } from '../chaos/experiment/run-replay.js';
import { compareStrikes } from '../chaos/journal/compare-strikes.js';
import { MemoryJournal } from '../chaos/journal/memory-journal.js';
import { journalHeader, JournalFile, noJournal, type JournalSink } from '../chaos/journal/journal-writer.js';
import { readJournal } from '../chaos/journal/read-journal.js';
import { replayPlan } from '../chaos/journal/replay-plan.js';
import { strikesOf } from '../chaos/journal/strikes.js';
import { startOrigin, type Origin } from '../chaos/origin/start-origin.js';
import { UsageError } from '../sim/run/usage-error.js';
import { experimentHelp, readExperimentOptions, type ExperimentOptions } from './experiment-options.js';

/**
 * `sv-lab experiment`; resolves to the exit code: 1 where the hypothesis didn't hold, or a replay differs.
 * @throws UsageError or LabInputError for what can't be done as asked
 */
export async function experiment(args: readonly string[]): Promise<number> {
  const options = readExperimentOptions(args);
  if (options === null) {
    console.log(experimentHelp);
    return 0;
  }
  if (options.replay !== undefined) return replay(options, options.replay);
  const planned = withPids(await readExperiment(options.file ?? ''), options);
  console.log(experimentInWords(planned));
  if (options.dryRun || planned.level === 'dry-run')
    return withJournal(options, planned, 'dry-run', async (journal) => {
      const lines = dryRun(planned, options.viewers, journal);
      console.log(['Dry run: nothing is done. It would be:', ...lines].join('\n'));
      return 0;
    });
  return withJournal(options, planned, 'run', (journal) => run(options, planned, journal));
}

async function run(options: ExperimentOptions, planned: Experiment, journal: JournalSink): Promise<number> {
  return withOrigin(options, planned, async (origin, signal) => {
    const target = originTarget(origin, new LocalProcesses(planned.processes));
    const own = requestMetrics(target);
    const metrics = options.metrics === undefined ? own : joinedSources(own, metricsFrom(options.metrics));
    refuseUntold(planned, metrics);
    await firstViewer(origin, signal);
    const result = await runExperiment(planned, { target, metrics, journal, signal });
    console.log(resultInWords(result));
    return result.verdict === 'held' && result.notUndone.length === 0 ? 0 : 1;
  });
}

async function replay(options: ExperimentOptions, file: string): Promise<number> {
  const before = await readJournal(file);
  const planned = withPids(before.header.experiment, options);
  const plan = replayPlan(before);
  console.log(`${experimentInWords(planned)}\nReplayed from ${file}, started ${before.header.startedAt}.`);
  return withJournal(options, planned, 'replay', async (journal) =>
    withOrigin(options, planned, async (origin, signal) => {
      const kept = new MemoryJournal(journal);
      const notUndone = await runReplay(plan, {
        target: originTarget(origin, new LocalProcesses(planned.processes)),
        journal: kept,
        signal,
        begun: () => firstViewer(origin, signal),
      });
      const after = { header: before.header, entries: kept.entries, isTorn: false };
      const { same, missing, extra } = compareStrikes(strikesOf(before), strikesOf(after));
      console.log(
        [
          `${same} of ${same + missing.length} strikes the same.`,
          ...missing.slice(0, 10).map((each) => `  missing: ${each}`),
          ...extra.slice(0, 10).map((each) => `  not in the journal: ${each}`),
          ...notUndone.map((what) => `NOT UNDONE: ${what}`),
        ].join('\n'),
      );
      return missing.length + extra.length + notUndone.length === 0 ? 0 : 1;
    }),
  );
}

async function withJournal(
  { journal: file }: ExperimentOptions,
  planned: Experiment,
  mode: 'run' | 'dry-run' | 'replay',
  work: (journal: JournalSink) => Promise<number>,
): Promise<number> {
  if (file === undefined) return work(noJournal);
  const journal = new JournalFile(file, journalHeader(planned, mode, new Date()));
  try {
    return await work(journal);
  } finally {
    journal.close();
  }
}

/** An origin for as long as the work takes; Ctrl-C and SIGTERM end the work in order. */
async function withOrigin(
  { root, upstream, port }: ExperimentOptions,
  { cdns }: Experiment,
  work: (origin: Origin, signal: AbortSignal) => Promise<number>,
): Promise<number> {
  if (root === undefined && upstream === undefined)
    throw new UsageError(
      'What are viewers to watch? Give --root DIR or --upstream URL, or --dry-run to only plan.',
    );
  const stopping = new AbortController();
  const stop = (): void => stopping.abort();
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  for (const signal of signals) process.on(signal, stop);
  const origin = await startOrigin({
    cdns,
    ...(root !== undefined && { root }),
    ...(upstream !== undefined && { upstream }),
    ...(port !== undefined && { port }),
  });
  try {
    const cdn = cdns[0] === undefined ? '' : `cdn/${cdns[0].name}/`;
    console.log(
      `Viewers watch ${origin.url}/v/NAME/${cdn}PATH; it begins with the first. Ctrl-C ends it in order.`,
    );
    return await work(origin, stopping.signal);
  } finally {
    await origin.close();
    for (const signal of signals) process.off(signal, stop);
  }
}

/** Resolves when somebody asked for something, or the run is to end. */
async function firstViewer(origin: Origin, signal: AbortSignal): Promise<void> {
  while (!signal.aborted && !origin.viewers().some((name) => origin.requests(name).length > 0))
    await wait(50);
}

/** @throws UsageError for a process that the experiment doesn't have */
function withPids(planned: Experiment, { pids }: ExperimentOptions): Experiment {
  for (const name of pids.keys())
    if (!planned.processes.some((each) => each.name === name))
      throw new UsageError(`The experiment has no process "${name}" for --pid. Name it under "processes".`);
  const processes = planned.processes.map(({ name, pid, command }): ServerProcess => ({
    name,
    pid: pids.get(name) ?? pid,
    command,
  }));
  return { ...planned, processes };
}
