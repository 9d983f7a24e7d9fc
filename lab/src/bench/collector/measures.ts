import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { DuckDBInstance } from '@duckdb/node-api';
import type { RunningServer } from '../startup/start-server.js';
import type { Sent } from './generator.js';

/** What a generator is told, beside the port. */
export interface Load {
  readonly connections: number;
  /** In each batch; 0: as pages send them. */
  readonly events: number;
  readonly warmSec: number;
  readonly seconds: number;
}

/** Runs a generator to its end. */
export async function generate(server: RunningServer, load: Load): Promise<Sent> {
  const script = fileURLToPath(new URL('./generator.ts', import.meta.url));
  const args = {
    port: new URL(server.origin).port,
    connections: load.connections,
    events: load.events,
    'warm-sec': load.warmSec,
    seconds: load.seconds,
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

/** What a server says of itself. */
export interface Told {
  /** The longest since this was asked last: its record begins anew with each question. */
  readonly loopLagMs: number;
  /** Of the whole process, since it began. */
  readonly cpuMs: number;
  readonly commits: number;
  readonly acceptedEvents: number;
}

export async function ask(server: RunningServer): Promise<Told> {
  const text = await (await fetch(`${server.origin}/metrics`)).text();
  const read = (name: string): number => Number(new RegExp(`^${name} (\\S+)`, 'm').exec(text)?.[1] ?? 0);
  return {
    loopLagMs: read('nodejs_eventloop_lag_max_seconds') * 1_000,
    cpuMs: read('process_cpu_seconds_total') * 1_000,
    commits: read('sv_commit_seconds_count'),
    acceptedEvents: read('sv_events_total\\{outcome="accepted"\\}'),
  };
}

/** Events in the database of a server that has ended. */
export async function eventsIn(path: string): Promise<number> {
  const instance = await DuckDBInstance.create(path);
  const connection = await instance.connect();
  const reader = await connection.runAndReadAll('SELECT CAST(count(*) AS DOUBLE) AS n FROM events');
  connection.closeSync();
  instance.closeSync();
  return Number(reader.getRowsJS()[0]?.[0]);
}

export const tenths = (value: number): number => Math.round(value * 10) / 10;

/** @param sorted ascending */
export const quantile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
