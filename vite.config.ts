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

/** A file's name, without its folder and ending. */
const own = (id: string): string | null => /([\w-]+)\.ts$/.exec(id)?.[1] ?? null;

/**
 * What any source needs, in a few files: dozens of small ones would be asked for one by one while a viewer waits,
 * by a bundler that keeps them apart too. A group takes what it needs along, but for what one above it has; no
 * entry of the package is to bring more than it uses, so that what several share stays apart from them all.
 */
const playing = [
  { name: own, test: /\/src\/base\/(sv-error|clock|disposer|redact-url|emitter)/ },
  { name: own, test: /\/src\/(media\/(load-errors|left-tracks)|abr\/registry)/ },
  { name: 'download', test: /\/src\/media\/(download|buffered)/ },
  {
    name: 'reach-source',
    test: /\/src\/(session\/reach-source|media\/audio-track|engine\/(preload-engine|source\/type-from-name))/,
  },
  { name: 'hybrid-abr', test: /\/src\/abr\/hybrid\/hybrid-abr/ },
  { name: 'measuring', test: /\/src\/qoe\/(tracker|report\/(sdk|sampling|dimensions|consent))\.ts/ },
  { name: 'reporting', test: /\/src\/qoe\/report\/(reporter|callback-sink)\.ts/ },
  { name: 'session', test: /\/src\/(session\/create-session|qoe\/report\/not-loaded)/ },
  { name: 'engine', test: /\/src\/engine\/(driver|early|timing|opening|audio-selection|source\/sniff)/ },
];

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
        codeSplitting: { groups: playing },
        // Frameworks that render on a server take it from here on in the browser too.
        banner: ({ name }) => (name === 'react' ? '"use client";' : ''),
      },
    },
  },
});
