import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { bundlePages, bundleScript } from '../../play/bundle.js';
import { playerBuild } from '../../play/player-build.js';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Bundles the page with `<sv-player>` into `outDir`, as any site would. */
export async function buildPlayerPage(outDir: string): Promise<void> {
  const element = playerBuild().element;
  await bundlePages({ root: here('../pages'), outDir, pages: [here('../pages/player.html')], element });
}

/** The script that measures a `<video>` on a page of someone else's: the player's own tracker. */
export async function buildPageTracker(): Promise<string> {
  const tracker = await bundleScript(playerBuild().qoe, 'svQoe');
  const track = await readFile(here('../pages/track-video.js'), 'utf8');
  return `(() => {\n${tracker}\n${track}\n})();`;
}
