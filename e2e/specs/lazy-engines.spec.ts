import { DASH, expect, HLS, test } from '../support/test.js';

const isScript = (url: string): boolean => new URL(url).pathname.endsWith('.js');
const names = (url: string, engine: 'hls' | 'dash'): boolean =>
  isScript(url) && new RegExp(engine, 'i').test(new URL(url).pathname);

test('no engine is asked for before there is a source', async ({ playerPage }) => {
  await playerPage.open({});
  await playerPage.page.waitForTimeout(1_000);
  expect(playerPage.requests.filter((url) => names(url, 'hls') || names(url, 'dash'))).toEqual([]);
});

test('an HLS source brings hls.js and not dash.js', async ({ playerPage }) => {
  await playerPage.openPlaying(HLS);
  expect(playerPage.requests.some((url) => names(url, 'hls'))).toBe(true);
  expect(playerPage.requests.filter((url) => names(url, 'dash'))).toEqual([]);
});

test('a DASH source brings dash.js and not hls.js', async ({ playerPage }) => {
  await playerPage.openPlaying(DASH);
  expect(playerPage.requests.some((url) => names(url, 'dash'))).toBe(true);
  expect(playerPage.requests.filter((url) => names(url, 'hls'))).toEqual([]);
});

test('a plain file brings neither', async ({ playerPage }) => {
  await playerPage.openPlaying('/media/lab/file.mp4');
  expect(playerPage.requests.filter((url) => names(url, 'hls') || names(url, 'dash'))).toEqual([]);
});

const SESSION = '**/session-desk-*.js';

test('what plays and measures comes with a source, and the wait for it counts', async ({ playerPage }) => {
  const { page, requests } = playerPage;
  const fetched = (): boolean => requests.some((url) => url.includes('/session-desk-'));
  await page.route(SESSION, async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    await route.continue();
  });
  await playerPage.open({});
  await page.waitForTimeout(500);
  expect(fetched()).toBe(false);
  await playerPage.player.evaluate((player: HTMLVideoElement, src) => {
    player.muted = true;
    player.src = src;
    player.play().catch(() => {});
  }, HLS);
  await playerPage.untilPlaying();
  expect(fetched()).toBe(true);
  const { counters } = await playerPage.summary();
  expect(counters['startupMs']).toBeGreaterThanOrEqual(1_500);
});

test('the controller is asked for beside it, not after it', async ({ playerPage }) => {
  const { page, requests } = playerPage;
  const asked = (): boolean => requests.some((url) => url.includes('/hybrid-abr-'));
  let come = (): void => {};
  const held = new Promise<void>((resolve) => {
    come = resolve;
  });
  await page.route(SESSION, async (route) => {
    await held;
    await route.continue();
  });
  await playerPage.open({ src: HLS, autoplay: '', muted: '' });
  await expect.poll(asked).toBe(true);
  come();
  await playerPage.untilPlaying();
});

test('where that script can’t be had, it says so', async ({ playerPage }) => {
  const { page } = playerPage;
  await page.route(SESSION, (route) => route.abort());
  await playerPage.open({});
  const refused = await playerPage.player.evaluate(async (player: HTMLVideoElement, src) => {
    player.src = src;
    return player.play().then(
      () => 'played',
      (error: unknown) => (error as DOMException).name,
    );
  }, HLS);
  expect(refused).toBe('NotSupportedError');
  expect((await playerPage.fatalError()).detail['code']).toBe('PART_LOAD_FAILED');
  await expect(page.getByRole('alertdialog').or(page.getByRole('alert'))).toBeVisible();
  await expect(page.getByRole('button', { name: /try again/i })).toBeVisible();
});

test('a fault is told, and tried again, where its panel can’t be had', async ({ playerPage }) => {
  const { page } = playerPage;
  await page.route('**/sv-error-panel-*.js', (route) => route.abort());
  await playerPage.open({ src: '/media/nowhere/master.m3u8', autoplay: '', muted: '' });
  const told = page.getByRole('alert');
  await expect(told).toContainText('MANIFEST_LOAD_FAILED');
  const again = page.waitForRequest('**/nowhere/master.m3u8');
  await told.getByRole('button', { name: 'Try again' }).click();
  await again;
});
