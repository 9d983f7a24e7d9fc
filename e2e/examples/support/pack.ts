import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from './run.js';

/** Packs what was built, once for all tests: `SV_TARBALL` is its path. */
export default async function pack(): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'sv-packed-'));
  await run('npm', ['pack', '--ignore-scripts', '--silent', '--pack-destination', folder], process.cwd());
  const [tarball] = await readdir(folder);
  if (tarball === undefined) throw new Error('npm pack made no file.');
  process.env['SV_TARBALL'] = join(folder, tarball);
  return () => rm(folder, { recursive: true, force: true });
}
