import type { Locator } from '@playwright/test';
import { RoomPage } from '../pages/room-page.js';
import { axeViolations } from '../support/axe.js';
import { expect, HLS, test } from '../support/test.js';

/** Two who stand still are as far apart as a seek is off. */
const A_FRAME_SEC = 0.06;

let rooms = 0;
const newRoom = (): string => `room-${(rooms += 1)}-${String(process.pid)}`;

test('a page that asks for no party fetches nothing of one', async ({ playerPage }) => {
  await playerPage.openPlaying(HLS);
  expect(playerPage.requests.filter((url) => /party|yjs|y-websocket/i.test(url))).toEqual([]);
});

test('one plays, seeks and pauses, the other follows; both chat, under the policy', async ({
  browser,
  origin,
  request,
}) => {
  const room = newRoom();
  const ann = await RoomPage.enter(browser, origin, { name: 'Ann', room, src: HLS, 'party-open': '' });
  await expect
    .poll(async () => ann.player.evaluate((it) => Reflect.get(it, 'party').title?.src))
    .toContain(HLS);
  // Bo brings no title: it is the room's.
  const bo = await RoomPage.enter(browser, origin, { name: 'Bo', room, 'rum-url': '/rum' });
  await expect.poll(async () => bo.get('src')).toContain(HLS);
  await expect.poll(async () => bo.get('readyState')).toBeGreaterThan(2);

  await ann.call('play');
  await expect.poll(async () => bo.get<number>('currentTime')).toBeGreaterThan(0.5);
  await bo.follows();
  await ann.seekTo(12);
  await expect.poll(async () => bo.get<number>('currentTime')).toBeGreaterThan(12);
  await bo.follows();
  await bo.call('pause');
  await expect.poll(async () => ann.get('paused')).toBe(true);
  const apartSec = async (): Promise<number> =>
    Math.abs((await ann.get<number>('currentTime')) - (await bo.get<number>('currentTime')));
  await expect.poll(apartSec).toBeLessThan(A_FRAME_SEC);

  await ann.say('Look at 0:05 https://example.com/a <img src=x onerror=alert(1)>');
  const unread = bo.page.getByRole('button', { name: 'Watch together, 1 unread' });
  await unread.click();
  await expect(bo.player).toHaveAttribute('party-open', '');
  await expect(bo.log).toContainText('<img src=x onerror=alert(1)>');
  await expect(bo.log.locator('img')).toHaveCount(0);
  const link = bo.log.getByRole('link');
  await expect(link).toHaveAttribute('href', 'https://example.com/a');
  await expect(link).toHaveAttribute('rel', /noopener/);
  await expect(bo.page.getByRole('button', { name: 'Watch together', exact: true })).toBeVisible();

  // A time leads there, for all.
  await bo.log.getByRole('button', { name: 'Go to 0:05' }).first().click();
  await expect.poll(async () => ann.get<number>('currentTime')).toBeCloseTo(5, 0);

  await bo.say('Yes');
  const answer = ann.log.getByRole('article').last();
  await expect(answer).toContainText('Yes');
  await answer.focus();
  await ann.page.keyboard.press('Tab');
  await ann.page.keyboard.press('Tab');
  await ann.panel.getByRole('button', { name: 'React' }).click();
  await ann.panel.getByRole('button', { name: '🔥' }).first().click();
  await expect(bo.log.getByRole('button', { name: '🔥 from Ann' })).toBeVisible();
  await bo.panel.getByRole('button', { name: /^Like this room/ }).click();
  await expect(ann.panel.getByRole('button', { name: 'Like this room, Likes: 1' })).toBeVisible();
  // Up and down walk through the messages; Escape closes the panel, and the focus is on its button.
  await answer.focus();
  await ann.page.keyboard.press('ArrowUp');
  await expect(ann.log.getByRole('article').first()).toBeFocused();
  await ann.page.keyboard.press('Escape');
  await expect(ann.panel).toHaveCount(0);
  await expect(ann.page.getByRole('button', { name: /^Watch together/ })).toBeFocused();

  // What is reported of the view says that it was watched together, with how many and as what.
  const viewId = await bo.player.evaluate((it) => Reflect.get(it, 'session').qoe().viewId as string);
  await bo.page.goto('about:blank');
  const reported = async (): Promise<unknown> => {
    const told = await request.get(`${origin}/api/views/${viewId}`);
    return told.ok() ? told.json() : null;
  };
  await expect.poll(reported).toMatchObject({
    view: { status: 'ended', setting: { party: true } },
    events: expect.arrayContaining([
      expect.objectContaining({
        event: expect.objectContaining({ type: 'end', party: { size: 2, role: expect.any(String) } }),
      }),
    ]),
  });

  expect([...ann.complaints, ...bo.complaints]).toEqual([]);
});

