import { existsSync } from 'node:fs';
import { aptInstall } from './apt-install.mjs';

const PLACES = ['/usr/bin/redis-server', '/usr/local/bin/redis-server', '/opt/homebrew/bin/redis-server'];

/** The path of a Redis server, if there is one. */
export function findRedis() {
  return [process.env.REDIS_SERVER, ...PLACES].find((path) => path && existsSync(path)) ?? null;
}

/**
 * Installs Debian's Redis where none is and this user may.
 * @returns {Promise<string | null>} its path
 */
export async function ensureRedis() {
  if (findRedis() === null) await aptInstall(['redis-server']);
  const path = findRedis();
  if (path === null) console.log('No redis-server, and none could be installed: what needs it is skipped.');
  return path;
}
