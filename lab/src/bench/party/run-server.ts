import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

/** Runs a server in a process of its own until `stop`; ready when it prints a line that `isReady` takes. */
export async function runServer(
  args: readonly string[],
  environment: Readonly<Record<string, string>>,
  isReady: (line: string) => string | null,
): Promise<{ readonly ready: string; stop(): Promise<void> }> {
  const server = spawn(process.execPath, [...args], {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ready = await new Promise<string>((resolve, reject) => {
    createInterface({ input: server.stdout }).on('line', (line) => {
      const word = isReady(line);
      if (word !== null) resolve(word);
    });
    server.once('error', reject);
    server.once('exit', (code) => {
      reject(new Error(`The server stopped with code ${code} before it listened.`));
    });
  });
  return {
    ready,
    async stop() {
      if (server.exitCode !== null) return;
      server.kill('SIGKILL');
      await once(server, 'exit');
    },
  };
}
