import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { minifyStyles } from '../scripts/support/minify-styles.mjs';
import { precompress } from '../scripts/support/precompress.mjs';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** The demo site: imports the package by its public names only. */
export default defineConfig({
  root: here('.'),
  base: './',
  plugins: [minifyStyles(), precompress()],
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
    rolldownOptions: { input: { index: here('index.html'), embed: here('embed.html') } },
  },
});
