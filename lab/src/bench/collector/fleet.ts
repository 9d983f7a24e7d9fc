import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort, isListening } from '../../home/ports.js';
import { startServer, type RunningServer } from '../startup/start-server.js';
import { ask } from './measures.js';

/** Debian puts servers where not every PATH looks. */
const PATH = `${process.env['PATH'] ?? ''}:/usr/sbin:/usr/local/bin`;
const LOOK_EVERY_MS = 100;

/** Servers that take what is sent, and the one that has it in the end. */
export interface Fleet {
  readonly doors: readonly RunningServer[];
  readonly writer: RunningServer;
  readonly database: string;
  /** Resolves when the writer has so many events. */
  written(events: number): Promise<void>;
  stop(): Promise<void>;
}

/** One server that does it all. */
export async function startAlone(folder: string): Promise<Fleet> {
  const server = await startServer({ pages: folder, data: folder, settings: ['--address-rate', '0'] });
  return fleetOf([server], server, folder, async () => server.stop());
}

/** Collectors that keep nothing in front of a stream, one writer behind it; all on this machine. */
export async function startBehindStream(collectors: number, folder: string): Promise<Fleet> {
  const port = await freePort();
  const nats = spawn(
    'nats-server',
    ['-js', '-a', '127.0.0.1', '-p', String(port), '-sd', join(folder, 'nats')],
    {
      stdio: 'ignore',
      env: { ...process.env, PATH },
    },
  );
  await Promise.race([
    listening(port),
    once(nats, 'error').then(([error]: unknown[]) => {
      throw new Error('There is no nats-server: install the package of that name.', { cause: error });
    }),
  ]);
  const url = ['--nats-url', `nats://127.0.0.1:${port}`];
  const start = async (name: string, settings: readonly string[]): Promise<RunningServer> => {
    const data = join(folder, name);
    await mkdir(data, { recursive: true });
    return startServer({ pages: data, data, settings: ['--address-rate', '0', ...url, ...settings] });
  };
  const writer = await start('writer', ['--nats-read']);
  const names = Array.from({ length: collectors }, (_, index) => `collector-${index}`);
  const doors = await Promise.all(names.map(async (name) => start(name, ['--sinks', 'nats'])));
  return fleetOf(doors, writer, join(folder, 'writer'), async () => {
    await Promise.all(doors.map(async (door) => door.stop()));
    await writer.stop();
    nats.kill();
  });
}

function fleetOf(
  doors: readonly RunningServer[],
  writer: RunningServer,
  data: string,
  stop: () => Promise<void>,
): Fleet {
  return {
    doors,
    writer,
    database: join(data, 'rum.duckdb'),
    async written(events) {
      while ((await ask(writer)).acceptedEvents < events) await sleep(LOOK_EVERY_MS);
    },
    stop,
  };
}

async function listening(port: number): Promise<void> {
  while (!(await isListening(port))) await sleep(LOOK_EVERY_MS);
}
