import { sitePages } from '../../demo/site.js';
import { StagePage, type Dress } from '../pages/stage-page.js';
import { axeViolations } from '../support/axe.js';
import { expect, test } from '../support/test.js';

const CHAPTERS = '/media/lab/chapters.json';
const QUEUE = [
  { src: '/media/lab/master.m3u8', title: 'The Long Evening' },
  { src: '/media/lab/manifest.mpd', title: 'The Morning After' },
];

/** Not the default's own look in English, which is walked through whole. */
const menuDresses: readonly Dress[] = [
  { theme: 'float', scheme: 'light', lang: 'de' },
  { theme: 'paper', scheme: 'dark', lang: 'ar' },
  { theme: 'cinema', lang: 'ar' },
  { scheme: 'light', lang: 'de' },
];
const faultDresses: readonly Dress[] = [
  { theme: 'float', scheme: 'dark', lang: 'de' },
  { theme: 'paper', scheme: 'light', lang: 'ar' },
  { scheme: 'light', lang: 'de' },
];

test('nothing violates WCAG 2.2 A or AA: idle, playing, every menu, keys, stats, up next, ended, fault, in every theme', async ({
  page,
  origin,
}) => {
  test.slow();
  const stage = new StagePage(page, origin);
  await stage.open({ chapters: CHAPTERS });
  const clean = async (state: string): Promise<void> => {
    expect(await axeViolations(page), state).toEqual([]);
  };
  await stage.darken();
  await clean('idle');
  await stage.player.evaluate((player, queue) => {
    Object.assign(player, { queue });
  }, QUEUE);
  await stage.player.evaluate(async (player) => (player as HTMLVideoElement).play());
  await expect
    .poll(() => stage.player.evaluate((player) => (player as HTMLVideoElement).currentTime))
    .toBeGreaterThan(0);
  await clean('playing');
  await stage.standAt(20);

  await stage.openMenu();
  await clean('menu');
  const pages = await page
    .locator('sv-player [aria-haspopup=menu][data-page]')
    .evaluateAll((items) => items.map((item) => item.getAttribute('data-page') ?? ''));
  expect(pages).toEqual(
    expect.arrayContaining(['quality', 'speed', 'captions', 'audio', 'chapters', 'queue']),
  );
  for (const name of pages) {
    await page.locator(`sv-player [data-page=${name}]`).click();
    await clean(`menu: ${name}`);
    const inner = page.locator('sv-player [aria-haspopup=menu][data-page]');
    if ((await inner.count()) > 0) {
      await inner.first().click();
      await clean(`menu: ${name}, the page behind it`);
      await page.keyboard.press('ArrowLeft');
    }
    await page.keyboard.press('ArrowLeft');
  }
  for (const dress of menuDresses) {
    await stage.dress(dress);
    await clean(`menu in ${JSON.stringify(dress)}`);
  }
  await stage.dress({});
  await stage.closeMenu();
  await stage.player.click({ button: 'right' });
  await expect(page.getByRole('menu', { name: 'Video options' })).toBeVisible();
  await clean('context menu');
  await page.keyboard.press('Escape');
  await stage.player.focus();
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
  await clean('keys');
  await page.keyboard.press('Escape');

  await stage.player.evaluate((player) => {
    (player as HTMLElement & { toggleStats(): void }).toggleStats();
  });
  await expect(page.getByRole('region', { name: 'Stats' })).toBeVisible();
  await clean('stats');
  await stage.dress({ theme: 'paper', scheme: 'light', lang: 'ar' });
  await clean('stats in Arabic');
  await stage.dress({});
  await stage.player.evaluate((player) => {
    (player as HTMLElement & { toggleStats(): void }).toggleStats();
  });

  await stage.player.evaluate(async (element) => {
    const player = element as HTMLVideoElement;
    player.currentTime = player.duration - 0.3;
    await player.play();
  });
  await expect(stage.player).toHaveAttribute('data-ended');
  await expect(page.locator('sv-player .up-next')).toBeVisible();
  await clean('up next');
  await page.getByRole('button', { name: 'Cancel' }).click();
  await clean('ended');

  await stage.fail();
  await clean('fault');
  for (const dress of faultDresses) {
    await stage.dress(dress);
    await clean(`fault in ${JSON.stringify(dress)}`);
  }
  expect(stage.refused).toEqual([]);
});

test('nor does any page of the site, light or dark', async ({ page, origin }) => {
  test.slow();
  for (const name of [...sitePages.map((sitePage) => sitePage.name), 'embed']) {
    await page.goto(`${origin}/${name}.html`);
    // Once its scripts have drawn what they draw.
    await expect(page.locator('sv-player sv-controls, media-time-range:defined').first()).toBeAttached();
    await page.emulateMedia({ colorScheme: 'light' });
    // media-chrome's clock is called "playback time", whatever it shows.
    const others = name === 'media-chrome' ? 'media-time-display' : undefined;
    expect(await axeViolations(page, undefined, others), name).toEqual([]);
    // Nothing but colours changes.
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await axeViolations(page, 'color-contrast', others), `${name}, dark`).toEqual([]);
  }
});
