import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { minifyStyles } from '../../../../scripts/support/minify-styles.mjs';
import { playerBuild } from '../../play/player-build.js';
import { underTest } from '../../play/under-test.js';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Bundles the page with `<sv-player>` into `outDir`, as any site would. */
export async function buildPlayerPage(outDir: string): Promise<void> {
  await build({
    root: here('../pages'),
    base: './',
    configFile: false,
    publicDir: false,
    plugins: [underTest(playerBuild().element), minifyStyles()],
    logLevel: 'error',
    build: {
      outDir,
      emptyOutDir: true,
      target: 'es2022',
      chunkSizeWarningLimit: Infinity,
      rolldownOptions: { input: here('../pages/player.html') },
    },
  });
}

/** The script that measures a `<video>` on a page of someone else's: the player's own tracker. */
export async function buildPageTracker(): Promise<string> {
  const built = await build({
    configFile: false,
    publicDir: false,
    logLevel: 'error',
    build: {
      write: false,
      target: 'es2022',
      lib: { entry: playerBuild().qoe, formats: ['iife'], name: 'svQoe' },
    },
  });
  const [{ output }] = (Array.isArray(built) ? built : [built]) as [{ output: { code?: string }[] }];
  const track = await readFile(here('../pages/track-video.js'), 'utf8');
  return `(() => {\n${output[0]?.code ?? ''}\n${track}\n})();`;
}
