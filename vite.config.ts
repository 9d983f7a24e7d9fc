import { defineConfig } from 'vite';

/** The library: one file an entry, shared chunks between, engines and Lit left to the user's bundler. */
export default defineConfig({
  publicDir: false,
  build: {
    target: 'es2022',
    outDir: 'dist',
    emptyOutDir: true,
    sourcemap: true,
    minify: false,
    lib: {
      formats: ['es'],
      entry: {
        index: 'src/index.ts',
        abr: 'src/abr/index.ts',
        qoe: 'src/qoe/index.ts',
        element: 'player/define.ts',
      },
    },
    rolldownOptions: {
      external: [/^lit($|\/)/, /^hls\.js/, /^dashjs/],
      output: { chunkFileNames: 'chunks/[name]-[hash].js' },
    },
  },
});
