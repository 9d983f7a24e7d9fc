import { constants } from 'node:fs';
import { access, mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { htmlReport } from '../sim/report/html-report.js';
import { jsonReport } from '../sim/report/json-report.js';
import type { ReportInput } from '../sim/report/report-input.js';
import { writeSvgFiles } from '../sim/report/svg-files.js';
import { plural, textTables } from '../sim/report/text-tables.js';
import { subjectOfReport } from '../sim/report/tones.js';
import type { ExperimentPlan } from '../sim/run/experiment-plan.js';
import { representatives } from '../sim/run/representative.js';
import { chooseRules } from '../sim/run/rule.js';
import { runExperiment } from '../sim/run/run-experiment.js';
import { summarise } from '../sim/run/summarise.js';
import { UsageError } from '../sim/run/usage-error.js';
import { progressOn } from './progress.js';
import { simHelp } from './sim-help.js';
import { titlesFor, tracesFor } from './sim-input.js';
import { readSimOptions, type SimOptions } from './sim-options.js';

/** `sv-lab sim`. @throws UsageError or LabInputError for what can't be done as asked. */
export async function sim(args: readonly string[]): Promise<void> {
  const options = readSimOptions(args);
  if (options === null) {
    console.log(simHelp);
    return;
  }
  const plan: ExperimentPlan = {
    rules: chooseRules(options.abr, options.peers),
    titles: await titlesFor(options),
    traces: await tracesFor(options),
    settings: options.settings,
  };
  await prepareOutputs(options);
  const input = await simulate(plan, options);
  console.log(textTables(input.report));
  await write(options, input);
}

/** Runs a plan and sums it up; progress goes to stderr. */
export async function simulate(
  plan: ExperimentPlan,
  options: Pick<SimOptions, 'optimum' | 'cacheDir' | 'workers' | 'resamples' | 'seed'>,
): Promise<ReportInput> {
  const { workers, cacheDir } = options;
  const experiment = await runExperiment(plan, {
    onProgress: progressOn(process.stderr),
    ...(workers !== undefined && { workers }),
    ...(options.optimum && { optimum: cacheDir === undefined ? {} : { cacheDir } }),
  });
  if (experiment.pairs.length === 0)
    throw new UsageError(
      `All ${plural(experiment.leftOut.length, 'pair')} of trace and title were left out: even the lowest rendition would stall. --all-pairs keeps them.`,
    );
  const report = summarise(
    experiment,
    plan.titles.map(({ name }) => name),
    options,
  );
  const peers = report.versusBestPeer?.optimumPct ?? report.versusBestPeer?.qoePerUmax;
  const sessions = await representatives(
    plan,
    experiment,
    subjectOfReport(report),
    (dataset) => peers?.datasets[dataset]?.peer,
  );
  return { report, experiment, sessions };
}

async function write({ json, html, svg }: SimOptions, input: ReportInput): Promise<void> {
  if (json !== undefined) await writeFile(json, jsonReport(input.report));
  if (html !== undefined) await writeFile(html, htmlReport(input));
  if (svg !== undefined) await writeSvgFiles(svg, input);
}

/** Before a run of minutes, rather than after it. */
async function prepareOutputs({ json, html, svg }: SimOptions): Promise<void> {
  const outputs = { json: json && dirname(json), html: html && dirname(html), svg };
  for (const [option, folder] of Object.entries(outputs)) {
    if (folder === undefined) continue;
    try {
      await mkdir(folder, { recursive: true });
      await access(folder, constants.W_OK);
    } catch (error) {
      throw new UsageError(`--${option}: the folder ${folder} can't be written to: ${String(error)}`, {
        cause: error,
      });
    }
  }
}
