import { defineConfig } from '@playwright/test';
import { browserLaunchOptions } from '../test/browser/support/launch-options.js';

export default defineConfig({
  testDir: './specs',
  outputDir: '../test-results',
  snapshotPathTemplate: '{testDir}/../baselines/{arg}{ext}',
  // A file at a time each: most of what they do is wait for real time to pass.
  workers: 2,
  fullyParallel: false,
  timeout: 90_000,
  expect: { timeout: 20_000 },
  forbidOnly: true,
  reporter: [['list'], ['json', { outputFile: '../test-results/e2e.json' }]],
  use: {
    browserName: 'chromium',
    viewport: { width: 960, height: 540 },
    launchOptions: browserLaunchOptions,
    trace: 'retain-on-failure',
  },
});
