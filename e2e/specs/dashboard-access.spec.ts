import type { Page } from '@playwright/test';
import { madeView } from '../../lab/src/views/made-view.js';
import { DashboardPage } from '../pages/dashboard-page.js';
import { axeViolations } from '../support/axe.js';
import { startServer, type RunningServer } from '../support/server.js';
import { expect, test } from '../support/test.js';

/*
 * The dashboard for whom it is harder: who has to give a token, who has the keys alone, who sees in forced colours,
 * who reads it on paper. What its figures are is held elsewhere.
 */

const TOKEN = 'a-token-of-the-test';
let server: RunningServer;

test.beforeAll(async () => {
  server = await startServer(['--token', TOKEN]);
  const nowMs = Date.now();
  await Promise.all(
    Array.from({ length: 80 }, async (_, seed) =>
      fetch(`${server.origin}/rum`, {
        method: 'POST',
        headers: { 'content-type': 'text/plain' },
        body: JSON.stringify(madeView(seed, nowMs - (seed + 1) * 300_000)),
      }),
    ),
  );
});
test.afterAll(async () => server.stop());

/** Where the focus is, as a screen reader would say it; null outside the page. */
async function focused(page: Page): Promise<string | null> {
  return page.evaluate(() => {
    const { activeElement } = document;
    if (activeElement === null || activeElement === document.body) return null;
    const label = activeElement.getAttribute('aria-label') ?? activeElement.closest('label')?.textContent;
    const name = (label ?? activeElement.textContent).replaceAll(/\s+/g, ' ').trim();
    return `${activeElement.localName} ${name.slice(0, 60)}`;
  });
}

test('who has no token is asked for it once, and no address holds it', async ({ page }) => {
  const dashboard = new DashboardPage(page, server.origin);
  await dashboard.open('?page=compare');
  await expect(page.getByRole('heading', { name: 'This server asks for its token' })).toBeVisible();
  expect(await axeViolations(page)).toEqual([]);

  const field = page.getByLabel('Token');
  await field.fill('not it');
  await field.press('Enter');
  await expect(page.getByRole('alert')).toHaveText('That is not the token.');
  await field.fill(TOKEN);
  await field.press('Enter');
  await expect(page.getByRole('row', { name: /^Rebuffer ratio/ })).toBeVisible();
  await page.getByRole('link', { name: 'Views', exact: true }).click();
  await expect(page.getByRole('table').getByRole('link').first()).toBeVisible();
  expect(page.url()).not.toContain(TOKEN);
  expect(await page.evaluate(() => localStorage.length + sessionStorage.length)).toBe(0);

  // A link with the token opens at once, and loses it from the address.
  await dashboard.open(`?page=alerts&token=${TOKEN}`);
  await expect(page.getByText('There is no rule yet.')).toBeVisible();
  expect(page.url()).toBe(`${server.origin}/dashboard/?page=alerts`);
});

test('all of it is reached by Tab in the order in which it is read, and the focus is never lost', async ({
  page,
}) => {
  const dashboard = new DashboardPage(page, server.origin);
  await dashboard.open(`?token=${TOKEN}`);
  await expect(dashboard.panel('Broken down').getByRole('row', { name: /^hybrid/ })).toBeVisible();

  const walk: string[] = [];
  for (let step = 0; step < 60; step += 1) {
    await page.keyboard.press('Tab');
    const place = await focused(page);
    if (place === null) break;
    walk.push(place);
    const ring = await page.evaluate(() => {
      const active = document.activeElement;
      return active === null ? '' : getComputedStyle(active).outlineStyle;
    });
    expect(ring, `${place} shows that it has the focus`).not.toBe('none');
  }
  const order = [
    'a Overview',
    'a Compare',
    'a Live views',
    'button Hour',
    'select Filter by',
    'button Plays',
    'button Experience score',
    'div Startup, median over time',
    'summary Startup, median as a table',
    'select of',
    'select by',
    'button hybrid',
  ].map((start) => walk.findIndex((place) => place.startsWith(start)));
  expect(order, walk.join('\n')).not.toContain(-1);
  expect(order).toEqual([...order].sort((a, b) => a - b));

  // Another page by the keys: the focus goes to what came, not back to the top.
  await page.getByRole('link', { name: 'Views', exact: true }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('table')).toBeVisible();
  await expect(page.locator('main')).toBeFocused();
  await page.getByRole('table').getByRole('link').first().press('Enter');
  await expect(page.getByRole('heading', { name: 'What happened' })).toBeVisible();
  await expect(page.locator('main')).toBeFocused();
  const moment = page.getByRole('slider', { name: 'Moment' });
  await moment.press('End');
  await expect(moment).toHaveAttribute('aria-valuetext', /ended|playing|failed/);
});

