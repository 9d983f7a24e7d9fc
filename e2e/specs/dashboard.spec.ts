import { madeView } from '../../lab/src/views/made-view.js';
import { DashboardPage } from '../pages/dashboard-page.js';
import { PlayerPage } from '../pages/player-page.js';
import { axeViolations } from '../support/axe.js';
import { startServer, type RunningServer } from '../support/server.js';
import { expect, HLS, test } from '../support/test.js';
import { watchViolations } from '../support/violations.js';

/*
 * The dashboard in a browser: a real view arrives on it, and a made-up audience is looked through. What the figures
 * are is held by test/server/dashboard.test.ts.
 */

let server: RunningServer;
const VIEWS = 300;

test.beforeAll(async () => {
  server = await startServer();
});
test.afterAll(async () => server.stop());

async function sendViews(): Promise<void> {
  const nowMs = Date.now();
  const batches = Array.from({ length: VIEWS }, (_, seed) => madeView(seed, nowMs - (seed + 1) * 60_000));
  await Promise.all(
    batches.map(async (batch) =>
      fetch(`${server.origin}/rum`, {
        method: 'POST',
        headers: { 'content-type': 'text/plain' },
        body: JSON.stringify(batch),
      }),
    ),
  );
}

test('a view that is played arrives, and its course can be gone through', async ({ browser }) => {
  const page = await browser.newPage();
  const dashboard = new DashboardPage(page, server.origin);
  await dashboard.open();
  await expect(page.getByRole('heading', { name: 'Nobody has watched in this span' })).toBeVisible();

  const player = new PlayerPage(await browser.newPage(), server.origin);
  await player.openPlaying(HLS, { 'rum-url': '/rum', 'video-title': 'Seen on the dashboard' });
  await expect(dashboard.value('Plays')).toHaveText('1', { timeout: 30_000 });
  await expect(dashboard.value('Views now')).toHaveText('1');
  await expect(dashboard.value('Startup, median')).toHaveText(/ms|s$/);
  await player.page.goto('about:blank');
  await player.page.close();

  await page.getByRole('link', { name: 'Views', exact: true }).click();
  await page.getByRole('link', { name: 'Seen on the dashboard' }).click();
  await expect(page.getByRole('heading', { name: 'Seen on the dashboard' })).toBeVisible();
  const told = page.locator('.told li');
  await expect(told.filter({ hasText: 'First frame after' })).toHaveCount(1);
  await told.filter({ hasText: 'First frame after' }).getByRole('button').click();
  const moment = page.getByRole('slider', { name: 'Moment' });
  await expect(moment).toHaveAttribute('aria-valuetext', /playing$/);
  await page.getByRole('button', { name: 'Replay' }).click();
  await expect(page.getByRole('button', { name: 'Replay' })).toBeVisible();
  await expect(told.last()).toHaveAttribute('aria-current', 'step');
  await page.goBack();
  await expect(page.getByRole('heading', { name: 'Views', exact: true })).toBeVisible();
  await page.close();
});

test('an audience is filtered, compared and watched over, by keyboard too, within policy and WCAG', async ({
  page,
}) => {
  test.slow();
  await sendViews();
  const violations = await watchViolations(page);
  const dashboard = new DashboardPage(page, server.origin);
  const clean = async (state: string): Promise<void> => {
    expect(await axeViolations(page), state).toEqual([]);
  };
  await dashboard.open();
  await expect(dashboard.panel('Broken down').getByRole('row', { name: /^hybrid/ })).toBeVisible();
  await clean('overview');
  await page.emulateMedia({ colorScheme: 'dark' });
  await clean('overview, dark');
  await page.emulateMedia({ colorScheme: 'light' });

  // A condition from the list, another by pressing a value; the address holds both.
  const all = Number((await dashboard.value('Plays').textContent()) ?? 0);
  expect(all).toBeGreaterThan(VIEWS - 1);
  await dashboard.addFilter('CDN', /cdn-b\.example/);
  await expect.poll(async () => Number(await dashboard.value('Plays').textContent())).toBeLessThan(all);
  const ofOneCdn = Number(await dashboard.value('Plays').textContent());
  await dashboard.panel('Broken down').getByRole('button', { name: 'hybrid' }).click();
  await expect(
    page.getByRole('button', { name: 'Remove the condition ABR controller: hybrid' }),
  ).toBeVisible();
  await expect.poll(async () => Number(await dashboard.value('Plays').textContent())).toBeLessThan(ofOneCdn);
  const filtered = await dashboard.value('Plays').textContent();
  await expect(page).toHaveURL(/where\.cdn=cdn-b\.example&where\.abr=hybrid/);
  await page.reload();
  await expect(page.getByRole('button', { name: /^Remove the condition/ })).toHaveCount(2);
  await expect.poll(async () => dashboard.value('Plays').textContent()).toBe(filtered);
  await page
    .getByRole('button', { name: /^Remove the condition/ })
    .first()
    .click();
  await page
    .getByRole('button', { name: /^Remove the condition/ })
    .first()
    .click();

  // The chart is read out by the arrow keys.
  await dashboard.tile('Rebuffer ratio').focus();
  await page.keyboard.press('Enter');
  await expect(dashboard.tile('Rebuffer ratio')).toHaveAttribute('aria-pressed', 'true');
  const chart = page.getByRole('slider', { name: 'Rebuffer ratio over time' });
  await chart.press('End');
  await chart.press('ArrowLeft');
  await expect(chart).toHaveAttribute('aria-valuetext', /, before /);

  await page.getByRole('link', { name: 'Compare' }).click();
  const compared = page.getByRole('table');
  await expect(compared.getByRole('row', { name: /^Rebuffer ratio/ })).toContainText(
    /(hybrid is better|throughput is worse) by/,
  );
  await clean('compare');

  await page.getByRole('link', { name: 'Alerts' }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill('Slow starts');
  await page.getByRole('combobox', { name: 'Figure' }).selectOption('startupP95Ms');
  await page.getByRole('spinbutton', { name: 'Threshold' }).fill('0.1');
  await page.getByRole('spinbutton', { name: 'Window, minutes' }).fill('600');
  await page.getByRole('button', { name: 'Add the rule' }).click();
  const rule = page.getByRole('listitem').filter({ hasText: 'Slow starts' });
  await expect(rule).toContainText('firing');
  await clean('alerts');
  await rule.getByRole('button', { name: /^Remove/ }).click();
  await expect(page.getByText('There is no rule yet.')).toBeVisible();

  for (const width of [390, 820, 1_440]) {
    await page.setViewportSize({ width, height: 900 });
    for (const name of ['overview', 'compare', 'views', 'alerts']) {
      await dashboard.open(`?page=${name}`);
      await expect(page.locator('main .card').first()).toBeVisible();
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(overflow, `${name} scrolls sideways at ${width}`).toBeLessThanOrEqual(0);
    }
  }
  expect(violations).toEqual([]);
});
