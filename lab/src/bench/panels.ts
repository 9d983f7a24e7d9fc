/**
 * How long the dashboard's panels take over a full database while beacons come in: `panelP95Ms`, the slowest panel's
 * 95th percentile. The database is made up beforehand, the server is the built one, and what feeds it is a process
 * of its own.
 *
 *   node --import tsx lab/src/bench/panels.ts [--views 100000] [--events 10000000] [--feed 5000] [--rounds 30]
 *     [--json FILE]
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { feed } from './panels/feed.js';
import { fillDatabase } from './panels/fill-database.js';
import { panelPaths } from './panels/panel-paths.js';
import { startServer } from './startup/start-server.js';

const { values: options } = parseArgs({
  options: {
    views: { type: 'string', default: '100000' },
    events: { type: 'string', default: '10000000' },
    feed: { type: 'string', default: '5000' },
    rounds: { type: 'string', default: '30' },
    json: { type: 'string' },
    /** What the process that feeds is started with. */
    'feed-to': { type: 'string' },
  },
});

function whole(name: 'views' | 'events' | 'feed' | 'rounds'): number {
  const value = Number(options[name]);
  if (Number.isSafeInteger(value) && value >= 1) return value;
  console.error(`--${name} ${options[name]}: give a whole number, at least 1.`);
  process.exit(2);
}

const p95 = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * 0.95) - 1)] ?? NaN;
};

async function measure(origin: string, rounds: number): Promise<Record<string, number[]>> {
  const tookMs: Record<string, number[]> = {};
  for (let round = 0; round < rounds; round += 1) {
    for (const [name, path] of panelPaths(Date.now(), round)) {
      const began = performance.now();
      const response = await fetch(origin + path);
      await response.arrayBuffer();
      if (!response.ok) throw new Error(`${path} answered ${response.status}.`);
      (tookMs[name] ??= []).push(performance.now() - began);
    }
  }
  return tookMs;
}

async function bench(): Promise<void> {
  const data = await mkdtemp(join(tmpdir(), 'sv-panels-'));
  try {
    // The server makes its own tables.
    await (await startServer({ pages: data, data })).stop();
    const [views, events] = [whole('views'), whole('events')];
    console.log(`Making ${views} views of ${events} events …`);
    await fillDatabase(join(data, 'rum.duckdb'), { views, events });
    const server = await startServer({ pages: data, data });
    const feeder = spawn(
      process.execPath,
      ['--import', 'tsx', fileURLToPath(import.meta.url), '--feed-to', server.origin, '--feed', options.feed],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    let said = '';
    feeder.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
    try {
      await measure(server.origin, 2);
      const tookMs = await measure(server.origin, whole('rounds'));
      feeder.kill('SIGTERM');
      await once(feeder, 'exit');
      await report(tookMs, said);
    } finally {
      feeder.kill('SIGKILL');
      await server.stop();
    }
  } finally {
    await rm(data, { recursive: true, force: true });
  }
}

async function report(tookMs: Record<string, number[]>, said: string): Promise<void> {
  const details = Object.fromEntries(
    Object.entries(tookMs).map(([name, values]) => [
      name,
      {
        p50Ms: Math.round([...values].sort((a, b) => a - b)[values.length >> 1] ?? NaN),
        p95Ms: Math.round(p95(values)),
      },
    ]),
  );
  console.table(details);
  const fedPerSec = Number(/^fed (\d+)/m.exec(said)?.[1] ?? NaN);
  const panelP95Ms = Math.max(...Object.values(details).map((panel) => panel.p95Ms));
  console.log(`panelP95Ms ${panelP95Ms}, while ${fedPerSec} events a second came in and were committed.`);
  if (options.json === undefined) return;
  const result = { bench: 'panels', figures: { panelP95Ms }, details: { ...details, fedPerSec } };
  await writeFile(options.json, `${JSON.stringify(result, null, 2)}\n`);
}

const feedTo = options['feed-to'];
if (feedTo === undefined) await bench();
else await feed(feedTo, whole('feed'));
