import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cp, mkdir, rename, rm } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'vite';
import { minifyStyles } from '../../../scripts/support/minify-styles.mjs';
import { LabInputError } from '../sim/input-error.js';
import { pagesKey } from './pages-key.js';
import { playerNames, players } from './players.js';
import { readVersions } from './player-versions.js';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

const cacheDir = here('../../../node_modules/.cache/sv-lab/pages');

/** What the page of sv-player asks for; stands for the build that was named. */
const UNDER_TEST = '/sv-player-under-test';

export interface PlayerPagesOptions {
  /** A built package of sv-player (its folder, with `dist/element.js`); default: the sources here. */
  readonly svPlayer?: string;
}

/**
 * Bundles a page for every player into `outDir`, all with the same settings, as any site would. What was
 * bundled once is kept, and copied as long as nothing it was made of has changed.
 * @throws LabInputError where `svPlayer` is no built package.
 */
export async function buildPlayerPages(outDir: string, { svPlayer }: PlayerPagesOptions = {}): Promise<void> {
  const element = svPlayer === undefined ? here('../../../player/define.ts') : builtElement(svPlayer);
  const kept = join(cacheDir, await pagesKey(element, svPlayer));
  if (!existsSync(kept)) await keep(kept, element, await readVersions(svPlayer));
  await rm(outDir, { recursive: true, force: true });
  await cp(kept, outDir, { recursive: true });
}

function builtElement(folder: string): string {
  const element = resolve(folder, 'dist/element.js');
  if (existsSync(element)) return element;
  throw new LabInputError({
    file: folder,
    problem: 'there is no dist/element.js in it',
    remedy: 'Name the folder of a built sv-player package, as `npm run build` or `npm pack` leaves it',
  });
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
    await bundle(work, element, versions);
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
): Promise<void> {
  await build({
    root: here('../pages'),
    base: './',
    configFile: false,
    publicDir: false,
    plugins: [underTest(element), minifyStyles()],
    define: { __PLAYER_VERSIONS__: JSON.stringify(versions) },
    logLevel: 'error',
    build: {
      outDir,
      emptyOutDir: true,
      target: 'es2022',
      chunkSizeWarningLimit: Infinity,
      rolldownOptions: { input: playerNames.map((name) => here(`../pages/${players[name].page}`)) },
    },
  });
}

/** Puts the element in, and finds its dependencies here where its own folder has none. */
function underTest(element: string): Plugin {
  return {
    name: 'sv-player-under-test',
    enforce: 'pre',
    async resolveId(source, importer, options) {
      if (source === UNDER_TEST) return element;
      if (importer === undefined || !/^[@a-z]/i.test(source) || source.startsWith('node:')) return null;
      const own = await this.resolve(source, importer, { ...options, skipSelf: true });
      return own ?? this.resolve(source, here('../../../package.json'), { ...options, skipSelf: true });
    },
  };
}
