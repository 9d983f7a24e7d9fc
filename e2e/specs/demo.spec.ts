import { sitePages } from '../../demo/site.js';
import { startLive } from '../support/live-origins.js';
import { DASH, expect, test } from '../support/test.js';
import { watchViolations } from '../support/violations.js';

test('every page has the frame, a player and its tag, and keeps to its policy', async ({ page, origin }) => {
  const violations = await watchViolations(page);
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  for (const { name, label } of sitePages) {
    const response = await page.goto(`${origin}/${name === 'index' ? '' : `${name}.html`}`);
    const policy = response?.headers()['content-security-policy'] ?? '';
    expect(policy).toContain("default-src 'self'");
    // The page that holds media-chrome can't be as strict.
    expect(policy.includes('trusted-types lit-html'), name).toBe(name !== 'media-chrome');
    const nav = page.getByRole('navigation', { name: 'Site' });
    await expect(nav.locator('[aria-current=page]')).toHaveText(label);
    await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
    await expect(page.locator('main :is(sv-player, sv-video)')).toHaveCount(1);
    await expect(page.locator('main pre').first()).toContainText(/<sv-(player|video)/);
    // Nothing sticks out, on a phone either.
    await page.setViewportSize({ width: 375, height: 720 });
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(overflow, `${name} scrolls sideways`).toBeLessThanOrEqual(0);
    await page.setViewportSize({ width: 960, height: 540 });
  }
  expect(violations).toEqual([]);
  expect(complaints).toEqual([]);
});

test('pulling the network down changes the rendition, and the page says why', async ({ page, origin }) => {
  await page.goto(`${origin}/adapt.html`);
  const decisions = page.locator('#decisions li');
  await expect(decisions.first()).toBeVisible();
  await page.getByRole('button', { name: '3G' }).click();
  await expect(page.locator('#rate')).toHaveText('700 kbps');
  await expect(
    page
      .locator('#decisions li .to')
      .filter({ hasText: /^(144|240|360)p$/ })
      .first(),
  ).toBeVisible({
    timeout: 40_000,
  });
  await expect(decisions.first().locator('.why')).not.toBeEmpty();
});

test('the live page plays the lab’s live title, and says where there is none', async ({ page, origin }) => {
  await page.goto(`${origin}/live.html`);
  await expect(page.getByRole('alert')).toContainText('npm start');
  const live = await startLive();
  try {
    const lab = new URL(await live.url('hls')).origin;
    await page.route('**/lab.json', (route) => route.fulfill({ json: { origin: lab } }));
    await page.reload();
    await expect(page.locator('#figures')).toContainText(/streamType\s*live/);
    await expect(page.locator('#figures')).toContainText(/Watches live\s*yes/);
    await page.getByRole('button', { name: '20 s back' }).click();
    await expect(page.locator('#figures')).toContainText(/Watches live\s*no/);
  } finally {
    await live.close();
  }
});

test('the playground writes the tag, plays it, keeps it in the address and tells bad values', async ({
  page,
  origin,
}) => {
  await page.goto(`${origin}/playground.html`);
  const code = page.locator('#code');
  const player = page.locator('#preview sv-player');
  await expect(code).toContainText('src="/media/');
  await page.getByLabel('Value of src').fill(DASH);
  await page.getByLabel('muted', { exact: true }).check();
  await page.getByLabel('autoplay', { exact: true }).check();
  await expect(code).toContainText(`src="${DASH}"`);
  await page.getByRole('button', { name: 'Make it anew' }).click();
  await expect
    .poll(() => player.evaluate((it) => Reflect.get(it, 'currentTime') as number))
    .toBeGreaterThan(0.2);

  await page.getByLabel('Value of start-time').fill('soon');
  await expect(page.getByText('start-time takes a number, not "soon".')).toBeVisible();
  await page.getByLabel('Value of start-time').fill('');
  await expect(code).not.toContainText('start-time');
  await page.getByLabel('Value of abr').fill('crystal-ball');
  await expect(page.locator('#faults')).toContainText('ABR_UNKNOWN');
  await page.getByLabel('abr', { exact: true }).uncheck();

  await page.getByLabel('Find an attribute').fill('queue begins anew');
  await page.getByLabel('Value of repeat').selectOption('all');
  const address = page.url();
  expect(new URLSearchParams(new URL(address).hash.slice(1)).get('repeat')).toBe('all');
  const written = await code.textContent();
  await page.goto('about:blank');
  await page.goto(address);
  await expect(code).toHaveText(written ?? '');
});
