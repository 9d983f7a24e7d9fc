import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startServer } from '../startup/start-server.js';
import { fillDatabase } from './fill-database.js';
import { panelPaths } from './panel-paths.js';

export interface PanelLoad {
  readonly views: number;
  readonly events: number;
  /** Events a second that come in meanwhile. */
  readonly feed: number;
  /** How often every panel is asked for. */
  readonly rounds: number;
}

/** What `bench:panels` and `bench:collector` ask for where nothing else is said. */
export const FULL_LOAD: PanelLoad = { views: 100_000, events: 10_000_000, feed: 5_000, rounds: 30 };

export interface PanelFigures {
  /** The slowest panel's 95th percentile. */
  readonly panelP95Ms: number;
  readonly panels: Readonly<Record<string, { readonly p50Ms: number; readonly p95Ms: number }>>;
  /** Events a second that came in and were committed. */
  readonly fedPerSec: number;
  readonly batchesRefused: number;
}

/**
 * How long the dashboard's panels take over a full database while beacons come in. The database is made up beforehand,
 * the server is the built one, and what feeds it is a process of its own.
 */
export async function measurePanels(load: PanelLoad): Promise<PanelFigures> {
  const data = await mkdtemp(join(tmpdir(), 'sv-panels-'));
  try {
    // The server makes its own tables.
    await (await startServer({ pages: data, data })).stop();
    console.log(`Making ${load.views} views of ${load.events} events …`);
    await fillDatabase(join(data, 'rum.duckdb'), load);
    const server = await startServer({ pages: data, data });
    const feeder = startFeed(server.origin, load.feed);
    try {
      await ask(server.origin, 2);
      const tookMs = await ask(server.origin, load.rounds);
      return figuresOf(tookMs, await feeder.stop());
    } finally {
      feeder.child.kill('SIGKILL');
      await server.stop();
    }
  } finally {
    await rm(data, { recursive: true, force: true });
  }
}

function startFeed(origin: string, eventsPerSec: number): { child: ChildProcess; stop(): Promise<string> } {
  const script = fileURLToPath(new URL('./feed.ts', import.meta.url));
  const args = ['--import', 'tsx', script, '--to', origin, '--events-per-sec', String(eventsPerSec)];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
  return {
    child,
    async stop() {
      const closed = once(child, 'close');
      child.kill('SIGTERM');
      await closed;
      return said;
    },
  };
}

type Times = ReadonlyMap<string, readonly number[]>;

async function ask(origin: string, rounds: number): Promise<Times> {
  const tookMs = new Map<string, number[]>();
  for (let round = 0; round < rounds; round += 1) {
    for (const [name, path] of panelPaths(Date.now(), round)) {
      const began = performance.now();
      const response = await fetch(origin + path);
      await response.arrayBuffer();
      if (!response.ok) throw new Error(`${path} answered ${response.status}.`);
      const times = tookMs.get(name) ?? [];
      times.push(performance.now() - began);
      tookMs.set(name, times);
    }
  }
  return tookMs;
}

function figuresOf(tookMs: Times, said: string): PanelFigures {
  const panels = Object.fromEntries(
    [...tookMs].map(([name, times]) => [
      name,
      { p50Ms: Math.round(quantile(times, 0.5)), p95Ms: Math.round(quantile(times, 0.95)) },
    ]),
  );
  const [, fed, refused] = /^fed (\d+) events a second, (\d+) batches refused/m.exec(said) ?? [];
  return {
    panelP95Ms: Math.max(...Object.values(panels).map(({ p95Ms }) => p95Ms)),
    panels,
    fedPerSec: Number(fed),
    batchesRefused: Number(refused),
  };
}

function quantile(values: readonly number[], fraction: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * fraction) - 1)] ?? NaN;
}
