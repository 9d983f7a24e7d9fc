/**
 * Whether the gate can be trusted: builds made worse on purpose, each of which it has to catch, and runs of an
 * unchanged build, in none of which it may raise an alarm. In a browser as far as time allows, and in the
 * simulator as often as statistics need. What is measured and how: `lab/src/gate/README.md`.
 *
 *   node --import tsx lab/src/bench/gate.ts [--runs 20] [--plants safety,stalls,start] [--parallel N]
 *     [--simulated 200] [--full-runs] [--json FILE]
 *
 * Runs of the unchanged build play the three quick scenarios, unless --full-runs asks for all twelve; planted
 * ones always play all. A run most of whose plays the machine spoilt is made again, twice at most, and counts for
 * nothing if it is spoilt then. FILE is written after every run, so that one that is cut off keeps what it has.
 */
import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readOptions } from '../../../scripts/support/read-options.mjs';
import { chooseScenarios } from '../gate/scenario/choose-scenarios.js';
import { intervalsHeld } from './gate/intervals-held.js';
import { judgeBuilds, wordsOf, type Judged } from './gate/judge-builds.js';
import { plantNames, plants, type PlantName } from './gate/planted-abr.js';
import { plantedBuild } from './gate/planted-build.js';
import { repeatsTold } from './gate/repeats-told.js';
import { simulatedGates } from './gate/simulated-gates.js';
import { tallyOf } from './gate/tally.js';

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

const { scenarios: suite } = await chooseScenarios({ paths: [] });
const { scenarios: small } = await chooseScenarios({ paths: [], quick: !options['full-runs'] });
const caught = new Map<PlantName, Judged>();
const unchanged: Judged[] = [];
const simulatedPct: Record<string, number> = {};

/** All that is known so far, whole or not at all. */
async function save(): Promise<void> {
  if (options.json === undefined) return;
  const tally = tallyOf([...caught.values()], unchanged);
  const repeated = repeatsTold(unchanged.flatMap(({ plays }) => plays));
  const { stated, held } = heldOf(unchanged);
  const heldPct =
    stated === 0 ? {} : { 'repeat.withinStatedIntervalPct': Math.round((1000 * held) / stated) / 10 };
  const figures = { ...tally, ...repeated.figures, ...heldPct, ...simulatedPct };
  const details = {
    asked: { plants: planted, runs, simulated, parallel },
    scenarios: suite.length,
    scenariosOfRuns: small.length,
    caught: Object.fromEntries(Array.from(caught, ([name, judged]) => [name, told(judged)])),
    unchanged: unchanged.map(told),
    repeats: repeated.details,
  };
  const part = `${options.json}.part`;
  await writeFile(part, `${JSON.stringify({ bench: 'gate', figures, details }, null, 2)}\n`);
  await rename(part, options.json);
}

const heldOf = (runs: readonly Judged[]) => intervalsHeld(runs.flatMap(({ shifts }) => shifts));

const told = ({ plays, ...rest }: Judged): object => ({ ...rest, plays: plays.length });

const work = await mkdtemp(join(tmpdir(), 'sv-bench-gate-'));
try {
  for (const name of planted) {
    const base = await plantedBuild(work, name, 'base');
    const spoilt = await plantedBuild(work, name, 'spoilt');
    const judged = await judgeBuilds({ scenarios: suite, builds: { base, new: spoilt }, seed: 1, parallel });
    caught.set(name, judged);
    console.log(`${plants[name].words}: ${wordsOf(judged, 'caught', 'missed')}`);
    await save();
  }
  for (let run = 1; run <= runs; run += 1) {
    const builds = { base: null, new: null };
    const judged = await judgeBuilds({ scenarios: small, builds, seed: 100 + run, parallel });
    unchanged.push(judged);
    console.log(`unchanged, run ${run} of ${runs}: ${wordsOf(judged, 'a false alarm', 'no alarm')}`);
    await save();
  }
  const { stated, held } = heldOf(unchanged);
  console.log(`an unchanged build: 0 lay in ${held} of the ${stated} intervals stated for its differences`);
  for (const line of repeatsTold(unchanged.flatMap(({ plays }) => plays)).lines) console.log(line);
} finally {
  await rm(work, { recursive: true, force: true });
}

for await (const { name, pct, words } of simulatedGates(suite, simulated)) {
  simulatedPct[`simulated.${name}`] = pct;
  console.log(`simulated, ${words}`);
  await save();
}
await save();
