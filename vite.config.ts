import { defineConfig, type Plugin } from 'vite';
import { copyThemes } from './scripts/support/copy-themes.mjs';
import { minifyStyles } from './scripts/support/minify-styles.mjs';

const WORKER_ADDRESS = "new URL('hls.js/dist/hls.worker.js', import.meta.url)";
const PLACEHOLDER = '__HLS_WORKER_ADDRESS__';

/** On one line, so that the source map stays true to the line. */
const swap = (from: string, to: string) => (code: string) =>
  code.includes(from) ? { code: code.replace(from, to), map: null } : null;

/** Vite inlines a library's assets as data: URLs; this one is for the user's bundler to find (ADR 0002). */
const leaveWorkerToTheUser: Plugin = {
  name: 'leave-worker-to-the-user',
  enforce: 'pre',
  transform: swap(WORKER_ADDRESS, PLACEHOLDER),
  renderChunk: swap(PLACEHOLDER, WORKER_ADDRESS),
};

const languages = ['ar', 'de', 'es', 'fr', 'hi', 'ja', 'pt', 'zh'];

/** `sv-player/locales/de`, for who begins a language of their own with one that is there. */
const localeEntries = Object.fromEntries([
  ['locales/en', 'player/locales/en-complete.ts'],
  ...languages.map((tag) => [`locales/${tag}`, `player/locales/${tag}.ts`]),
]);

/** The library: one file an entry, shared chunks between, engines, Lit and React left to the user's bundler. */
export default defineConfig({
  publicDir: false,
  plugins: [leaveWorkerToTheUser, minifyStyles(), copyThemes()],
  build: {
    target: 'es2022',
    outDir: 'dist',
    emptyOutDir: true,
    sourcemap: true,
    minify: false,
    license: { fileName: 'licenses.md' },
    lib: {
      formats: ['es'],
      entry: {
        index: 'src/index.ts',
        abr: 'src/abr/index.ts',
        qoe: 'src/qoe/index.ts',
        party: 'src/party/index.ts',
        score: 'src/qoe/score/index.ts',
        cmcd: 'src/qoe/cmcd/index.ts',
        otlp: 'src/qoe/otlp/index.ts',
        element: 'player/define.ts',
        react: 'player/react/index.ts',
        ...localeEntries,
      },
    },
    rolldownOptions: {
      external: [/^lit($|\/)/, /^yjs$/, /^y-/, /^lib0\//, /^hls\.js/, /^dashjs/, /^react($|\/)/],
      output: {
        chunkFileNames: 'chunks/[name]-[hash].js',
        // Frameworks that render on a server take it from here on in the browser too.
        banner: ({ name }) => (name === 'react' ? '"use client";' : ''),
      },
    },
  },
});
