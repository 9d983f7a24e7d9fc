import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBuilt } from './build.js';

export interface Finished {
  readonly code: number | null;
  readonly output: string;
  readonly errors: string;
}

export interface BuiltServer {
  /** Without a slash at the end. */
  readonly origin: string;
  /** Sends the signal and goes on. */
  signal(signal: NodeJS.Signals): void;
  /** Sends the signal and waits for the end. */
  stop(signal?: NodeJS.Signals): Promise<Finished>;
}

/** An empty folder outside the project; remove it with {@link discard}. */
export async function temporaryFolder(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'sv-server-test-'));
}

export async function discard(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
}

function launch(args: readonly string[]) {
  const child = spawn(process.execPath, ['server/dist/main.js', ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  let errors = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  const finished = once(child, 'close').then(([code]): Finished => ({
    code: typeof code === 'number' ? code : null,
    output,
    errors,
  }));
  return { child, finished, output: () => output };
}

/** Runs the server until it ends by itself. */
export async function runToEnd(args: readonly string[]): Promise<Finished> {
  await ensureBuilt();
  return launch(args).finished;
}

/** Starts the built server on a free port unless the arguments say otherwise. */
export async function startBuiltServer(args: readonly string[]): Promise<BuiltServer> {
  await ensureBuilt();
  const port = args.includes('--port') ? [] : ['--port', '0'];
  const { child, finished, output } = launch(['--json', ...port, ...args]);
  const origin = await Promise.race([
    new Promise<string>((resolve) => {
      child.stdout.on('data', () => {
        const line = output()
          .split('\n')
          .find((text) => text.startsWith('{"listening":'));
        if (line !== undefined) resolve((JSON.parse(line) as { listening: string }).listening);
      });
    }),
    finished.then(({ code, errors }): never => {
      throw new Error(`The server ended with code ${code} before it listened: ${errors}`);
    }),
  ]);
  return {
    origin,
    signal(signal) {
      child.kill(signal);
    },
    async stop(signal = 'SIGTERM') {
      child.kill(signal);
      return finished;
    },
  };
}
