import { defineConfig } from 'vite';
import { cmcdApart } from './scripts/support/cmcd-apart.mjs';
import { hlsFromSource } from './scripts/support/hls-from-source.mjs';
import { minifyStyles } from './scripts/support/minify-styles.mjs';
import { noPreloadHelper } from './scripts/support/no-preload-helper.mjs';

/**
 * `sv-player/cdn`, for a `<script type="module" src>`: one address with nothing left to resolve. What
 * it leads to lies beside it, and comes when it is needed (docs/adr/0007).
 */
export default defineConfig({
  base: './',
  publicDir: false,
  plugins: [hlsFromSource(), cmcdApart(), minifyStyles(), noPreloadHelper()],
  build: {
    target: 'es2022',
    outDir: 'dist/cdn',
    emptyOutDir: true,
    sourcemap: true,
    minify: true,
    modulePreload: false,
    license: { fileName: 'licenses.md' },
    // hls.js's worker is to stay a file: a data: URL is refused by a strict policy.
    assetsInlineLimit: 0,
    rolldownOptions: {
      input: { 'sv-player': 'player/define.ts' },
      preserveEntrySignatures: 'strict',
      output: {
        entryFileNames: '[name].js',
        chunkFileNames: 'chunks/[name]-[hash].js',
        assetFileNames: 'chunks/[name]-[hash][extname]',
        // All that is needed first in one file, and that not the address itself: what comes later imports
        // from it by its own address, which a CDN's redirection has changed for the one in the page.
        codeSplitting: {
          groups: [
            { name: 'core', test: /\/player\/(define|title\/mark-at)\.ts$/ },
            // What every stream needs that plays: small files would be packed worse, each by itself.
            {
              name: 'session',
              test: /\/(player\/element\/session-desk|src\/(session\/create-session|media\/|engine\/(driver|early|timing|opening|audio-selection)|abr\/estimate\/(ewma|shared-link)))/,
            },
            // With all that it needs itself, so that what it needs late takes that from here.
            { name: 'hls', test: /\/hls\.js\/hls\.mjs$/ },
          ],
        },
      },
    },
  },
});
