import { fileURLToPath } from 'node:url';
import { build, defineConfig, type Plugin } from 'vite';
import { precompress } from '../scripts/support/precompress.mjs';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** The dashboard's page, which a browser runs: built with the server, so that one never stands without the other. */
const dashboardPage: Plugin = {
  name: 'dashboard-page',
  async closeBundle() {
    await build({
      configFile: false,
      logLevel: 'warn',
      root: here('src/dashboard/client'),
      base: './',
      publicDir: false,
      plugins: [precompress()],
      build: {
        target: 'es2022',
        outDir: here('dist/dashboard'),
        emptyOutDir: true,
        sourcemap: true,
        modulePreload: { polyfill: false },
      },
    });
  },
};

/** The server as `npm start`, the tests and the published package run it. */
export default defineConfig({
  root: here('.'),
  publicDir: false,
  plugins: [dashboardPage],
  build: {
    target: 'node20',
    outDir: 'dist',
    emptyOutDir: true,
    sourcemap: true,
    minify: false,
    ssr: true,
    rolldownOptions: {
      input: {
        main: here('src/main.ts'),
        'duckdb-worker': here('src/collector/duckdb-worker.ts'),
        'make-titles': here('src/origin/titles/make-titles.ts'),
      },
      output: { entryFileNames: '[name].js' },
    },
  },
});
