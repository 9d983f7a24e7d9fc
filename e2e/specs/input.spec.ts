import { expect, HLS, test } from '../support/test.js';

test.describe('by touch', () => {
  test.use({ hasTouch: true });

  test('two taps skip, a swipe to the side seeks, and the page scrolls under the finger', async ({
    playerPage,
    page,
  }) => {
    await playerPage.openPlaying(HLS);
    await page.evaluate(() => {
      const more = document.createElement('div');
      more.style.height = '2000px';
      document.body.append(more);
    });
    const box = await playerPage.player.boundingBox();
    if (!box) throw new Error('The player is not shown');
    const at = (x: number, y: number) => ({ x: box.x + box.width * x, y: box.y + box.height * y });
    const tap = ({ x, y }: { x: number; y: number }) => page.touchscreen.tap(x, y);
    await tap(at(0.5, 0.2));
    const action = () => page.locator('sv-player video').evaluate((video) => video.style.touchAction);
    await expect.poll(action).toBe('pan-y pinch-zoom');

    const before = await playerPage.position();
    const cdp = await page.context().newCDPSession(page);
    const lift = (timestamp?: number) =>
      cdp.send('Input.dispatchTouchEvent', {
        type: 'touchEnd',
        touchPoints: [],
        ...(timestamp && { timestamp }),
      });
    const touch = (timestamp: number) =>
      cdp.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [at(0.9, 0.4)], timestamp });
    // With times of their own, as a screen gives them: what a busy machine does between them is none of a tap's.
    const nowSec = Date.now() / 1_000;
    await Promise.all([touch(nowSec), lift(nowSec + 0.05), touch(nowSec + 0.15), lift(nowSec + 0.2)]);
    await expect(page.locator('sv-touch-feedback .skip')).toHaveText(/\+10/);
    await expect.poll(() => playerPage.position()).toBeGreaterThan(before + 9);
    expect(await playerPage.get('paused')).toBe(false);

    /** One finger along these points; it stays down until `lift`. */
    const drag = async (...points: readonly (readonly [x: number, y: number])[]): Promise<void> => {
      for (const [index, point] of points.entries()) {
        const type = index === 0 ? 'touchStart' : 'touchMove';
        await cdp.send('Input.dispatchTouchEvent', { type, touchPoints: [at(...point)] });
      }
    };
    await drag([0.4, 0.4], [0.45, 0.4], [0.5, 0.4], [0.55, 0.4], [0.6, 0.4]);
    await expect(page.locator('sv-touch-feedback .seek')).toHaveText(/\d:\d\d\s*\+0:1\d/);
    const swiping = await playerPage.position();
    await lift();
    await expect.poll(() => playerPage.position()).toBeGreaterThan(swiping + 8);

    await drag([0.8, 0.8], [0.8, 0.7], [0.8, 0.6], [0.8, 0.5], [0.8, 0.4], [0.8, 0.3]);
    await lift();
    await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(100);
  });
});

test('picture in picture takes the controls along, styled and with their keys, and brings them back', async ({
  playerPage,
  page,
}) => {
  await playerPage.openPlaying(HLS, { 'video-title': 'Film' });
  await playerPage.player.evaluate((player) => {
    player.append(Object.assign(document.createElement('h3'), { slot: 'top-chrome', textContent: 'Mine' }));
  });
  await expect(page.getByRole('heading', { name: 'Mine' })).toBeVisible();
  await playerPage.player.focus();
  await page.keyboard.press('i');
  /** In the window, or with `null` in the page: where the video is, whether it is styled, what is drawn. */
  const look = (within: 'window' | 'page') =>
    page.evaluate((where) => {
      const there = where === 'page' ? document : window.documentPictureInPicture?.window?.document;
      const root = there?.querySelector('sv-player')?.shadowRoot;
      const layer = root?.querySelector('sv-controls')?.shadowRoot;
      const button = layer?.querySelector('.row > .play');
      const menu = layer?.querySelector('sv-settings-menu');
      return {
        video: root?.querySelector('video') !== null && root !== undefined,
        buttonSize: button ? Math.round(button.getBoundingClientRect().width) : 0,
        menuStyled: menu
          ? getComputedStyle(menu).getPropertyValue('background-color') !== 'rgba(0, 0, 0, 0)'
          : false,
        note: root?.querySelector('sv-away-note') !== null,
        // What stands where nothing of the page's does.
        ownTitle: layer?.querySelector('.title')?.checkVisibility() ?? false,
      };
    }, within);
  await expect.poll(() => look('window')).toMatchObject({ video: true, ownTitle: true });
  expect((await look('window')).buttonSize).toBeGreaterThanOrEqual(40);
  expect(await look('page')).toMatchObject({ video: false, note: true });
  const from = await playerPage.position();
  await playerPage.untilPlaying(from + 0.5);

  await page.evaluate(() => {
    const there = window.documentPictureInPicture?.window?.document;
    const root = there?.querySelector('sv-player')?.shadowRoot;
    const layer = root?.querySelector('sv-controls')?.shadowRoot;
    const init = { key: 'k', bubbles: true, composed: true, cancelable: true };
    layer?.querySelector('.row > .play')?.dispatchEvent(new KeyboardEvent('keydown', init));
    layer?.querySelector<HTMLElement>('.row > .settings')?.click();
  });
  await expect.poll(() => playerPage.get('paused')).toBe(true);
  await expect.poll(async () => (await look('window')).menuStyled).toBe(true);

  await page.getByRole('button', { name: 'Bring it back' }).click();
  await expect.poll(() => look('page')).toMatchObject({ video: true, note: false, ownTitle: false });
  await expect(page.getByRole('heading', { name: 'Mine' })).toBeVisible();
  expect((await look('page')).buttonSize).toBeGreaterThanOrEqual(40);
  await expect(page.getByRole('button', { name: 'Picture in picture', exact: true })).toBeFocused();
  await page.keyboard.press('k');
  const back = await playerPage.position();
  await playerPage.untilPlaying(back + 0.5);
});
