import { DASH, expect, HLS, test } from '../support/test.js';

/* What judges by stalls, which a second browser on two cores can make by itself: it has the machine alone. */

for (const [format, src] of [
  ['HLS', HLS],
  ['DASH', DASH],
] as const) {
  test.describe(format, () => {
    test('seeks into what is not loaded, which is a seek and no stall', async ({ playerPage }) => {
      await playerPage.openPlaying(src);
      await playerPage.set('currentTime', 52);
      await playerPage.untilPlaying(52.5);
      await expect.poll(async () => (await playerPage.summary()).counters['seekCount']).toBe(1);
      expect((await playerPage.summary()).counters['stallCount']).toBe(0);
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
      expect(counters['stallMs']).toBe(0);
      for (const { detail } of await playerPage.seen('sv-decision'))
        expect(detail['reason']).toMatch(/^[a-z-]+$/);
    });
  });
}
