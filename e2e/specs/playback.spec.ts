import { DASH, expect, HLS, test } from '../support/test.js';

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

    test('seeks into what is not loaded, which is a seek and no stall', async ({ playerPage }) => {
      await playerPage.openPlaying(src);
      await playerPage.set('currentTime', 52);
      await playerPage.untilPlaying(52.5);
      await expect.poll(async () => (await playerPage.summary()).counters['seekCount']).toBe(1);
      expect((await playerPage.summary()).counters['stallCount']).toBe(0);
    });

    test('shows the rendition that was pinned, and hands back to the controller', async ({ playerPage }) => {
      await playerPage.openPlaying(src);
      await playerPage.set('selectedRenditionIndex', 1);
      await expect.poll(() => playerPage.get('renderedRenditionIndex')).toBe(1);
      const renditions = await playerPage.get<{ height: number }[]>('renditions');
      expect(renditions).toHaveLength(7);
      await playerPage.set('selectedRenditionIndex', -1);
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

    test('goes down when the network does and up again, without a stall', async ({ playerPage }) => {
      const viewer = `adapts-${format.toLowerCase()}`;
      await playerPage.shape(viewer, 6_000);
      await playerPage.openPlaying(`/shaped/${viewer}${src}`);
      const lastChoice = async (): Promise<number> =>
        Number((await playerPage.seen('sv-decision')).at(-1)?.detail['renditionIndex'] ?? -1);
      await expect.poll(lastChoice, { timeout: 30_000 }).toBeGreaterThanOrEqual(3);
      // With one segment in hand the drop alone nearly forces a stall: to see it, and to load the next video
      // and audio at 700 kbps, takes about 3.3 s of the 3.6 s that are left.
      const bufferLevelSec = async (): Promise<number> =>
        Number((await playerPage.summary()).gauges['bufferLevelSec']);
      await expect.poll(bufferLevelSec, { timeout: 20_000 }).toBeGreaterThan(8);
      await playerPage.shape(viewer, 700);
      await expect.poll(lastChoice, { timeout: 40_000 }).toBeLessThanOrEqual(1);
      await playerPage.shape(viewer, 8_000);
      await expect.poll(lastChoice, { timeout: 40_000 }).toBeGreaterThanOrEqual(3);
      const { counters } = await playerPage.summary();
      expect(counters['stallCount']).toBe(0);
      for (const { detail } of await playerPage.seen('sv-decision'))
        expect(detail['reason']).toMatch(/^[a-z-]+$/);
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
