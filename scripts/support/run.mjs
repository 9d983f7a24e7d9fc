import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** The checkout, with a slash at the end. */
export const root = fileURLToPath(new URL('../../', import.meta.url));

const children = new Set();

for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => {
    for (const child of children) child.kill(signal);
    process.exitCode = 130;
  });
}

/**
 * Runs a program in the checkout until it ends.
 * @returns {Promise<{ code: number, output: string }>} `output` is empty unless `quiet` gathered it.
 */
export function run(command, args, { quiet = false, env = {} } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: quiet ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'],
    });
    children.add(child);
    let output = '';
    child.stdout?.on('data', (chunk) => (output += chunk));
    child.stderr?.on('data', (chunk) => (output += chunk));
    child.once('error', reject);
    child.once('close', (code, signal) => {
      children.delete(child);
      resolve({ code: code ?? (signal ? 130 : 1), output });
    });
  });
}

/** Runs a script of node_modules (or of this checkout) with this Node: no shell, no look-up, no network. */
export function runNode(script, args, options) {
  return run(process.execPath, [script, ...args], options);
}
