import { DASH, expect, HLS, test } from '../support/test.js';

test.describe.configure({ mode: 'parallel' });

for (const [format, src] of [
  ['HLS', HLS],
  ['DASH', DASH],
] as const) {
  test.describe(format, () => {
    test('plays to the end', async ({ playerPage }) => {
      await playerPage.openPlaying(src);
      await playerPage.set('playbackRate', 4);
      await expect.poll(() => playerPage.get('ended'), { timeout: 60_000 }).toBe(true);
      expect(await playerPage.seen('ended')).toHaveLength(1);
      const { counters } = await playerPage.summary();
      expect(counters['fatalCount']).toBe(0);
      expect(counters['startupMs']).toBeGreaterThan(0);
    });

    test('shows the rendition that was pinned, and hands back to the controller', async ({ playerPage }) => {
      await playerPage.openPlaying(src);
      await playerPage.set('selectedRenditionIndex', 1);
      await expect.poll(() => playerPage.get('renderedRenditionIndex')).toBe(1);
      const renditions = await playerPage.get<{ height: number }[]>('renditions');
      expect(renditions).toHaveLength(7);
      await playerPage.set('selectedRenditionIndex', -1);
      // Where nothing of the pinned one is loaded yet, which would be played out first; over and over on a slow machine.
      await playerPage.set('loop', true);
      await playerPage.set('currentTime', 45);
      await expect
        .poll(() => playerPage.get<number>('renderedRenditionIndex'), { timeout: 45_000 })
        .toBeGreaterThan(1);
    });

    test('shows captions in the chosen language', async ({ playerPage }) => {
      await playerPage.openPlaying(src);
      await expect
        .poll(() =>
          playerPage.player.evaluate((player) => (player as never as HTMLVideoElement).textTracks.length),
        )
        .toBe(2);
      const activeCue = async (): Promise<string> =>
        playerPage.player.evaluate((player) => {
          const tracks = [...(player as never as HTMLVideoElement).textTracks];
          const german = tracks.find(({ language }) => language.startsWith('de'));
          if (german && german.mode !== 'showing') german.mode = 'showing';
          return [...(german?.activeCues ?? [])].map((cue) => (cue as VTTCue).text).join(' ');
        });
      await expect.poll(activeCue).not.toBe('');
    });
  });
}

test('a source that replaces another brings its own captions, and takes the other ones away', async ({
  playerPage,
  page,
}) => {
  await playerPage.openPlaying(DASH);
  for (const src of [HLS, DASH, HLS]) {
    await playerPage.set('src', src);
    await playerPage.untilPlaying();
  }
  await page.mouse.move(400, 300);
  await page.getByRole('button', { name: /settings/i }).click();
  await page.getByRole('menuitem', { name: /captions/i }).click();
  await expect(page.getByRole('menuitemradio')).toHaveText([/off/i, /english/i, /deutsch/i]);
});
