/**
 * Whether the gate can be trusted: builds made worse on purpose, each of which it has to catch, and runs of an
 * unchanged build, in none of which it may raise an alarm. In a browser as far as time allows, and in the
 * simulator as often as statistics need. What is measured and how: `lab/src/gate/README.md`.
 *
 *   node --import tsx lab/src/bench/gate.ts [--runs 20] [--plants safety,stalls,start] [--parallel N]
 *     [--simulated 200] [--full-runs] [--json FILE]
 *
 * Runs of the unchanged build play the three quick scenarios, unless --full-runs asks for all twelve; planted
 * ones always play all.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readOptions } from '../../../scripts/support/read-options.mjs';
import type { PlayResult } from '../gate/results/play-result.js';
import { runGate } from '../gate/run/run-gate.js';
import { networkOf, type NetworkOfSeed } from '../gate/run/network-of.js';
import { chooseScenarios } from '../gate/scenario/choose-scenarios.js';
import type { Scenario } from '../gate/scenario/scenario.js';
import { plantNames, plants, type PlantName } from './gate/planted-abr.js';
import { plantedBuild } from './gate/planted-build.js';
import { repeatsTold } from './gate/repeats-told.js';
import { simulatedGate } from './gate/simulated-suite.js';
import { launchBrowser } from './startup/launch-browser.js';

const { values: options } = readOptions(import.meta.url, () =>
  parseArgs({
    options: {
      runs: { type: 'string', default: '20' },
      plants: { type: 'string', default: plantNames.join(',') },
      parallel: { type: 'string', default: String(2 * cpus().length) },
      simulated: { type: 'string', default: '200' },
      'full-runs': { type: 'boolean', default: false },
      json: { type: 'string' },
    },
  }),
);

function whole(name: 'runs' | 'parallel' | 'simulated', least: number): number {
  const value = Number(options[name]);
  if (Number.isSafeInteger(value) && value >= least) return value;
  console.error(`--${name} ${options[name]}: give a whole number, at least ${least}.`);
  process.exit(2);
}

const runs = whole('runs', 0);
const parallel = whole('parallel', 1);
const simulated = whole('simulated', 0);
const named = options.plants.split(',').filter((name) => name !== '' && name !== 'none');
const planted = named.map((name): PlantName => {
  const plant = plantNames.find((each) => each === name);
  if (plant !== undefined) return plant;
  console.error(`There is no plant "${name}"; there are: ${plantNames.join(', ')}, none.`);
  process.exit(2);
});

interface Judged {
  readonly worse: boolean;
  /** No play could be counted. */
  readonly spoilt: boolean;
  readonly tookSec: number;
  readonly plays: readonly PlayResult[];
  readonly sentences: readonly string[];
}

/** By the comparison alone: budgets hold whoever is compared. */
async function judge(
  scenarios: readonly Scenario[],
  base: string | null,
  now: string | null,
  seed: number,
): Promise<Judged> {
  const { results } = await runGate({
    scenarios,
    builds: { base, new: now },
    names: { base: 'base', new: 'new' },
    launch: launchBrowser,
    parallel,
    seed,
    folder: null,
  });
  const { comparison, plays, settings } = results;
  const worse = (comparison?.figures ?? []).filter(({ judged, verdict }) => judged && verdict === 'worse');
  return {
    worse: comparison?.verdict === 'worse',
    spoilt: plays.filter(({ fitness }) => fitness.kind === 'fit').length < plays.length / 2,
    tookSec: settings.tookSec,
    plays,
    sentences: [...(comparison?.failures ?? []), ...worse].map(({ sentence }) => sentence),
  };
}

const { scenarios: suite } = await chooseScenarios({ paths: [] });
const { scenarios: small } = await chooseScenarios({ paths: [], quick: !options['full-runs'] });
const figures: Record<string, number> = {};
const details: Record<string, unknown> = { parallel, scenarios: suite.length, scenariosOfRuns: small.length };

const work = await mkdtemp(join(tmpdir(), 'sv-bench-gate-'));
try {
  const caught: Record<string, Judged> = {};
  for (const name of planted) {
    const base = await plantedBuild(work, name, 'base');
    const spoilt = await plantedBuild(work, name, 'spoilt');
    const judged = await judge(suite, base, spoilt, 1);
    caught[name] = judged;
    console.log(
      `${plants[name].words}: ${judged.worse ? 'caught' : 'missed'} in ${judged.tookSec} s${judged.spoilt ? ', though most plays could not be counted' : ''}`,
    );
    for (const sentence of judged.sentences) console.log(`  ${sentence}`);
  }
  const unchanged: Judged[] = [];
  for (let run = 1; run <= runs; run += 1) {
    const judged = await judge(small, null, null, 100 + run);
    unchanged.push(judged);
    console.log(
      `unchanged, run ${run} of ${runs}: ${judged.worse ? 'a false alarm' : 'no alarm'}, ${judged.tookSec} s`,
    );
    for (const sentence of judged.sentences) console.log(`  ${sentence}`);
  }
  const counted = unchanged.filter(({ spoilt }) => !spoilt);
  const longest = Object.values(caught)
    .filter(({ spoilt }) => !spoilt)
    .map(({ tookSec }) => tookSec / 60);
  figures['planted'] = planted.length;
  figures['caught'] = Object.values(caught).filter(({ worse }) => worse).length;
  figures['runs'] = counted.length;
  figures['falseAlarms'] = counted.filter(({ worse }) => worse).length;
  if (longest.length > 0) figures['suiteMin'] = Math.round(10 * Math.max(...longest)) / 10;
  details['caught'] = Object.fromEntries(
    Object.entries(caught).map(([name, { plays, ...told }]) => [name, { ...told, plays: plays.length }]),
  );
  details['unchanged'] = unchanged.map(({ plays, ...told }) => ({ ...told, plays: plays.length }));
  const repeated = repeatsTold(unchanged.flatMap(({ plays }) => plays));
  Object.assign(figures, repeated.figures);
  details['repeats'] = repeated.details;
  for (const line of repeated.lines) console.log(line);
} finally {
  await rm(work, { recursive: true, force: true });
}

if (simulated > 0) {
  const networks = new Map<string, NetworkOfSeed>();
  for (const scenario of suite) networks.set(scenario.name, await networkOf(scenario));
  const often = (makers: Parameters<typeof simulatedGate>[0]['makers'], fromSeed: number): number => {
    let worse = 0;
    for (let run = 0; run < simulated; run += 1)
      if (simulatedGate({ scenarios: suite, networks, makers, seed: fromSeed + run }) === 'worse') worse += 1;
    return (100 * worse) / simulated;
  };
  for (const name of plantNames) {
    const { base, spoilt, words } = plants[name];
    figures[`simulated.${name}CaughtPct`] = often({ base, new: spoilt }, 1);
    console.log(
      `simulated, ${words}: caught in ${figures[`simulated.${name}CaughtPct`]} % of ${simulated} runs`,
    );
  }
  const { base } = plants.start;
  figures['simulated.falseAlarmPct'] = often({ base, new: base }, 10_001);
  console.log(
    `simulated, unchanged: an alarm in ${figures['simulated.falseAlarmPct']} % of ${simulated} runs`,
  );
}

if (options.json !== undefined)
  await writeFile(options.json, `${JSON.stringify({ bench: 'gate', figures, details }, null, 2)}\n`);
