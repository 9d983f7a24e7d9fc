import type { SvPlayer } from '../../player/index.js';
import { startLive } from '../support/live-origins.js';
import { DASH, expect, HLS, test } from '../support/test.js';

const CHAPTERS = '/media/lab/chapters.json';
const STORYBOARD = '/media/lab/storyboard.vtt';

test('chapters and pictures stand over the seek bar, by pointer and by key, under the page’s policy', async ({
  playerPage,
  page,
}) => {
  await playerPage.openPlaying(HLS, { chapters: CHAPTERS, 'storyboard-src': STORYBOARD });
  await page.mouse.move(400, 300);
  const slider = page.getByRole('slider', { name: /seek/i });
  await expect(slider).toHaveAttribute('aria-valuetext', /Blue hour/);
  expect(playerPage.requests.some((url) => new URL(url).pathname === STORYBOARD)).toBe(false);
  const box = await slider.boundingBox();
  if (!box) throw new Error('The seek bar has no box');
  await page.mouse.move(box.x + box.width * 0.7, box.y + box.height - 10);
  await expect(page.locator('sv-player .bubble')).toContainText('The storm');
  await expect(page.locator('sv-player .preview img')).toBeVisible();
  await slider.focus();
  await page.keyboard.press('End');
  await page.keyboard.press('PageDown');
  await expect(page.locator('sv-player .bubble')).toContainText('First light');
});

test('the menu leads to a chapter', async ({ playerPage, page }) => {
  await playerPage.openPlaying(DASH, { chapters: CHAPTERS });
  await page.mouse.move(400, 300);
  await page.getByRole('button', { name: /settings/i }).click();
  await page.getByRole('menuitem', { name: /chapters/i }).click();
  await page.getByRole('menuitemradio', { name: /the storm/i }).click();
  await expect.poll(() => playerPage.position()).toBeGreaterThanOrEqual(37.9);
});

test('a page that uses none of it loads none of it', async ({ playerPage }) => {
  await playerPage.openPlaying(HLS);
  await playerPage.untilPlaying(1);
  const parts = /\/(title|chapter-desk|queue-desk|resume|preference|seek-extras)[^/]*\.js/;
  expect(playerPage.requests.filter((url) => parts.test(url))).toEqual([]);
});

test('a viewer who comes back goes on where they were', async ({ playerPage, page }) => {
  await playerPage.openPlaying(HLS, { resume: '', 'start-time': '20' });
  await playerPage.untilPlaying(20.5);
  await page.goto('about:blank');
  await playerPage.open({ src: HLS, muted: '', autoplay: '', resume: '' });
  await playerPage.untilPlaying(20);
  await expect(page.getByText(/resumed at 0:2\d/i).first()).toBeVisible();
  await page.getByRole('button', { name: /start over/i }).click();
  await expect.poll(() => playerPage.position()).toBeLessThan(15);
});

/** A live playlist that has a date range for each of its segments, with its programme time as its name. */
function withRanges(playlist: string): string {
  const dates = Array.from(playlist.matchAll(/^#EXT-X-PROGRAM-DATE-TIME:(.+)$/gm), ([, date = '']) => date);
  const ranges = dates.map((date) => `#EXT-X-DATERANGE:ID="${date}",START-DATE="${date}",X-AT="${date}"`);
  return [playlist.trimEnd(), ...ranges, ''].join('\n');
}

test('a live playlist’s date ranges are cue points that come and go with its window', async ({
  playerPage,
  page,
}) => {
  const live = await startLive();
  try {
    await page.route(/\/video\/[^/]+\.m3u8/, async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, body: withRanges(await response.text()) });
    });
    await playerPage.open({ src: await live.url('hls'), muted: '', autoplay: '' });
    const cues = async () =>
      playerPage.player.evaluate((element) => {
        const { cuePoints, session } = element as SvPlayer;
        return {
          ids: cuePoints.map(({ value }) => (value as { id: string }).id),
          // How far each lies from where its date is in the media.
          offMs: cuePoints.map(({ value, startTime }) =>
            Math.abs(
              Date.parse((value as { startDate: string }).startDate) -
                startTime * 1000 -
                (session?.live?.startDateMs ?? Number.NaN),
            ),
          ),
        };
      });
    await expect.poll(async () => (await cues()).ids.length).toBeGreaterThan(10);
    const told = await playerPage.player.evaluateHandle((element) => {
      const ids: string[] = [];
      (element as SvPlayer).addEventListener('sv-cue-point', ({ detail }) => {
        ids.push((detail.cuePoint.value as { id: string }).id);
      });
      return ids;
    });
    const before = (await cues()).ids;
    await expect.poll(async () => (await cues()).ids[0], { timeout: 40_000 }).not.toBe(before[0]);
    await expect.poll(async () => (await cues()).ids.at(-1), { timeout: 40_000 }).not.toBe(before.at(-1));
    expect(Math.max(...(await cues()).offMs)).toBeLessThan(100);
    await expect.poll(() => told.evaluate(({ length }) => length), { timeout: 40_000 }).toBeGreaterThan(1);
    const ids = await told.jsonValue();
    // Each once, however often the playlist came anew.
    expect(ids).toEqual([...new Set(ids)].toSorted());
  } finally {
    await live.close();
  }
});
