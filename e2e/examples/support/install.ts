import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { run } from './run.js';

interface PackageJson {
  readonly scripts?: Readonly<Record<string, string>>;
  readonly dependencies: Record<string, string>;
  readonly devDependencies?: Record<string, string>;
}

export interface Installed {
  readonly folder: string;
  remove(): Promise<void>;
}

function tarball(): string {
  const path = process.env['SV_TARBALL'];
  if (path === undefined) throw new Error('Nothing was packed.');
  return path;
}

/**
 * Copies a folder somewhere else, installs it with the packed package, and builds it if it has a build.
 * @param versions of packages, to put in the place of those it names
 */
export async function install(
  source: string,
  versions: Readonly<Record<string, string>> = {},
): Promise<Installed> {
  const folder = await mkdtemp(join(tmpdir(), `sv-${basename(source)}-`));
  await cp(source, folder, {
    recursive: true,
    filter: (path) => !/\/(node_modules|dist|\.next)$/.test(path),
  });
  const manifest = join(folder, 'package.json');
  const wanted = JSON.parse(await readFile(manifest, 'utf8')) as PackageJson;
  for (const list of [wanted.dependencies, wanted.devDependencies ?? {}]) {
    for (const [name, version] of Object.entries(versions)) if (name in list) list[name] = version;
  }
  wanted.dependencies['sv-player'] = `file:${tarball()}`;
  await writeFile(manifest, JSON.stringify(wanted, null, 2));
  const quietly = ['--ignore-scripts', '--no-audit', '--no-fund', '--prefer-offline', '--loglevel=error'];
  const remove = (): Promise<void> => rm(folder, { recursive: true, force: true });
  try {
    await run('npm', ['install', ...quietly], folder);
    if (wanted.scripts?.['build'] !== undefined) await run('npm', ['run', 'build'], folder);
  } catch (cause) {
    await remove();
    throw cause;
  }
  return { folder, remove };
}
