import { expect, HLS, test } from '../support/test.js';

/*
 * The player without a pointer and without eyes: what Tab reaches and is called, what keys do and what is said of
 * it. Left out: what the keys do in detail (unit tests), and menus (interface.spec.ts).
 */
test('a walk by keyboard: every control has a name, a role and a state, and what is done is said', async ({
  playerPage,
  page,
}) => {
  await playerPage.openPlaying(HLS, { 'video-title': 'A title' });
  const slider = (name: string) => page.getByRole('slider', { name, exact: true });
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  const stops = [
    slider('Seek'),
    button('Pause'),
    button('Back 10 seconds'),
    button('Forward 10 seconds'),
    button('Unmute'),
    slider('Volume'),
    button('Captions'),
    button('Settings'),
    button('Picture in picture'),
    button('Full screen'),
  ];
  await expect(button('Full screen')).toBeVisible();
  for (const stop of stops) {
    await page.keyboard.press('Tab');
    await expect(stop).toBeFocused();
  }
  await expect(slider('Seek')).toHaveAttribute('aria-valuetext', /^\d+ seconds? of /);
  await expect(button('Captions')).toHaveAttribute('aria-pressed', 'false');
  await expect(button('Settings')).toHaveAttribute('aria-expanded', 'false');
  await expect(page.getByRole('group', { name: 'Player controls' })).toBeVisible();

  // With the focus elsewhere than on what a key changes, the change is said.
  const said = page.locator('.layer > [role=status]');
  const press = async (key: string, text: string | RegExp): Promise<void> => {
    await page.keyboard.press(key);
    await expect(said).toHaveText(text);
  };
  await press('k', 'Paused');
  await expect(button('Play')).toBeVisible();
  await press('k', 'Playing');
  await press('l', /^\d+ seconds? of /);
  await press('ArrowUp', 'Volume 5%');
  await press('m', 'Muted');
  await press('c', /^Captions: (?!Off)/);
  await expect(button('Captions')).toHaveAttribute('aria-pressed', 'true');
  await press('c', 'Captions: Off');
  await press('>', 'Speed 1.25');

  await page.keyboard.press('?');
  const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await expect(sheet).toBeVisible();
  await expect(sheet.getByText('Play or pause')).toBeVisible();
  await expect(sheet.getByRole('button', { name: 'Close' })).toBeFocused();
  await page.keyboard.press('k');
  await page.keyboard.press('Escape');
  await expect(sheet).toBeHidden();
  await expect(button('Full screen')).toBeFocused();
  expect(await playerPage.get('paused')).toBe(false);

  await button('Settings').focus();
  await page.keyboard.press('Enter');
  const quality = page.getByRole('menuitem', { name: /^Quality/ });
  await expect(quality).toBeFocused();
  await page.keyboard.press('Enter');
  await page.getByRole('menuitemradio', { name: /^240p/ }).focus();
  await press('Enter', 'Quality: 240p');
  await expect(button('Settings')).toBeFocused();

  await playerPage.set('src', '/media/lab/nowhere.m3u8');
  await expect(page.getByRole('alert')).toContainText('MANIFEST_LOAD_FAILED', { timeout: 45_000 });
  await expect(button('Try again')).toBeFocused();
});

test('what the page names goes full screen with the player; what it can’t, is told', async ({
  playerPage,
  page,
}) => {
  await playerPage.openPlaying(HLS);
  await playerPage.player.evaluate((player) => {
    const theatre = document.createElement('section');
    theatre.id = 'theatre';
    player.before(theatre);
    theatre.append(player, 'a chat');
    player.setAttribute('fullscreen-element', 'theatre');
  });
  const onScreen = () =>
    page.evaluate(() => document.fullscreenElement?.id || document.fullscreenElement?.localName);
  await playerPage.player.focus();
  await page.keyboard.press('f');
  await expect(page.getByRole('button', { name: 'Leave full screen' })).toBeAttached();
  expect(await onScreen()).toBe('theatre');
  await page.keyboard.press('f');
  await expect(page.getByRole('button', { name: 'Full screen', exact: true })).toBeAttached();
  await playerPage.player.evaluate((player) => {
    player.setAttribute('fullscreen-element', 'main > .absent');
  });
  await page.keyboard.press('f');
  await expect.poll(onScreen).toBe('sv-player');
  const [fault] = await playerPage.seen('sv-error');
  expect(fault?.detail).toMatchObject({ code: 'INVALID_ARGUMENT', fatal: false });
});
