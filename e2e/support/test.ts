import { test as base, expect } from '@playwright/test';
import { PlayerPage } from '../pages/player-page.js';
import { startServer } from './server.js';

export const HLS = '/media/lab/master.m3u8';
export const DASH = '/media/lab/manifest.mpd';

interface Fixtures {
  readonly playerPage: PlayerPage;
}

interface WorkerFixtures {
  readonly origin: string;
}

/** Every test gets a player's page over one server a worker, and fails on anything unhandled in it. */
export const test = base.extend<Fixtures, WorkerFixtures>({
  origin: [
    // Playwright reads a fixture's needs from its first parameter's pattern.
    // oxlint-disable-next-line no-empty-pattern
    async ({}, use) => {
      const server = await startServer();
      await use(server.origin);
      await server.stop();
    },
    { scope: 'worker' },
  ],
  playerPage: async ({ page, origin }, use) => {
    const playerPage = new PlayerPage(page, origin);
    await use(playerPage);
    expect(playerPage.unhandled, 'nothing unhandled in the console').toEqual([]);
  },
});

export { expect } from '@playwright/test';