test('who leaves the room’s time goes back by a button; who is banned is told, and stays out', async ({
  browser,
  origin,
}) => {
  const room = newRoom();
  const ann = await RoomPage.enter(browser, origin, { name: 'Ann', room, src: HLS, 'party-open': '' });
  const bo = await RoomPage.enter(browser, origin, { name: 'Bo', room });
  await expect.poll(async () => bo.get('readyState')).toBeGreaterThan(2);
  await ann.panel.getByRole('tab', { name: /People/ }).click();
  await ann.panel.getByText('Room settings').click();
  await ann.panel.getByLabel('Who plays, pauses and seeks').selectOption({ label: 'The host' });
  await expect
    .poll(async () => bo.player.evaluate((it) => Reflect.get(it, 'party').mayControl as boolean))
    .toBe(false);
  await ann.call('play');
  await expect.poll(async () => bo.get<number>('currentTime')).toBeGreaterThan(0.5);
  await bo.call('pause');
  const sync = bo.page.getByRole('button', { name: 'Sync with the room' });
  await expect(sync).toBeVisible();
  await expect(ann.panel.getByText('at their own time')).toBeVisible();
  expect(await ann.get('paused')).toBe(false);
  await sync.click();
  await bo.follows();
  await expect(sync).toBeHidden();

  await ann.panel.getByRole('button', { name: 'Actions for Bo' }).click();
  await ann.page.getByRole('menuitem', { name: 'Ban' }).click();
  const told = bo.page.getByRole('alert').filter({ hasText: 'You were banned from this room' });
  await expect(told).toBeVisible();
  await expect(bo.player).toHaveAttribute('data-party', 'closed');
  await told.getByRole('button', { name: 'Close' }).click();
  await expect(told).toBeHidden();
  // The same guest anew.
  await bo.player.evaluate((it) => {
    const address = it.getAttribute('party') ?? '';
    it.removeAttribute('party');
    setTimeout(() => {
      it.setAttribute('party', address);
    });
  });
  await expect(told).toBeVisible();

  // Whoever may lift a ban sees it, whenever they come.
  await ann.page.reload();
  await ann.panel.getByRole('tab', { name: /People/ }).click();
  await expect(ann.panel.getByRole('list', { name: 'Banned' })).toContainText('by Ann, for good');
  await ann.panel.getByRole('button', { name: 'Let Bo in again' }).click();
  await expect(ann.panel.getByText('Banned')).toBeHidden();
  await bo.page.reload();
  await expect(bo.player).toHaveAttribute('data-party', 'joined');
  expect([...ann.complaints, ...bo.complaints]).toEqual([]);
});

test('the room waits for who buffers, tells for whom, and goes on', async ({ browser, origin }) => {
  const room = newRoom();
  const ann = await RoomPage.enter(browser, origin, { name: 'Ann', room, src: HLS });
  const bo = await RoomPage.enter(browser, origin, { name: 'Bo', room });
  await expect.poll(async () => bo.get('readyState')).toBeGreaterThan(2);
  await ann.player.evaluate((it) =>
    Reflect.get(it, 'party').request({ type: 'settings', settings: { waiting: 'all' } }),
  );
  let letGo = (): void => {};
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  await bo.page.route('**/media/**', async (route) => {
    await held;
    await route.continue();
  });
  // Further than anything that Bo has.
  await ann.seekTo(50);
  await ann.call('play');
  const told = ann.page.getByText('Waiting for Bo (buffering)');
  await expect(told).toBeVisible();
  await expect.poll(async () => ann.get('paused')).toBe(true);
  letGo();
  await expect(told).toBeHidden();
  for (const viewer of [ann, bo]) {
    await expect.poll(async () => viewer.get<number>('currentTime')).toBeGreaterThan(50.5);
  }
});

test('a viewer without an invitation is told what to do', async ({ playerPage }) => {
  const { page } = playerPage;
  await playerPage.open({ src: HLS, muted: '', party: '', room: newRoom(), 'party-open': '' });
  await expect(page.getByRole('alert')).toContainText('You need an invitation');
  await expect(page.locator('sv-party-panel').getByRole('button', { name: 'Join again' })).toBeVisible();
});

test('the open panel holds to WCAG, light and dark, beside and over the picture', async ({
  browser,
  origin,
}) => {
  const ann = await RoomPage.enter(browser, origin, {
    name: 'Ann',
    room: newRoom(),
    src: HLS,
    'party-open': '',
  });
  const { page, panel, player } = ann;
  await ann.say('Hello @Ann 0:05');
  await ann.say('Again');
  await ann.log.getByRole('article').first().hover();
  await panel.getByRole('button', { name: 'Emoji' }).click();
  await page.emulateMedia({ colorScheme: 'dark' });
  await expect(ann.log).toContainText('Again');
  expect(await axeViolations(page)).toEqual([]);
  await page.emulateMedia({ colorScheme: 'light' });
  expect(await axeViolations(page, 'color-contrast')).toEqual([]);
  await player.evaluate((it) => {
    it.setAttribute('party-panel', 'over');
  });
  // A message's tools stay within the list, at its top too.
  await player.evaluate(async (it) => {
    for (let line = 0; line < 14; line += 1) {
      await Reflect.get(it, 'party').request({ type: 'chat-send', text: `Line ${line}\nand\nmore` });
    }
  });
  await expect(ann.log).toContainText('Line 13');
  await ann.log.evaluate((list) => {
    list.scrollTop = 0;
  });
  const topOf = async (part: Locator): Promise<number> => (await part.boundingBox())?.y ?? Number.NaN;
  for (const scrolledPx of [0, 30]) {
    await ann.log.evaluate((list, px) => {
      list.scrollTop = px;
    }, scrolledPx);
    const shown = ann.log.getByRole('article').nth(scrolledPx === 0 ? 0 : 1);
    await shown.hover();
    const tools = shown.locator('.tools');
    await expect(tools).toBeVisible();
    expect(await topOf(tools)).toBeGreaterThanOrEqual(await topOf(ann.log));
  }
  await panel.getByRole('tab', { name: /People/ }).click();
  await panel.getByText('Room settings').click();
  expect(await axeViolations(page)).toEqual([]);
  await panel.getByRole('tab', { name: /Queue/ }).click();
  await panel.getByLabel('Address of a video').fill('film');
  await panel.getByRole('button', { name: 'Add' }).click();
  await expect(panel.getByRole('alert')).toContainText('https://');
  expect(await axeViolations(page)).toEqual([]);
});
