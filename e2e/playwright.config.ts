import { defineConfig } from '@playwright/test';
import { browserLaunchOptions } from '../test/browser/support/launch-options.js';

/** On two cores a second browser alone can make these stall, or drift: `playwright.alone.config.ts` runs them. */
export const aloneSpecs = [
  '**/live.spec.ts',
  '**/no-stall.spec.ts',
  '**/party.spec.ts',
  '**/peer-pages.spec.ts',
  '**/qoe-test.spec.ts',
  '**/survival.spec.ts',
  '**/truth.spec.ts',
];

export default defineConfig({
  testDir: './specs',
  testIgnore: aloneSpecs,
  outputDir: '../test-results',
  snapshotPathTemplate: '{testDir}/../baselines/{arg}{ext}',
  // A file at a time each: most of what they do is wait for real time to pass, on half a core.
  workers: 3,
  fullyParallel: false,
  timeout: 90_000,
  // Machines are shared and stall; `npm test` lists what passed only then.
  retries: 1,
  expect: { timeout: 20_000 },
  forbidOnly: true,
  reporter: [['list'], ['json', { outputFile: '../test-results/e2e.json' }]],
  use: {
    browserName: 'chromium',
    viewport: { width: 960, height: 540 },
    launchOptions: browserLaunchOptions,
    // A trace of every test took pictures of every frame played, and a copy of every segment: half of the time.
    trace: 'on-first-retry',
    screenshot: 'only-on-failure',
  },
});
