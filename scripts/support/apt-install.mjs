import { existsSync } from 'node:fs';
import { run } from './run.mjs';

/** How apt-get is run here: as root or by sudo without a password; null where it can't be. */
async function aptGet() {
  if (!existsSync('/usr/bin/apt-get')) return null;
  const options = { quiet: true, env: { DEBIAN_FRONTEND: 'noninteractive' } };
  if (process.getuid?.() === 0) return (args) => run('apt-get', args, options);
  const sudo = await run('sudo', ['-n', 'true'], { quiet: true }).catch(() => ({ code: 1 }));
  return sudo.code === 0 ? (args) => run('sudo', ['-n', 'apt-get', ...args], options) : null;
}

/**
 * Installs Debian's packages where this user may; prints what apt-get said if it refused.
 * @returns {Promise<boolean>} whether they were installed
 */
export async function aptInstall(packages) {
  const apt = await aptGet();
  if (apt === null) return false;
  console.log(`Installing ${packages.join(', ')} (apt-get install) …`);
  await apt(['update']);
  const { code, output } = await apt(['install', '-y', '--no-install-recommends', ...packages]);
  if (code !== 0) console.error(output.split('\n').slice(-15).join('\n'));
  return code === 0;
}
