/**
 * How many events a second the collector acknowledges and has committed, with the process that sends them beside
 * it on the same machine: `eventsPerSec`; how long an acknowledgement takes, `ackP99Ms`; and the longest that the
 * server's main thread let anything wait, `maxLoopLagMs`. Afterwards the database is opened and counted: every
 * acknowledged event has to be in it. Then, over a database of its own, how long the dashboard's panels take while
 * beacons come in: `panelP95Ms`; `--no-panels` leaves it out. With `--collectors 2`, so many in front of a NATS stream
 * and one writer behind it: `writtenPerSec` is then what the writer has committed. `--events 0` sends batches as pages
 * make them, of about 6.5 events. What is measured and how: `lab/README.md`.
 *
 *   node --import tsx lab/src/bench/collector.ts [--events 10] [--connections 256] [--warm-sec 3] [--seconds 20]
 *     [--collectors 0] [--no-panels] [--json FILE]
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { startAlone, startBehindStream } from './collector/fleet.js';
import { ask, eventsIn, generate, quantile, tenths } from './collector/measures.js';
import { FULL_LOAD, measurePanels } from './panels/measure-panels.js';

const { values: options } = parseArgs({
  options: {
    events: { type: 'string', default: '10' },
    connections: { type: 'string', default: '256' },
    'warm-sec': { type: 'string', default: '3' },
    seconds: { type: 'string', default: '20' },
    collectors: { type: 'string', default: '0' },
    'no-panels': { type: 'boolean', default: false },
    json: { type: 'string' },
  },
});

const BOUNDS = {
  events: [0, 300],
  connections: [1, 5_000],
  'warm-sec': [1, 300],
  seconds: [1, 300],
  collectors: [0, 8],
} as const;

function whole(name: keyof typeof BOUNDS): number {
  const value = Number(options[name]);
  const [least, most] = BOUNDS[name];
  if (Number.isSafeInteger(value) && value >= least && value <= most) return value;
  console.error(`--${name} ${options[name]}: give a whole number from ${least} to ${most}.`);
  process.exit(2);
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);

const load = { events: whole('events'), warmSec: whole('warm-sec'), seconds: whole('seconds') };
const collectors = whole('collectors');
const folder = await mkdtemp(join(tmpdir(), 'sv-bench-'));
try {
  const fleet = collectors === 0 ? await startAlone(folder) : await startBehindStream(collectors, folder);
  const { doors, writer } = fleet;
  const connections = Math.ceil(whole('connections') / doors.length);
  const beganMs = performance.now();
  const sending = Promise.all(doors.map(async (door) => generate(door, { ...load, connections })));
  await sleep(load.warmSec * 1_000);
  const before = await Promise.all(doors.map(ask));
  const sent = await sending;
  const after = await Promise.all(doors.map(ask));
  const acknowledged = sum(sent.map(({ acknowledgedEvents }) => acknowledgedEvents));
  await fleet.written(acknowledged);
  const writtenPerSec = (acknowledged * 1_000) / (performance.now() - beganMs);
  const writerCpuMs = (await ask(writer)).cpuMs;
  await fleet.stop();
  const stored = await eventsIn(fleet.database);

  const sorted = sent.flatMap(({ latenciesMs }) => latenciesMs).sort((one, other) => one - other);
  const eventsABatch =
    sum(sent.map(({ eventsPerSec }) => eventsPerSec)) / sum(sent.map(({ batchesPerSec }) => batchesPerSec));
  const grown = (name: 'cpuMs' | 'commits' | 'acceptedEvents'): number =>
    sum(after.map((each, index) => each[name] - (before[index]?.[name] ?? 0)));
  const panels = options['no-panels'] ? null : await measurePanels(FULL_LOAD);
  const figures = {
    eventsPerSec: Math.round(sum(sent.map(({ eventsPerSec }) => eventsPerSec))),
    ackP99Ms: quantile(sorted, 0.99),
    maxLoopLagMs: tenths(Math.max(...after.map(({ loopLagMs }) => loopLagMs))),
    ...(panels === null ? {} : { panelP95Ms: panels.panelP95Ms }),
    acknowledgedButMissing: acknowledged - stored,
    ...(collectors === 0 ? {} : { writtenPerSec: Math.round(writtenPerSec) }),
  };
  const details = {
    eventsABatch: tenths(eventsABatch),
    connections: connections * doors.length,
    ackP50Ms: quantile(sorted, 0.5),
    ackMaxMs: sorted.at(-1),
    refused: sum(sent.map(({ refused }) => refused)),
    batchesACommit: tenths(grown('acceptedEvents') / grown('commits') / eventsABatch),
    serverCpuUsAnEvent: tenths((grown('cpuMs') * 1_000) / grown('acceptedEvents')),
    generatorCpuUsAnEvent: tenths((sum(sent.map(({ cpuMs }) => cpuMs)) * 1_000) / acknowledged),
    ...(collectors === 0 ? {} : { writerCpuUsAnEvent: tenths((writerCpuMs * 1_000) / acknowledged) }),
    stored,
    ...(panels === null ? {} : { panels }),
  };
  console.log({ ...figures, ...details });
  if (options.json !== undefined) {
    await writeFile(options.json, `${JSON.stringify({ bench: 'collector', figures, details }, null, 2)}\n`);
  }
  if (figures.acknowledgedButMissing > 0) process.exitCode = 1;
} finally {
  await rm(folder, { recursive: true, force: true });
}
