import { expect, HLS, test } from '../support/test.js';

/** What a page may have to do without. */
const PARTS = [
  'sv-settings-menu',
  'sv-context-menu',
  'sv-stats',
  'sv-late-views',
  'volume-wheel',
  'media-session',
];

test('a part whose script can’t be had is named to the page, and nothing of it stands open', async ({
  playerPage,
}) => {
  const { page, player } = playerPage;
  await page.route(new RegExp(`/(${PARTS.join('|')})-[^/]*\\.js$`), (route) => route.abort());
  await playerPage.openPlaying(HLS);
  const lacked = async (part: string): Promise<number> => {
    const told = (await playerPage.seen('sv-error')).filter(({ detail }) =>
      String(detail['message']).includes(`, ${part},`),
    );
    expect(told.every(({ detail }) => detail['code'] === 'PART_LOAD_FAILED' && !detail['fatal'])).toBe(true);
    return told.length;
  };
  const isTold = async (part: string, times = 1): Promise<void> => {
    await expect.poll(async () => lacked(part), { message: part }).toBeGreaterThanOrEqual(times);
  };
  await isTold('media-session');

  const settings = page.getByRole('button', { name: 'Settings' });
  // By key: a pointer beside the sleeping controls would be the picture's.
  await settings.press('Enter');
  await isTold('sv-settings-menu');
  await expect(settings).toHaveAttribute('aria-expanded', 'false');
  // Asked for again, it is tried again.
  const before = await lacked('sv-settings-menu');
  await settings.press('Enter');
  await isTold('sv-settings-menu', before + 1);
  await expect(settings).toHaveAttribute('aria-expanded', 'false');

  await page.getByRole('button', { name: 'Unmute' }).dispatchEvent('pointerenter');
  await isTold('volume-wheel');

  await player.click({ button: 'right' });
  await isTold('sv-context-menu');

  await settings.press('?');
  await isTold('sv-late-views');

  await player.evaluate((element) => {
    (element as HTMLElement & { toggleStats(): void }).toggleStats();
  });
  await isTold('sv-stats');
  await expect(player.locator('sv-stats-panel')).toHaveCount(0);

  // The picture is nobody else's: a click on it plays or pauses.
  const paused = await playerPage.get<boolean>('paused');
  await player.click({ position: { x: 60, y: 60 } });
  await expect.poll(async () => playerPage.get('paused')).toBe(!paused);
  expect((await playerPage.seen('sv-error')).length).toBeLessThan(20);
});
