import { access, constants, mkdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import { launchBrowser } from '../bench/startup/launch-browser.js';
import { textReport } from '../gate/report/text-report.js';
import { writeReports } from '../gate/report/write-reports.js';
import { readBaseline, saveBaseline } from '../gate/results/baseline.js';
import { runGate } from '../gate/run/run-gate.js';
import { chooseScenarios } from '../gate/scenario/choose-scenarios.js';
import { checkout } from '../home/lab-home.js';
import { UsageError } from '../sim/run/usage-error.js';
import { gateHelp, readGateOptions, type GateCommand } from './gate-options.js';
import { progressOn } from './progress.js';

const AFTER_FIRST_LOOK =
  'A first look: three of the twelve scenarios that come with the lab. All of them: npx sv-lab gate --all';

/** `sv-lab gate`; resolves to the exit code. @throws UsageError or LabInputError for what can't be done as asked. */
export async function gate(args: readonly string[]): Promise<number> {
  const command = readGateOptions(args);
  if (command === null) {
    console.log(gateHelp);
    return 0;
  }
  const { scenarios, refused } = await chooseScenarios(command);
  const baseline = command.baseline === undefined ? undefined : await readBaseline(command.baseline);
  const out = await prepared(command.out);
  const { builds, pageUrl, parallel, orderSeed } = command;
  const stop = new AbortController();
  const interrupted = (): void => stop.abort(new UsageError('Stopped before the end; nothing was judged.'));
  process.once('SIGINT', interrupted).once('SIGTERM', interrupted);
  try {
    const { results, linkOf } = await runGate({
      scenarios,
      refused,
      builds,
      names: namesOf(command),
      ...(baseline !== undefined && { baseline }),
      ...(pageUrl !== undefined && { pageUrl }),
      launch: launchBrowser,
      parallel,
      seed: orderSeed,
      folder: out,
      onRefused: (complaints) => {
        for (const complaint of complaints) console.error(`sv-lab: left out: ${complaint}`);
      },
      onProgress: progressOn(process.stderr),
      signal: stop.signal,
    });
    const report = await writeReports(out, results, linkOf);
    if (command.saveBaseline !== undefined) await saveBaseline(command.saveBaseline, results);
    console.log(`${textReport(results)}\n\nReport: ${report}`);
    if (command.firstLook) console.log(AFTER_FIRST_LOOK);
    if (results.outcome === 'passed') return 0;
    return results.reasons.length > results.refused.length ? 1 : 2;
  } finally {
    process.off('SIGINT', interrupted).off('SIGTERM', interrupted);
  }
}

function namesOf({ builds, pageUrl }: GateCommand): { new: string; base?: string } {
  const nameOf = (folder: string | null): string =>
    folder ?? (checkout === null ? 'sv-player as installed' : 'the sources here');
  return {
    new: pageUrl ?? nameOf(builds.new),
    ...(builds.base !== undefined && { base: nameOf(builds.base) }),
  };
}

/** Before a run of minutes, rather than after it. */
async function prepared(folder: string): Promise<string> {
  const path = resolve(folder);
  try {
    await mkdir(path, { recursive: true });
    await access(path, constants.W_OK);
  } catch (cause) {
    throw new UsageError(`--out: the folder ${path} can't be written to: ${String(cause)}`, { cause });
  }
  return path;
}
