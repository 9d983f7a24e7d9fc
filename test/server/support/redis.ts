import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { findRedis } from '../../../scripts/support/ensure-redis.mjs';

/** Whether there is a Redis to run; `npm test` installs one where it can. */
export const hasRedis = findRedis() !== null;

/** Runs a Redis that keeps nothing, on a socket in `folder`; what it's given as `--redis`. */
export async function startRedis(
  folder: string,
): Promise<{ readonly address: string; stop(): Promise<void> }> {
  const address = join(folder, 'redis.sock');
  const args = ['--port', '0', '--unixsocket', address, '--save', '', '--dir', folder];
  const redis = spawn(findRedis() ?? 'redis-server', args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const lines = createInterface({ input: redis.stdout });
  await new Promise<void>((resolve, reject) => {
    lines.on('line', (line) => {
      if (/ready to accept connections/i.test(line)) resolve();
    });
    redis.once('error', reject);
    redis.once('exit', (code) => {
      reject(new Error(`redis-server ended with code ${code}.`));
    });
  });
  return {
    address,
    async stop() {
      redis.kill('SIGKILL');
      if (redis.exitCode === null && redis.signalCode === null) await once(redis, 'exit');
    },
  };
}
