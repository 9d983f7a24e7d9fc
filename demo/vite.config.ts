import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';
import { customElementsJson } from '../scripts/manifest/custom-elements-json.mjs';
import { readElements } from '../scripts/manifest/read-elements.mjs';
import { minifyStyles } from '../scripts/support/minify-styles.mjs';
import { precompress } from '../scripts/support/precompress.mjs';
import { framePages } from './frame-plugin.js';
import { innerPages, sitePages } from './site.js';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** The package's manifest of its elements, made from their sources: the playground's form is made of it. */
const bringManifest: Plugin = {
  name: 'bring-manifest',
  generateBundle() {
    const source = JSON.stringify(customElementsJson(readElements()));
    this.emitFile({ type: 'asset', fileName: 'custom-elements.json', source });
  },
};

/** The demo site: imports the package by its public names only. */
export default defineConfig({
  root: here('.'),
  base: './',
  plugins: [framePages(), bringManifest, minifyStyles(), precompress()],
  resolve: {
    alias: [
      { find: /^sv-player$/, replacement: here('../src/index.ts') },
      { find: /^sv-player\/element$/, replacement: here('../player/define.ts') },
      { find: /^sv-player\/(abr|qoe)$/, replacement: here('../src/$1/index.ts') },
    ],
  },
  build: {
    target: 'es2022',
    outDir: 'dist',
    emptyOutDir: true,
    sourcemap: true,
    rolldownOptions: {
      input: Object.fromEntries(
        [...sitePages.map(({ name }) => name), ...Object.keys(innerPages), 'embed'].map((name) => [
          name,
          here(`${name}.html`),
        ]),
      ),
    },
  },
});
