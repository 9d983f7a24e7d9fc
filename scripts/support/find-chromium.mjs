import { existsSync } from 'node:fs';
import { aptInstall } from './apt-install.mjs';

const CANDIDATES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

export function findChromium() {
  return [process.env.CHROMIUM_PATH, ...CANDIDATES].find((path) => path && existsSync(path));
}

/** Installs Debian's Chromium where this user may; else ends the process with the command to run. */
export async function ensureChromium() {
  if (findChromium()) return;
  if ((await aptInstall(['chromium', 'fonts-dejavu-core'])) && findChromium()) return;
  console.error(
    'The tests need Chromium. Install it (Debian and Ubuntu: sudo apt-get install chromium) or set CHROMIUM_PATH to one that is there.',
  );
  process.exit(1);
}
