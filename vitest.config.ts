import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { browserLaunchOptions } from './test/browser/support/launch-options.js';

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          environment: 'node',
          // One module graph a worker: two hundred files of their own each spent longer loading than testing.
          pool: 'threads',
          isolate: false,
          include: ['unit', 'server', 'scripts', 'packages'].map((room) => `test/${room}/**/*.test.ts`),
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        optimizeDeps: {
          include: [
            'hls.js',
            'dashjs',
            'lit',
            'lit/directives/class-map.js',
            '@lit/react',
            'react',
            'react-dom',
            'react-dom/client',
            'react-dom/server',
            'fast-check',
          ],
        },
        test: {
          name: 'browser',
          include: ['test/browser/**/*.test.ts'],
          globalSetup: ['test/browser/support/start-origin.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          fileParallelism: false,
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({ launchOptions: browserLaunchOptions }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
    ],
  },
});
