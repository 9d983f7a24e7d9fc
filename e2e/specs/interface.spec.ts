import { expect, HLS, test } from '../support/test.js';

test('the keyboard does what it does elsewhere', async ({ playerPage, page }) => {
  await playerPage.openPlaying(HLS);
  await playerPage.player.focus();
  await page.keyboard.press('k');
  await expect.poll(() => playerPage.get('paused')).toBe(true);
  const before = await playerPage.position();
  await page.keyboard.press('l');
  await expect.poll(() => playerPage.position()).toBeGreaterThan(before + 9);
  await page.keyboard.press('m');
  await expect.poll(() => playerPage.get('muted')).toBe(false);
  await page.keyboard.press('5');
  await expect.poll(() => playerPage.position()).toBeGreaterThan(28);
  await page.keyboard.press(' ');
  await expect.poll(() => playerPage.get('paused')).toBe(false);
});

test('the quality menu names what is on screen, and pins', async ({ playerPage, page }) => {
  await playerPage.openPlaying(HLS);
  await page.mouse.move(400, 300);
  await page.getByRole('button', { name: /settings/i }).click();
  await page.getByRole('menuitem', { name: /quality/i }).click();
  await expect(page.getByRole('menuitemradio', { name: /^auto \(\d+p\)/i })).toBeVisible();
  await page.getByRole('menuitemradio', { name: /240p/ }).click();
  await expect.poll(() => playerPage.get('selectedRenditionIndex')).toBe(1);
});

test('the audio menu names what is heard, and switches', async ({ playerPage, page }) => {
  await playerPage.openPlaying(HLS);
  await page.mouse.move(400, 300);
  await page.getByRole('button', { name: /settings/i }).click();
  const entry = page.getByRole('menuitem', { name: /audio/i });
  await expect(entry).toContainText('Music');
  await entry.click();
  await page.getByRole('menuitemradio', { name: 'Deutsch' }).click();
  await expect(page.getByRole('button', { name: /settings/i })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(entry).toContainText('Deutsch');
  const at = await playerPage.position();
  await playerPage.untilPlaying(at + 6);
  expect(playerPage.requests.some((url) => url.includes('/audio-de/'))).toBe(true);
});

test('the stats overlay shows rendition, throughput, buffer, decision and reason', async ({
  playerPage,
  page,
}) => {
  await playerPage.openPlaying(HLS);
  await page.mouse.move(400, 300);
  await page.getByRole('button', { name: /settings/i }).click();
  await page
    .getByRole('menuitem', { name: /stats/i })
    .or(page.getByRole('menuitemcheckbox', { name: /stats/i }))
    .click();
  const stats = page.getByRole('region', { name: /stats/i });
  await expect(stats).toBeVisible();
  await expect(stats).toContainText(/\d+p/);
  await expect(stats).toContainText(/[kM]bps/);
  await expect(stats).toContainText(/hybrid/);
});
