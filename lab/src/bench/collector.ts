/**
 * How many events a second the collector acknowledges and has committed, with the process that sends them beside
 * it on the same machine: `eventsPerSec`; how long an acknowledgement takes, `ackP99Ms`; and the longest that the
 * server's main thread let anything wait, `maxLoopLagMs`. Afterwards the database is opened and counted: every
 * acknowledged event has to be in it. What is measured and how: `lab/README.md`.
 *
 *   node --import tsx lab/src/bench/collector.ts [--events 20] [--connections 256] [--warm-sec 3] [--seconds 20]
 *     [--json FILE]
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { DuckDBInstance } from '@duckdb/node-api';
import { startServer, type RunningServer } from './startup/start-server.js';

const { values: options } = parseArgs({
  options: {
    events: { type: 'string', default: '20' },
    connections: { type: 'string', default: '256' },
    'warm-sec': { type: 'string', default: '3' },
    seconds: { type: 'string', default: '20' },
    json: { type: 'string' },
  },
});

function whole(name: 'events' | 'connections' | 'warm-sec' | 'seconds'): number {
  const value = Number(options[name]);
  if (Number.isSafeInteger(value) && value >= 1 && value <= 300) return value;
  console.error(`--${name} ${options[name]}: give a whole number from 1 to 300.`);
  process.exit(2);
}

interface Sent {
  readonly acknowledgedEvents: number;
  readonly refused: number;
  readonly eventsPerSec: number;
  readonly latenciesMs: readonly number[];
}

async function generate(server: RunningServer, warmSec: number, seconds: number): Promise<Sent> {
  const script = fileURLToPath(new URL('./collector/generator.ts', import.meta.url));
  const args = {
    port: new URL(server.origin).port,
    connections: whole('connections'),
    events: whole('events'),
    'warm-sec': warmSec,
    seconds,
  };
  const given = Object.entries(args).flatMap(([name, value]) => [`--${name}`, String(value)]);
  const child = spawn(process.execPath, ['--import', 'tsx', script, ...given], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  await once(child, 'close');
  return JSON.parse(output) as Sent;
}

/** The longest since this was asked last: its record begins anew with each question. */
async function loopLagMs(server: RunningServer): Promise<number> {
  const text = await (await fetch(`${server.origin}/metrics`)).text();
  return Number(/^nodejs_eventloop_lag_max_seconds (\S+)/m.exec(text)?.[1]) * 1_000;
}

async function eventsIn(path: string): Promise<number> {
  const instance = await DuckDBInstance.create(path);
  const connection = await instance.connect();
  const reader = await connection.runAndReadAll('SELECT CAST(count(*) AS DOUBLE) AS n FROM events');
  connection.closeSync();
  instance.closeSync();
  return Number(reader.getRowsJS()[0]?.[0]);
}

const quantile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;

const data = await mkdtemp(join(tmpdir(), 'sv-bench-'));
try {
  const warmSec = whole('warm-sec');
  const server = await startServer({ pages: data, data, settings: ['--address-rate', '0'] });
  const sending = generate(server, warmSec, whole('seconds'));
  await sleep(warmSec * 1_000);
  await loopLagMs(server);
  const sent = await sending;
  const maxLoopLagMs = await loopLagMs(server);
  await server.stop();
  const stored = await eventsIn(join(data, 'rum.duckdb'));

  const sorted = [...sent.latenciesMs].sort((one, other) => one - other);
  const figures = {
    eventsPerSec: Math.round(sent.eventsPerSec),
    ackP99Ms: quantile(sorted, 0.99),
    maxLoopLagMs: Math.round(maxLoopLagMs * 10) / 10,
    acknowledgedButMissing: sent.acknowledgedEvents - stored,
  };
  const details = {
    eventsABatch: whole('events'),
    connections: whole('connections'),
    ackP50Ms: quantile(sorted, 0.5),
    ackMaxMs: sorted.at(-1),
    refused: sent.refused,
    stored,
  };
  console.log({ ...figures, ...details });
  if (options.json !== undefined) {
    await writeFile(options.json, `${JSON.stringify({ bench: 'collector', figures, details }, null, 2)}\n`);
  }
  if (figures.acknowledgedButMissing > 0) process.exitCode = 1;
} finally {
  await rm(data, { recursive: true, force: true });
}
