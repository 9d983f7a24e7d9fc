import { existsSync } from 'node:fs';
import { run } from './run.mjs';

const CANDIDATES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

function found() {
  return [process.env.CHROMIUM_PATH, ...CANDIDATES].find((path) => path && existsSync(path));
}

/** Installs Debian's Chromium where this user may; else ends the process with the command to run. */
export async function ensureChromium() {
  if (found()) return;
  const install = ['install', '-y', '--no-install-recommends', 'chromium', 'fonts-dejavu-core'];
  const apt = existsSync('/usr/bin/apt-get');
  const isRoot = process.getuid?.() === 0;
  const sudo =
    !isRoot &&
    apt &&
    (await run('sudo', ['-n', 'true'], { quiet: true }).catch(() => ({ code: 1 }))).code === 0;
  if (apt && (isRoot || sudo)) {
    console.log('Installing Chromium (apt-get install chromium) …');
    const env = { DEBIAN_FRONTEND: 'noninteractive' };
    const aptGet = (args) =>
      isRoot
        ? run('apt-get', args, { quiet: true, env })
        : run('sudo', ['-n', 'apt-get', ...args], { quiet: true, env });
    await aptGet(['update']);
    const { code, output } = await aptGet(install);
    if (code === 0 && found()) return;
    console.error(output.split('\n').slice(-15).join('\n'));
  }
  console.error(
    'The tests need Chromium. Install it (Debian and Ubuntu: sudo apt-get install chromium) or set CHROMIUM_PATH to one that is there.',
  );
  process.exit(1);
}
