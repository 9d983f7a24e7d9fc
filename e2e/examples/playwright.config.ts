import { defineConfig } from '@playwright/test';
import { browserLaunchOptions } from '../../test/browser/support/launch-options.js';

/** What is built from the packed package, apart from the other tests: it installs with npm. */
export default defineConfig({
  testDir: '.',
  outputDir: '../../test-results/examples',
  globalSetup: './support/pack.ts',
  // Installing waits for the network and the disk: two at a time, by file and by example.
  workers: 2,
  fullyParallel: true,
  timeout: 240_000,
  expect: { timeout: 20_000 },
  forbidOnly: true,
  // A registry may fail to answer once.
  retries: 1,
  reporter: [['list'], ['json', { outputFile: '../../test-results/examples.json' }]],
  use: {
    browserName: 'chromium',
    viewport: { width: 960, height: 640 },
    launchOptions: browserLaunchOptions,
  },
});
