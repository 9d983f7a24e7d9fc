import type { Page } from '@playwright/test';
import { DASH, expect, HLS, test } from '../support/test.js';
import { watchViolations } from '../support/violations.js';

const CHAPTERS = '/media/lab/chapters.json';
const STORYBOARD = '/media/lab/storyboard.vtt';

/** Opens each page of the open menu, the pages behind those too, and comes back; gives their names. */
async function walkMenu(page: Page): Promise<readonly string[]> {
  const menu = page.getByRole('menu');
  const openers = menu.locator('[aria-haspopup="menu"]');
  const name = await menu.getAttribute('aria-label');
  const walked = [name ?? ''];
  const count = await openers.count();
  for (let index = 0; index < count; index += 1) {
    await openers.nth(index).click();
    await expect(menu).not.toHaveAttribute('aria-label', name ?? '');
    walked.push(...(await walkMenu(page)));
    await page.locator('sv-settings-menu .back').click();
    await expect(menu).toHaveAttribute('aria-label', name ?? '');
  }
  return walked;
}

test('a strict policy with Trusted Types holds: playing, every menu and panel, the next title, a fault', async ({
  playerPage,
  page,
}) => {
  const violations = await watchViolations(page);
  const answered = page.waitForResponse(/embed\.html/);
  await playerPage.openPlaying(HLS, {
    chapters: CHAPTERS,
    'storyboard-src': STORYBOARD,
    'remember-preferences': '',
    resume: '',
  });
  const policy = (await answered).headers()['content-security-policy'] ?? '';
  expect(policy).toContain("default-src 'self'");
  expect(policy).toContain("require-trusted-types-for 'script'");
  expect(policy).not.toMatch(/unsafe|allow-duplicates/);
  await playerPage.set('queue', [
    {
      src: HLS,
      title: 'One',
      chapters: CHAPTERS,
      storyboard: STORYBOARD,
    },
    { src: DASH, title: 'Two', poster: '/media/lab/poster.jpg' },
  ]);

  await expect.poll(() => playerPage.get<unknown[]>('chapters')).not.toEqual([]);

  await page.mouse.move(400, 300);
  await page.getByRole('button', { name: /settings/i }).click();
  const walked = await walkMenu(page);
  expect(walked.join()).toMatch(/quality.*speed.*captions.*chapters.*queue/i);
  await page.getByRole('menu').getByText(/stats/i).click();
  await expect(page.getByRole('region', { name: /stats/i })).toContainText(/hybrid/);
  await page.getByRole('region', { name: /stats/i }).getByRole('button', { name: /close/i }).click();

  // The picture's own menu and the sheet of keys, where there are any.
  await page.mouse.click(400, 200, { button: 'right' });
  await expect(page.getByRole('menu')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('menu')).toBeHidden();
  await playerPage.player.focus();
  await page.keyboard.press('?');
  const sheet = page.getByRole('dialog', { name: /keyboard/i });
  await expect(sheet).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(sheet).toBeHidden();

  const slider = page.getByRole('slider', { name: /seek/i });
  const box = await slider.boundingBox();
  if (!box) throw new Error('The seek bar has no box');
  await page.mouse.move(box.x + box.width * 0.7, box.y + box.height - 10);
  await expect(page.locator('sv-player .preview img')).toBeVisible();
  await page.getByRole('button', { name: /mute/i }).hover();
  await page.getByRole('button', { name: /captions/i }).click();

  await playerPage.set('currentTime', (await playerPage.get<number>('duration')) - 1);
  await page.getByRole('button', { name: /play now/i }).click();
  await expect.poll(() => playerPage.get('currentSrc')).toContain(DASH);
  await playerPage.untilPlaying();

  await playerPage.set('src', '/media/nowhere/master.m3u8');
  await playerPage.fatalError();
  await expect(page.getByRole('alert')).toBeVisible();
  expect(violations).toEqual([]);
});

test('what a policy refuses is noticed by these tests', async ({ page, origin }) => {
  const violations = await watchViolations(page);
  await page.goto(`${origin}/embed.html`);
  await page.evaluate(() => {
    document.body.setAttribute('style', 'color: red');
  });
  await expect.poll(() => violations.length).toBe(1);
  expect(violations[0]).toMatch(/^style-src/);
});
