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
