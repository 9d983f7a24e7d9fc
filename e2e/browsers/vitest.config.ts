import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** Three browsers, one after the other: real playback on two cores leaves no room for a second one. */
export default defineConfig({
  test: {
    root: fileURLToPath(new URL('../..', import.meta.url)),
    name: 'browsers',
    environment: 'node',
    include: ['e2e/browsers/*.test.ts'],
    fileParallelism: false,
    testTimeout: 60_000,
    hookTimeout: 90_000,
    retry: 1,
  },
});
