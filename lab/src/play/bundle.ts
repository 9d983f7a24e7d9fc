import { fileURLToPath } from 'node:url';
import { build, type InlineConfig } from 'vite';
import { minifyStyles } from '../../../scripts/support/minify-styles.mjs';
import { underTest } from './under-test.js';

export interface PagesToBundle {
  /** The pages' folder. */
  readonly root: string;
  readonly outDir: string;
  /** HTML files. */
  readonly pages: readonly string[];
  /** The file of `<sv-player>` that they import. */
  readonly element: string;
  readonly define?: Readonly<Record<string, string>>;
}

const alone: InlineConfig = { configFile: false, publicDir: false, logLevel: 'error' };

/** Bundles pages with `<sv-player>`, as any site would. */
export async function bundlePages({ root, outDir, pages, element, define }: PagesToBundle): Promise<void> {
  await build({
    ...alone,
    root,
    base: './',
    plugins: [underTest(element), minifyStyles()],
    ...(define && { define }),
    build: {
      outDir,
      emptyOutDir: true,
      target: 'es2022',
      chunkSizeWarningLimit: Infinity,
      rolldownOptions: { input: [...pages] },
    },
  });
}

/** What `entry` exports, as a script for a page of someone else's, to be found there under this name. */
export async function bundleScript(entry: string | URL, name: string): Promise<string> {
  const built = await build({
    ...alone,
    build: {
      write: false,
      target: 'es2022',
      lib: { entry: entry instanceof URL ? fileURLToPath(entry) : entry, formats: ['iife'], name },
    },
  });
  const [{ output }] = (Array.isArray(built) ? built : [built]) as [{ output: { code?: string }[] }];
  return output[0]?.code ?? '';
}
