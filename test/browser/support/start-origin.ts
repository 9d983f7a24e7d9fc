import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** Base address of the running server, without a slash at the end. */
    origin: string;
  }
}

/** Runs the built server on a free port for the browser tests. */
export default async function startOrigin(project: TestProject): Promise<() => Promise<void>> {
  const data = await mkdtemp(join(tmpdir(), 'sv-browser-test-'));
  const server = spawn(process.execPath, ['server/dist/main.js', '--port', '0', '--data', data, '--json'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const address = await new Promise<string>((resolve, reject) => {
    let output = '';
    server.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      const line = output.split('\n').find((text) => text.startsWith('{"listening":'));
      if (line) resolve((JSON.parse(line) as { listening: string }).listening);
    });
    server.once('exit', (code) => {
      reject(
        new Error(`The server stopped with code ${code} before it listened. Was it built (npm run build)?`),
      );
    });
  });
  project.provide('origin', address);
  return async () => {
    server.kill('SIGTERM');
    await once(server, 'exit');
    await rm(data, { recursive: true, force: true });
  };
}
