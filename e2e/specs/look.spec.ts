import { browserLaunchOptions } from '../../test/browser/support/launch-options.js';
import { StagePage, type Dress } from '../pages/stage-page.js';
import { expect, test } from '../support/test.js';

/*
 * How it looks, against pictures in e2e/baselines that were each looked at. Another machine draws the edges of
 * letters a little otherwise, which the tolerance allows; a button of 24 px that has moved by 3 px is past it.
 * After a change that is meant: `npx playwright test -c e2e/playwright.config.ts look.spec --update-snapshots`, and look.
 */
const TOLERANCE = { threshold: 0.2, maxDiffPixels: 60 };

test.use({
  launchOptions: {
    ...browserLaunchOptions,
    args: [...browserLaunchOptions.args, '--font-render-hinting=none', '--disable-lcd-text'],
  },
});

const TABLET = [820, 461] as const;
const DESKTOP = [1280, 720] as const;
const TELEVISION = [1920, 1080] as const;

test('the interface looks as it did when it was looked at: sizes, schemes, directions, themes', async ({
  page,
  origin,
}) => {
  const stage = new StagePage(page, origin);
  const looks = async (name: string): Promise<void> => {
    await expect.soft(page).toHaveScreenshot(`${name}.png`, TOLERANCE);
  };
  await page.setViewportSize({ width: TABLET[0], height: TABLET[1] });
  await stage.open({ 'storyboard-src': '/media/lab/storyboard.vtt', chapters: '/media/lab/chapters.json' });
  await looks('tablet-idle');

  await stage.standAt(20);
  await page.locator('sv-player .time').hover();
  const rest = async (): Promise<void> => {
    await page.mouse.move(10, 120);
  };
  await rest();
  await looks('tablet-paused');
  for (const [name, size] of [
    ['desktop', DESKTOP],
    ['tv', TELEVISION],
  ] as const) {
    await stage.dress({ size });
    await looks(`${name}-paused`);
  }
  await stage.dress({ size: TABLET, forcedColors: true });
  await looks('tablet-forced-colors');

  await stage.dress({});
  await stage.openMenu();
  await rest();
  const menus: readonly (readonly [string, Dress])[] = [
    ['tablet-menu-dark', {}],
    ['tablet-menu-light', { scheme: 'light' }],
    ['tablet-menu-forced-colors', { forcedColors: true }],
    ['tablet-menu-arabic', { lang: 'ar' }],
    ['desktop-menu', { size: DESKTOP }],
    ['tv-menu', { size: TELEVISION }],
    ['float-light', { theme: 'float', scheme: 'light', size: TABLET }],
    ['float-dark', { theme: 'float', size: TABLET }],
    ['paper-light', { theme: 'paper', scheme: 'light', size: TABLET }],
    ['paper-dark-arabic', { theme: 'paper', lang: 'ar', size: TABLET }],
    ['cinema', { theme: 'cinema', size: TABLET }],
  ];
  for (const [name, dress] of menus) {
    await stage.dress({ size: TABLET, ...dress });
    await looks(name);
  }

  await stage.dress({ size: TABLET });
  await stage.closeMenu();
  await stage.fail();
  await looks('tablet-error-dark');
  await stage.dress({ scheme: 'light', lang: 'de' });
  await looks('tablet-error-light-german');
  await stage.dress({ lang: 'ar' });
  await looks('tablet-error-arabic');
  expect(stage.refused).toEqual([]);
});

test.describe('on a phone', () => {
  test.use({ hasTouch: true, isMobile: true, viewport: { width: 390, height: 219 } });

  test('the interface looks as it did, and nothing to be touched is under 44 px', async ({
    page,
    origin,
  }) => {
    const stage = new StagePage(page, origin);
    await stage.open();
    await expect.soft(page).toHaveScreenshot('phone-idle.png', TOLERANCE);
    await stage.standAt(20);
    await expect.soft(page).toHaveScreenshot('phone-paused.png', TOLERANCE);
    await stage.openMenu();
    await expect.soft(page).toHaveScreenshot('phone-menu.png', TOLERANCE);
    const small = await page.locator('sv-player :is(button, [role=slider]):visible').evaluateAll((targets) =>
      targets
        .map((target) => ({
          name: target.ariaLabel ?? target.textContent,
          box: target.getBoundingClientRect(),
        }))
        .filter(({ box }) => Math.min(box.width, box.height) < 44)
        .map(({ name }) => name),
    );
    expect(small).toEqual([]);
    await stage.closeMenu();
    await stage.fail();
    await expect.soft(page).toHaveScreenshot('phone-error.png', TOLERANCE);
  });
});
