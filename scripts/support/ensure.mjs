import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { root, run } from './run.mjs';

const LEAST = [20, 19];

/** Ends the process with a sentence when this Node is too old. */
export function ensureNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > LEAST[0] || (major === LEAST[0] && minor >= LEAST[1])) return;
  console.error(`Node ${LEAST.join('.')} or later is needed; this is ${process.versions.node}.`);
  process.exit(1);
}

/** Installs the packages if they are missing or the lock file is newer than what was installed. */
export async function ensurePackages() {
  const installed = join(root, 'node_modules/.package-lock.json');
  const lock = join(root, 'package-lock.json');
  if (existsSync(installed) && !changedSince(lock, installed)) return;
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const quietly = ['--no-audit', '--no-fund', '--loglevel=error'];
  console.log('Installing packages (npm ci) …');
  const clean = await run(npm, ['ci', ...quietly], { quiet: true });
  if (clean.code === 0) return;
  // npm ci refuses a lock file that leaves out other platforms' optional packages, which is how npm writes
  // it where the registry doesn't carry them; npm install takes the same versions from it.
  console.log('npm ci refused; trying npm install …');
  const { code } = await run(npm, ['install', ...quietly]);
  if (code === 0) return;
  console.error(
    `${clean.output.trim()}\nInstalling packages failed: see above. Is the npm registry reachable?`,
  );
  process.exit(1);
}

/** By content: a fresh checkout's times say nothing. */
function changedSince(lock, installed) {
  if (statSync(lock).mtimeMs <= statSync(installed).mtimeMs) return false;
  const wanted = JSON.parse(readFileSync(lock, 'utf8')).packages;
  const have = JSON.parse(readFileSync(installed, 'utf8')).packages;
  return Object.entries(wanted).some(
    ([path, { version, optional, link }]) =>
      path !== '' &&
      !optional &&
      !link &&
      version !== undefined &&
      !path.startsWith('server') &&
      !path.startsWith('lab') &&
      have[path]?.version !== version,
  );
}
