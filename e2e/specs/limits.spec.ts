import type { PlayerPage } from '../pages/player-page.js';
import { expect, HLS, test } from '../support/test.js';

/*
 * What needs a page of its own. That the cap holds in both formats, and that a next visit starts higher, is
 * shown in test/browser/player-limits.test.ts.
 */
test.describe.configure({ mode: 'parallel' });

/** The heights of the video segments that were asked for; the lab title names its files by them. */
const requestedHeights = (playerPage: PlayerPage): number[] =>
  playerPage.requests.flatMap((url) => {
    const height = /\/video\/(\d+)p\/\d+\.m4s$/.exec(new URL(url).pathname)?.[1];
    return height === undefined ? [] : [Number(height)];
  });

test('cap-to-size keeps to the size of the player, and full screen lifts it to that of the screen', async ({
  playerPage,
}) => {
  await playerPage.open({});
  await playerPage.player.evaluate((player, src) => {
    player.style.width = '320px';
    for (const name of ['muted', 'autoplay', 'cap-to-size']) player.setAttribute(name, '');
    player.setAttribute('src', src);
  }, HLS);
  await playerPage.untilPlaying();
  await expect.poll(() => requestedHeights(playerPage).length).toBeGreaterThan(3);
  expect(Math.max(...requestedHeights(playerPage))).toBe(240);
  await playerPage.player.evaluate((player) => {
    (player as never as { toggleFullscreen(): void }).toggleFullscreen();
  });
  await expect
    .poll(() => Math.max(...requestedHeights(playerPage)), { timeout: 60_000 })
    .toBeGreaterThan(240);
});

test('nothing is stored where the page does not ask', async ({ playerPage }) => {
  await playerPage.openPlaying(HLS);
  await playerPage.untilPlaying(3);
  await playerPage.open({});
  expect(await playerPage.page.evaluate(() => Object.keys(localStorage))).toEqual([]);
});
