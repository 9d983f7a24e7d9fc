import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const source = (path: string): string => fileURLToPath(new URL(`src/${path}`, import.meta.url));

/**
 * The lab's programs as the package has them: a file for each of `src`, in the same place, so that what
 * they load by path (scenarios, pages, the inside of a thread) lies alike in both.
 */
export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  publicDir: false,
  build: {
    target: 'node20',
    outDir: 'dist',
    emptyOutDir: true,
    minify: false,
    ssr: true,
    rolldownOptions: {
      input: [
        source('cli/main.ts'),
        source('sim/pool/worker.ts'),
        source('sim/run/session-task.ts'),
        source('sim/optimum/optimum-task.ts'),
      ],
      output: { preserveModules: true, preserveModulesRoot: source(''), entryFileNames: '[name].js' },
    },
  },
});
