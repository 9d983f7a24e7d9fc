import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { minifyStyles } from '../../../../scripts/support/minify-styles.mjs';
import { precompress } from '../../../../scripts/support/precompress.mjs';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Each page and what is on it: an engine alone, or ours, which fetches its engine when it needs it. */
export type PageName = 'bare-hls' | 'bare-dash' | 'player';

const startupPages: readonly PageName[] = ['bare-hls', 'bare-dash', 'player'];

/** Modules that are to be scripts of their own, by the path of their source. */
export interface ScriptGroup {
  readonly name: string;
  readonly test: RegExp;
}

/**
 * Bundles the pages into `outDir` as any site would, all with the same settings: a bare page holds its
 * engine, ours is split as the package's own dynamic imports say.
 */
export async function buildPages(
  outDir: string,
  names: readonly string[] = startupPages,
  groups: readonly ScriptGroup[] = [],
): Promise<void> {
  const root = here('../pages');
  await build({
    root,
    base: './',
    configFile: false,
    publicDir: false,
    plugins: [minifyStyles(), precompress()],
    logLevel: 'error',
    build: {
      outDir,
      emptyOutDir: true,
      target: 'es2022',
      chunkSizeWarningLimit: Infinity,
      rolldownOptions: {
        input: names.map((name) => here(`../pages/${name}.html`)),
        ...(groups.length > 0 ? { output: { codeSplitting: { groups: [...groups] } } } : {}),
      },
    },
  });
}
