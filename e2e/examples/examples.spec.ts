import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { serveFolder, type StaticServer } from '../support/static-server.js';
import { install } from './support/install.js';
import { startNext } from './support/next-server.js';
import { serveStream, STREAM } from './support/stream.js';

/** As strict as the player asks for; `policies` are the Trusted Types policies that are let in. */
const policy = (policies: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    `connect-src 'self' ${STREAM}`,
    'media-src blob: data:',
    "worker-src 'self'",
    "base-uri 'none'",
    "require-trusted-types-for 'script'",
    `trusted-types ${policies}`,
  ].join('; ');

const serve =
  (inside: string, policies: string) =>
  (folder: string): Promise<StaticServer> =>
    serveFolder(join(folder, inside), { 'Content-Security-Policy': policy(policies) });

interface Example {
  readonly name: string;
  readonly start: (folder: string) => Promise<StaticServer>;
  readonly versions?: Readonly<Record<string, string>>;
}

const react18 = Object.fromEntries(
  ['react', 'react-dom', '@types/react', '@types/react-dom'].map((name) => [name, '^18.3.0']),
);

/** The longest first: begun last, it alone would run on. */
const examples: readonly Example[] = [
  { name: 'next', start: startNext },
  { name: 'html', start: serve('.', 'lit-html') },
  { name: 'react', start: serve('dist', 'lit-html') },
  { name: 'react', start: serve('dist', 'lit-html'), versions: react18 },
  { name: 'vue', start: serve('dist', 'lit-html vue') },
  { name: 'svelte', start: serve('dist', 'lit-html svelte-trusted-html') },
];

/** All that a browser complains of: errors, warnings, violations of the policy. */
function listen(page: Page): string[] {
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  return complaints;
}

for (const { name, start, versions } of examples) {
  test(`examples/${name} installs, builds and plays${versions ? ', with React 18' : ''}`, async ({
    page,
    request,
  }) => {
    const { folder, remove } = await install(join('examples', name), versions);
    const server = await start(folder);
    try {
      const complaints = listen(page);
      await serveStream(page);
      await page.goto(`${server.origin}/`);
      const player = page.locator('sv-player');
      const position = (): Promise<number> =>
        player.evaluate((element) => (element as HTMLVideoElement).currentTime);
      await expect.poll(position, { message: 'playhead moves' }).toBeGreaterThan(1);
      await expect.poll(async () => Number(await page.locator('#time').textContent())).toBeGreaterThan(1);
      await expect(player).toHaveJSProperty('videoTitle', 'Big Buck Bunny');

      // What loads late is in the bundle, and defines itself.
      await player.hover();
      await page.getByRole('button', { name: /settings/i }).click();
      await expect(page.getByRole('menuitem', { name: /quality/i })).toBeVisible();
      expect(complaints).toEqual([]);

      if (name === 'next') {
        const html = await (await request.get(`${server.origin}/`)).text();
        const [tag = ''] = /<sv-player[^>]*>/.exec(html) ?? [];
        expect(tag, 'the whole tag comes from the server').toContain(`src="${STREAM}/`);
        expect(tag).toContain('video-title="Big Buck Bunny"');
        expect(tag).toMatch(/ muted(=""| |>)/);
      }
    } finally {
      await server.stop();
      await remove();
    }
  });
}
