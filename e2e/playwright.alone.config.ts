import { defineConfig } from '@playwright/test';
import shared, { aloneSpecs } from './playwright.config.js';

/** What judges playback by its stalls, with the machine for itself. */
export default defineConfig({
  ...shared,
  testMatch: aloneSpecs,
  testIgnore: [],
  workers: 1,
  reporter: [['list'], ['json', { outputFile: '../test-results/alone.json' }]],
});
