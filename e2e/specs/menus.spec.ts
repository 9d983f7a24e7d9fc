import type { Page, PageScreenshotOptions } from '@playwright/test';
import type { PlayerPage } from '../pages/player-page.js';
import { expect, HLS, test } from '../support/test.js';

async function openSettings(page: Page, ...names: readonly RegExp[]): Promise<void> {
  await page.mouse.move(400, 300);
  await page.getByRole('button', { name: /settings/i }).click();
  for (const name of names) await page.getByRole('menuitem', { name }).click();
}

/** How many pixels on screen, or in a part of it, are magenta, be they under the controls' shade. */
async function magentaPixels(page: Page, clip?: PageScreenshotOptions['clip']): Promise<number> {
  const picture = (await page.screenshot(clip && { clip })).toString('base64');
  return page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
    if (!context) throw new Error('There is no canvas');
    context.drawImage(bitmap, 0, 0);
    const { data } = context.getImageData(0, 0, bitmap.width, bitmap.height);
    let count = 0;
    for (let at = 0; at < data.length; at += 4) {
      const [red = 0, green = 0, blue = 0] = data.subarray(at, at + 3);
      if (red > 60 && Math.abs(red - blue) < 8 && green < red / 8) count += 1;
    }
    return count;
  }, picture);
}

async function tell({ player }: PlayerPage, act: 'pause' | 'play'): Promise<void> {
  await player.evaluate((element, name) => (element as HTMLVideoElement)[name](), act);
}

/** What is on screen, as the menu names it. */
async function renderedLabel(player: PlayerPage): Promise<string> {
  const renditions = await player.get<readonly { height: number }[]>('renditions');
  const index = await player.get<number>('renderedRenditionIndex');
  return `${renditions[index]?.height}p`;
}

test('captions look as the viewer chose, on the next visit too, until they reset them', async ({
  playerPage,
  page,
}) => {
  const visit = async (): Promise<void> => {
    await playerPage.openPlaying(HLS, { 'remember-preferences': 'captions' });
    await tell(playerPage, 'pause');
    // While one is due.
    await playerPage.set('currentTime', 6);
    await page.mouse.move(400, 300);
  };
  await visit();
  await page.getByRole('button', { name: /captions/i }).click();
  await openSettings(page, /captions/i, /style/i, /^background(?! opacity)/i);
  await page.getByRole('menuitemradio', { name: 'Magenta' }).click();
  await page.keyboard.press('ArrowLeft');
  await page.getByRole('menuitem', { name: /background opacity/i }).click();
  await page.getByRole('menuitemradio', { name: '100%' }).click();
  const style = { backgroundColor: '#ff00ff', backgroundOpacity: 1 };
  await expect.poll(() => playerPage.get('captionStyle')).toEqual(style);
  for (let up = 0; up < 4; up += 1) await page.keyboard.press('Escape');
  await expect(page.getByRole('menu')).toHaveCount(0);
  await expect.poll(() => magentaPixels(page)).toBeGreaterThan(2_000);

  // However big the player, they stay clear of its seek bar.
  for (const [width, height] of [
    [1280, 720],
    [1920, 1080],
  ] as const) {
    await page.setViewportSize({ width, height });
    const rail = await page.locator('sv-player .rail').boundingBox();
    if (!rail) throw new Error('The seek bar has no rail');
    await expect.poll(() => magentaPixels(page, rail)).toBe(0);
    expect(await magentaPixels(page)).toBeGreaterThan(2_000);
  }

  await visit();
  await expect.poll(() => playerPage.get('captionStyle')).toEqual(style);
  await expect.poll(() => magentaPixels(page)).toBeGreaterThan(2_000);
  await openSettings(page, /captions/i, /style/i);
  await page.getByRole('menuitem', { name: /reset/i }).click();
  for (let up = 0; up < 3; up += 1) await page.keyboard.press('Escape');
  await expect.poll(() => magentaPixels(page)).toBe(0);
  expect(await page.evaluate(() => localStorage.getItem('sv-player:preferences'))).not.toContain(
    'captionStyle',
  );
});

test('Auto says what is on screen; the saver and the controller are the viewer’s, but for what the page wrote', async ({
  playerPage,
  page,
}) => {
  await playerPage.openPlaying(HLS, { 'remember-preferences': 'abr data-saver' });
  await playerPage.set('selectedRenditionIndex', 0);
  await expect.poll(() => playerPage.get('renderedRenditionIndex')).toBe(0);
  // Nothing else can come on screen meanwhile.
  await tell(playerPage, 'pause');
  await playerPage.set('selectedRenditionIndex', -1);
  await openSettings(page);
  const quality = page.getByRole('menuitem', { name: /quality/i });
  await expect(quality).toContainText('Auto (144p)');
  // Where nothing is buffered yet.
  await playerPage.set('currentTime', 50);
  await tell(playerPage, 'play');
  await expect.poll(() => playerPage.get('renderedRenditionIndex')).toBeGreaterThan(0);
  await expect
    .poll(async () => {
      const label = await renderedLabel(playerPage);
      return (await quality.textContent())?.includes(`Auto (${label})`);
    })
    .toBe(true);

  await quality.click();
  await page.getByRole('menuitemcheckbox', { name: /data saver/i }).click();
  await expect.poll(() => playerPage.get('dataSaver')).toBe('on');
  await openSettings(page, /quality/i);
  await expect(page.getByRole('menuitemcheckbox', { name: /data saver/i })).toBeChecked();
  await page.getByRole('menuitem', { name: /automatic choice/i }).click();
  await expect(page.getByRole('menuitemradio', { name: /balanced/i })).toBeChecked();
  await page.getByRole('menuitemradio', { name: 'By buffer bba' }).click();
  await expect.poll(() => playerPage.get('abr')).toBe('bba');

  await playerPage.open({ src: HLS, muted: '', 'remember-preferences': '', 'data-saver': 'off' });
  await expect.poll(() => playerPage.get('abr')).toBe('bba');
  expect(await playerPage.get('dataSaver')).toBe('off');
});

