import { existsSync } from 'node:fs';
import { aptInstall } from './apt-install.mjs';

/** Servers that tests of the collector's sinks start for themselves, and Debian's packages for them. */
const services = { 'nats-server': 'nats-server', 'clickhouse-server': 'clickhouse-server' };

const isThere = (program) =>
  ['/usr/bin', '/usr/sbin', '/usr/local/bin'].some((folder) => existsSync(`${folder}/${program}`));

/** Installs them where this user may; tests whose server isn't there even so say that they are skipped. */
export async function ensureServices() {
  const missing = Object.keys(services).filter((program) => !isThere(program));
  if (missing.length > 0) await aptInstall(missing.map((program) => services[program]));
}
