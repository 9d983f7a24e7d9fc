import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { root } from './run.mjs';

/**
 * Starts `sv-lab live` beside the server: the demo's live titles, and its faults over the same titles.
 * @param {string} title the folder of the title that is served live
 * @param {string} titles the folder of all of them
 * @returns {Promise<{origin: string, stop(): void} | null>} null where it can't be started; the demo says so itself
 */
export async function startLab(title, titles) {
  const args = ['lab/bin/sv-lab.mjs', 'live', '--title', title, '--root', titles];
  const lab = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
  const origin = await new Promise((resolve) => {
    createInterface({ input: lab.stdout }).on('line', (line) => {
      const [address] = /http:\/\/\S+/.exec(line) ?? [];
      if (address) resolve(new URL(address).origin);
    });
    lab.once('error', () => resolve(null));
    lab.once('exit', () => resolve(null));
  });
  return origin === null ? null : { origin, stop: () => lab.kill('SIGTERM') };
}