test('each page holds to WCAG in dark and light and in forced colours', async ({ page }) => {
  test.slow();
  const dashboard = new DashboardPage(page, server.origin);
  await dashboard.open(`?page=views&token=${TOKEN}`);
  const link = await page.getByRole('table').getByRole('link').first().getAttribute('href');
  const pages = ['?', '?page=compare', '?page=views', '?page=alerts', link ?? ''];
  for (const search of pages) {
    await dashboard.open(`${search}&token=${TOKEN}`);
    await expect(page.locator('main .card').first()).toBeVisible();
    for (const media of [
      { colorScheme: 'light' },
      { colorScheme: 'dark' },
      { colorScheme: 'dark', forcedColors: 'active' },
    ] as const) {
      await page.emulateMedia({ forcedColors: 'none', ...media });
      expect(await axeViolations(page), `${search} ${JSON.stringify(media)}`).toEqual([]);
    }
  }
});

/** Charts that are there and show nothing. */
async function flatCharts(page: Page): Promise<number> {
  return page.evaluate(
    () => [...document.querySelectorAll('.plot')].filter((plot) => plot.clientHeight < 100).length,
  );
}

test('what is on paper before its charts are drawn has them too', async ({ page }) => {
  await page.emulateMedia({ media: 'print' });
  await page.setViewportSize({ width: 703, height: 1_040 });
  await new DashboardPage(page, server.origin).open(`?token=${TOKEN}`);
  await expect(page.locator('.plot canvas').first()).toBeVisible();
  expect(await flatCharts(page)).toBe(0);
});

test('on paper it is dark on white, whole, and without what can only be pressed', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  const dashboard = new DashboardPage(page, server.origin);
  for (const search of ['?', '?page=compare', '?page=views', '?page=views&order=worst']) {
    await page.emulateMedia({ media: 'screen' });
    await page.setViewportSize({ width: 1_440, height: 900 });
    await dashboard.open(`${search}&token=${TOKEN}`);
    await expect(page.getByRole('table').last()).toBeVisible();
    // A4 between margins of 12 mm, at 96 dots an inch.
    await page.emulateMedia({ media: 'print' });
    await page.setViewportSize({ width: 703, height: 1_040 });
    await expect(page.getByRole('navigation')).toBeHidden();
    await expect(page.getByRole('heading').first()).toBeVisible();
    await expect.poll(async () => flatCharts(page)).toBe(0);
    const paper = await page.evaluate(() => {
      const ink = (text: string): number =>
        (/[\d.]+, [\d.]+, [\d.]+/.exec(text)?.[0] ?? '')
          .split(', ')
          .reduce((sum, part) => sum + Number(part), 0);
      return {
        text: ink(getComputedStyle(document.body).color),
        over: document.documentElement.scrollWidth - innerWidth,
        cut: [...document.querySelectorAll('.scroll')].filter((box) => box.scrollWidth > box.clientWidth + 1)
          .length,
      };
    });
    expect(paper.text, `${search} is dark on white`).toBeLessThan(200);
    expect(paper.over, `${search} is no wider than the paper`).toBeLessThanOrEqual(0);
    expect(paper.cut, `${search} has nothing to scroll to`).toBe(0);
  }
});
