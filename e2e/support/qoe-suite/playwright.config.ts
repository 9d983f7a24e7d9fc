import { defineConfig } from '@playwright/test';

/** The Playwright suite of a project that has installed sv-lab; `specs/qoe-test.spec.ts` runs it. */
export default defineConfig({ testDir: '.', workers: 3 });
