import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

/** The server as `npm start`, the tests and the published package run it. */
export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  publicDir: false,
  build: {
    target: 'node20',
    outDir: 'dist',
    emptyOutDir: true,
    sourcemap: true,
    minify: false,
    ssr: true,
    rolldownOptions: {
      input: {
        main: fileURLToPath(new URL('src/main.ts', import.meta.url)),
        'duckdb-worker': fileURLToPath(new URL('src/collector/duckdb-worker.ts', import.meta.url)),
        'make-titles': fileURLToPath(new URL('src/origin/titles/make-titles.ts', import.meta.url)),
      },
      output: { entryFileNames: '[name].js' },
    },
  },
});
