import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface RunningServer {
  /** Without a slash at the end. */
  readonly origin: string;
  stop(): Promise<void>;
}

async function listening(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      const line = output.split('\n').find((text) => text.startsWith('{"listening":'));
      if (line) resolve((JSON.parse(line) as { listening: string }).listening);
    });
    child.once('exit', (code) => {
      reject(
        new Error(`The server stopped with code ${code} before it listened. Was it built (npm run build)?`),
      );
    });
  });
}

/** The built server, as `npm start` runs it, on a free port with a database of its own; further settings as flags. */
export async function startServer(settings: readonly string[] = []): Promise<RunningServer> {
  const data = await mkdtemp(join(tmpdir(), 'sv-e2e-'));
  const child = spawn(
    process.execPath,
    ['server/dist/main.js', '--port', '0', '--data', data, '--json', ...settings],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const origin = await listening(child);
  return {
    origin,
    async stop() {
      const exited = once(child, 'exit');
      child.kill('SIGTERM');
      await exited;
      await rm(data, { recursive: true, force: true });
    },
  };
}
