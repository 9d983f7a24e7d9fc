import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { freePort, isListening } from '../../../lab/src/home/ports.js';
import { until } from './until.js';

const FOLDERS = ['/usr/bin', '/usr/sbin', '/usr/local/bin'];

/** A server that a sink speaks to, on a free port of this machine, with its data in a folder of the test. */
export interface Service {
  readonly port: number;
  start(): Promise<void>;
  /** At once, as a crash does. */
  kill(): Promise<void>;
}

/**
 * Whether tests with this program run. `npm test` installs it from Debian's packages; where there is no apt, they
 * are skipped and it says so. In CI a missing one is a failure.
 */
export function hasProgram(name: string): boolean {
  if (pathOf(name) !== undefined) return true;
  if (process.env['CI'] !== undefined && process.env['CI'] !== '') return true;
  console.warn(`Skipped: there is no ${name} here. Where apt is, "npm test" installs it.`);
  return false;
}

export async function natsService(folder: string): Promise<Service> {
  return service('nats-server', (port) => ['-js', '-a', '127.0.0.1', '-p', String(port), '-sd', folder]);
}

/** 18.16 takes all of its settings from files. */
export async function clickHouseService(folder: string): Promise<Service> {
  await mkdir(folder, { recursive: true });
  const tcpPort = await freePort();
  const config = join(folder, 'config.xml');
  await writeFile(
    join(folder, 'users.xml'),
    `<yandex><profiles><default/></profiles><quotas><default/></quotas><users><default><password/>
      <networks><ip>127.0.0.1</ip></networks><profile>default</profile><quota>default</quota></default></users></yandex>`,
  );
  return service('clickhouse-server', async (port) => {
    await writeFile(
      config,
      `<yandex><logger><level>warning</level><log>${folder}/log</log><errorlog>${folder}/errors</errorlog></logger>
        <http_port>${port}</http_port><tcp_port>${tcpPort}</tcp_port><listen_host>127.0.0.1</listen_host>
        <path>${folder}/data/</path><tmp_path>${folder}/tmp/</tmp_path><user_files_path>${folder}/files/</user_files_path>
        <users_config>${folder}/users.xml</users_config><mark_cache_size>100000000</mark_cache_size>
        <default_profile>default</default_profile><default_database>default</default_database></yandex>`,
    );
    return [`--config-file=${config}`];
  });
}

function pathOf(name: string): string | undefined {
  return FOLDERS.map((folder) => join(folder, name)).find((path) => existsSync(path));
}

async function service(
  name: string,
  args: (port: number) => readonly string[] | Promise<readonly string[]>,
): Promise<Service> {
  const path = pathOf(name);
  if (path === undefined) throw new Error(`There is no ${name}: "npm test" installs it where apt is.`);
  const port = await freePort();
  const given = await args(port);
  let child: ChildProcess | null = null;
  return {
    port,
    async start() {
      const started = spawn(path, given, { stdio: 'ignore' });
      child = started;
      await until(async () => {
        if (started.exitCode !== null) throw new Error(`${name} ended with code ${started.exitCode}.`);
        return isListening(port);
      });
    },
    async kill() {
      const killed = child;
      child = null;
      if (killed === null || killed.exitCode !== null) return;
      killed.kill('SIGKILL');
      await once(killed, 'exit');
    },
  };
}
