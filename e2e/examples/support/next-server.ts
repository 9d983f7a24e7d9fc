import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { StaticServer } from '../../support/static-server.js';

const LISTENING = /http:\/\/localhost:(\d+)/;

/** `next start` in a built example, on a free port. */
export async function startNext(folder: string): Promise<StaticServer> {
  const child = spawn(process.execPath, ['node_modules/next/dist/bin/next', 'start', '--port', '0'], {
    cwd: folder,
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1', NO_COLOR: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const port = await new Promise<string>((resolve, reject) => {
    const read = (chunk: Buffer): void => {
      output += chunk.toString();
      const found = LISTENING.exec(output)?.[1];
      if (found !== undefined && found !== '0') resolve(found);
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('exit', (code) => {
      reject(new Error(`next start ended with ${code}:\n${output}`));
    });
  });
  return {
    origin: `http://localhost:${port}`,
    async stop() {
      const exited = once(child, 'exit');
      child.kill('SIGTERM');
      await exited;
    },
  };
}
