import type { PlayerPage } from '../pages/player-page.js';
import { DASH, expect, HLS, test } from '../support/test.js';

/** Puts a source into an open page's player, after the attributes that bear on its first choice. */
async function playWith(playerPage: PlayerPage, src: string, attributes: Record<string, string>) {
  await playerPage.player.evaluate(
    (player, [source, wanted]) => {
      player.style.width = '320px';
      player.setAttribute('muted', '');
      player.setAttribute('autoplay', '');
      for (const [name, value] of Object.entries(wanted)) player.setAttribute(name, value);
      player.setAttribute('src', source);
    },
    [src, attributes] as const,
  );
  await playerPage.untilPlaying();
}

const chosen = async (playerPage: PlayerPage): Promise<number[]> =>
  (await playerPage.seen('sv-decision')).map(({ detail }) => Number(detail['renditionIndex']));

const stored = async (playerPage: PlayerPage): Promise<string[]> =>
  playerPage.page.evaluate(() => Object.keys(localStorage));

/** The heights of the video segments that were asked for; the lab title names its files by them. */
const requestedHeights = (playerPage: PlayerPage): number[] =>
  playerPage.requests.flatMap((url) => {
    const height = /\/video\/(\d+)p\/\d+\.m4s$/.exec(new URL(url).pathname)?.[1];
    return height === undefined ? [] : [Number(height)];
  });

for (const [format, src] of [
  ['HLS', HLS],
  ['DASH', DASH],
] as const) {
  test(`a player of 320 px with cap-to-size asks for nothing above 240p (${format})`, async ({
    playerPage,
  }) => {
    await playerPage.open({});
    await playWith(playerPage, src, { 'cap-to-size': '' });
    await playerPage.untilPlaying(8);
    const heights = requestedHeights(playerPage);
    expect(heights.length).toBeGreaterThan(5);
    expect(Math.max(...heights)).toBe(240);
  });
}

test('without it the size of the player is of no matter', async ({ playerPage }) => {
  await playerPage.open({});
  await playWith(playerPage, HLS, {});
  await expect
    .poll(() => Math.max(...requestedHeights(playerPage)), { timeout: 30_000 })
    .toBeGreaterThan(240);
});

test('full screen lifts the cap to the size of the screen', async ({ playerPage }) => {
  await playerPage.open({});
  await playWith(playerPage, HLS, { 'cap-to-size': '' });
  expect(Math.max(...requestedHeights(playerPage))).toBeLessThanOrEqual(240);
  await playerPage.player.evaluate((player) => {
    (player as never as { toggleFullscreen(): void }).toggleFullscreen();
  });
  await expect
    .poll(() => Math.max(...requestedHeights(playerPage)), { timeout: 60_000 })
    .toBeGreaterThan(240);
});

test('the next visit starts higher where the page lets the player remember', async ({ playerPage }) => {
  await playerPage.shape('remembers-1', 10_000);
  await playerPage.open({});
  await playWith(playerPage, `/shaped/remembers-1${HLS}`, { 'remember-throughput': '' });
  await expect.poll(async () => (await chosen(playerPage)).length).toBeGreaterThan(6);
  const [first = 0] = await chosen(playerPage);
  await playerPage.shape('remembers-2', 10_000);
  await playerPage.open({});
  expect(await stored(playerPage)).toEqual(['sv-player:throughput']);
  await playWith(playerPage, `/shaped/remembers-2${HLS}`, { 'remember-throughput': '' });
  const [later = 0] = await chosen(playerPage);
  expect(later).toBeGreaterThan(first);
  expect((await playerPage.summary()).counters['stallCount']).toBe(0);
});

test('nothing is stored where the page does not ask', async ({ playerPage }) => {
  await playerPage.open({});
  await playWith(playerPage, HLS, {});
  await playerPage.untilPlaying(3);
  await playerPage.open({});
  expect(await stored(playerPage)).toEqual([]);
});
