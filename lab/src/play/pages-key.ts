import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../../', import.meta.url));

/** Counts up when pages come out different from the same files. */
const VERSION = 1;

/** What the pages are made of, hashed: sources here, packages by the lock file, a build by its files. */
export async function pagesKey(element: string, svPlayer: string | undefined): Promise<string> {
  const hash = createHash('sha256').update(`${VERSION} ${process.versions.node}`);
  const folders = ['src', 'player', 'lab/src/pages', 'lab/src/play', 'lab/src/record'].map((folder) =>
    join(root, folder),
  );
  if (svPlayer !== undefined) folders.push(dirname(element));
  for (const folder of folders) {
    for (const file of await filesIn(folder)) hash.update(`\0${file}\0`).update(await readFile(file));
  }
  hash.update(await readFile(join(root, 'package-lock.json')));
  return hash.digest('hex').slice(0, 24);
}

async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && !/\.(map|md|d\.ts)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