test('the context menu: by mouse and by key, its copies, and the browser’s own with Shift', async ({
  playerPage,
  page,
  context,
  origin,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin });
  const clipboard = (): Promise<string> => page.evaluate(() => navigator.clipboard.readText());
  await playerPage.openPlaying(HLS, { 'start-time': '12' });
  await playerPage.untilPlaying(12.1);
  await tell(playerPage, 'pause');
  await playerPage.set('currentTime', 12.4);
  const menu = page.getByRole('menu', { name: 'Video options' });
  expect(playerPage.requests.filter((url) => /context-menu/.test(url))).toEqual([]);

  await page.keyboard.down('Shift');
  await page.mouse.click(300, 200, { button: 'right' });
  await page.keyboard.up('Shift');
  expect(await page.evaluate(() => document.activeElement?.localName)).toBe('sv-player');
  await expect(menu).toHaveCount(0);

  const settings = page.getByRole('button', { name: /settings/i });
  await settings.focus();
  await page.keyboard.press('Shift+F10');
  await expect(menu.getByRole('menuitemcheckbox', { name: 'Loop' })).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(menu.getByRole('menuitem', { name: /copy link at 0:12/i })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(menu).toHaveCount(0);
  await expect(settings).toBeFocused();

  await page.mouse.click(955, 535, { button: 'right' });
  const box = await menu.boundingBox();
  expect(box && box.x + box.width <= 960 && box.y + box.height <= 540).toBe(true);
  await page.keyboard.press('l');
  await page.keyboard.press('Enter');
  await expect.poll(() => playerPage.get('loop')).toBe(true);

  await page.mouse.click(300, 200, { button: 'right' });
  await expect(menu.getByRole('menuitemcheckbox', { name: 'Loop' })).toBeChecked();
  await menu.getByRole('menuitem', { name: /copy link/i }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Link copied' })).toBeVisible();
  expect(new URL(await clipboard()).searchParams.get('t')).toBe('12');

  await playerPage.player.evaluate((player) => {
    player.addEventListener('sv-copy-link', (event) => {
      event.preventDefault();
    });
  });
  await page.evaluate(() => navigator.clipboard.writeText('the page’s own'));
  await page.mouse.click(300, 200, { button: 'right' });
  await menu.getByRole('menuitem', { name: /copy link/i }).click();
  await expect(menu).toHaveCount(0);
  expect(await clipboard()).toBe('the page’s own');

  await page.mouse.click(300, 200, { button: 'right' });
  await menu.getByRole('menuitem', { name: /debug info/i }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Debug info copied' })).toBeVisible();
  expect(JSON.parse(await clipboard())).toMatchObject({
    engine: 'hls',
    controller: 'hybrid',
    phase: 'paused',
  });

  await page.mouse.click(300, 200, { button: 'right' });
  await menu.getByRole('menuitem', { name: /about/i }).click();
  await expect(page.getByRole('dialog', { name: /about/i })).toContainText(/sv-player \d/);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);

  await playerPage.set('src', '/media/none.m3u8');
  await page.getByRole('button', { name: 'Copy code' }).click();
  await expect(page.getByRole('button', { name: 'Copied' })).toBeVisible();
  expect(await clipboard()).toBe('MANIFEST_LOAD_FAILED · 404');
});

test('the stats draw what they say, and have words for who can’t see it', async ({ playerPage, page }) => {
  await playerPage.openPlaying(HLS);
  expect(playerPage.requests.filter((url) => /stats/.test(url))).toEqual([]);
  await page.mouse.click(400, 300, { button: 'right' });
  await page.getByRole('menuitemcheckbox', { name: /stats for nerds/i }).click();
  const stats = page.getByRole('region', { name: /stats/i });
  const chart = (name: RegExp) => stats.getByRole('img', { name });
  await expect(chart(/^buffer in the last minute: now [\d.]+s/i)).toBeVisible();
  await expect(chart(/^throughput in the last minute: now .*bps/i)).toBeVisible();
  await expect(chart(/^dropped frames/i)).toBeVisible();
  await expect(stats).toContainText(/next: .*bps to .*bps/);
  await expect(stats.locator('canvas')).toHaveCount(4);
  // Axes and grid are grey; what is measured has colour. No frame need be dropped.
  const drawn = (): Promise<number> =>
    stats.locator('canvas').evaluateAll(
      (canvases) =>
        canvases.filter((canvas) => {
          const { width, height } = canvas as HTMLCanvasElement;
          const context = (canvas as HTMLCanvasElement).getContext('2d');
          const data = context?.getImageData(0, 0, width, height).data ?? [];
          let colored = 0;
          for (let at = 0; at < data.length; at += 4) {
            const [red = 0, green = 0, blue = 0] = data.slice(at, at + 3);
            if (Math.max(red, green, blue) - Math.min(red, green, blue) > 60) colored += 1;
          }
          return colored > 50;
        }).length,
    );
  await expect.poll(drawn).toBeGreaterThanOrEqual(3);
});
