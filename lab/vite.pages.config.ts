import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const source = (path: string): string => fileURLToPath(new URL(`src/${path}`, import.meta.url));
const tracker = 'watch/pages/track-video.js';

/** The pages that play sv-player, bundled but for the player: it is put in where they are used. */
export default defineConfig({
  root: source(''),
  base: './',
  publicDir: false,
  plugins: [
    {
      name: 'page-scripts-as-they-are',
      generateBundle() {
        this.emitFile({ type: 'asset', fileName: tracker, source: readFileSync(source(tracker)) });
      },
    },
  ],
  build: {
    target: 'es2022',
    outDir: '../dist',
    emptyOutDir: false,
    assetsDir: 'pages/assets',
    minify: false,
    modulePreload: false,
    rolldownOptions: {
      external: ['/sv-player-under-test'],
      input: [source('pages/sv-player.html'), source('watch/pages/player.html'), source('pages/own-page.ts')],
      // Found by its path when a page of someone else's is to be watched.
      output: {
        entryFileNames: ({ name }) =>
          name === 'own-page' ? 'pages/own-page.js' : 'pages/assets/[name]-[hash].js',
      },
    },
  },
});
