import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cp, mkdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cacheFolder, checkout } from '../home/lab-home.js';
import { bundlePages } from './bundle.js';
import { pagesKey } from './pages-key.js';
import { playerBuild } from './player-build.js';
import { playerNames, players, type PlayerName } from './players.js';
import { readVersions } from './player-versions.js';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

const cacheDir = join(cacheFolder, 'pages');

export interface PlayerPagesOptions {
  /** A built package of sv-player (its folder, with `dist/element.js`); default: see `playerBuild`. */
  readonly svPlayer?: string;
}

/**
 * Bundles a page for every player into `outDir`, all with the same settings, as any site would. In the
 * checkout, what was bundled once is kept, and copied as long as nothing it was made of has changed. The
 * package has the page of sv-player alone, bundled but for the player: quick to finish.
 * @throws LabInputError where `svPlayer` is no built package.
 */
export async function buildPlayerPages(outDir: string, { svPlayer }: PlayerPagesOptions = {}): Promise<void> {
  const { element, folder } = playerBuild(svPlayer);
  if (checkout === null) {
    await bundle(outDir, element, await readVersions(folder), ['sv-player']);
    return;
  }
  const kept = join(cacheDir, await pagesKey(element, folder));
  if (!existsSync(kept)) await keep(kept, element, await readVersions(folder));
  await rm(outDir, { recursive: true, force: true });
  await cp(kept, outDir, { recursive: true });
}

/** Bundled beside its place and moved there whole: two that bundle at once don't meet. */
async function keep(
  folder: string,
  element: string,
  versions: Readonly<Record<string, string>>,
): Promise<void> {
  const work = `${folder}.${randomUUID()}`;
  await mkdir(dirname(folder), { recursive: true });
  try {
    await bundle(work, element, versions, playerNames);
    await rename(work, folder).catch((error: unknown) => {
      if (!existsSync(folder)) throw error;
    });
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

async function bundle(
  outDir: string,
  element: string,
  versions: Readonly<Record<string, string>>,
  names: readonly PlayerName[],
): Promise<void> {
  await bundlePages({
    root: here('../pages'),
    outDir,
    pages: names.map((name) => here(`../pages/${players[name].page}`)),
    element,
    define: { __PLAYER_VERSIONS__: JSON.stringify(versions) },
  });
}
