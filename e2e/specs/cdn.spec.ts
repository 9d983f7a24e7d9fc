import { createCipheriv } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Page } from '@playwright/test';
import { serveFolder, type StaticServer } from '../support/static-server.js';
import { DASH, expect, HLS, test } from '../support/test.js';

const built = 'dist/cdn';
const packets = 'test/fixtures/mpeg-ts';

/** A page of one script tag, the script from another origin, as from a CDN; gives the scripts fetched there. */
async function openPage(page: Page, site: Site, cdn: string, src: string): Promise<string[]> {
  const scripts: string[] = [];
  page.on('request', (request) => {
    const { origin: from, pathname } = new URL(request.url());
    if (from === cdn && pathname.endsWith('.js')) scripts.push(pathname);
  });
  const html = `<!doctype html>
    <link rel="icon" href="data:," />
    <script type="module" src="${cdn}/sv-player.js"></script>
    <sv-player src="${src}" muted autoplay playsinline></sv-player>`;
  await writeFile(join(site.folder, 'index.html'), html);
  await page.goto(`${site.origin}/`);
  return scripts;
}

interface Site extends StaticServer {
  readonly folder: string;
}

async function gzipKB(scripts: readonly string[]): Promise<number> {
  const sizes = scripts.map(async (path) => gzipSync(await readFile(join(built, path)), { level: 9 }).length);
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0) / 1_000;
}

/** The title in MPEG-TS, its segments ciphered (AES-128), into `folder`; gives its playlist's name. */
async function writeCiphered(folder: string): Promise<string> {
  const key = Buffer.from('0123456789abcdef');
  await writeFile(join(folder, 'key.bin'), key);
  const playlist = await readFile(join(packets, 'video.m3u8'), 'utf8');
  const iv = Buffer.alloc(16);
  const tag = `#EXT-X-KEY:METHOD=AES-128,URI="key.bin",IV=0x${iv.toString('hex')}`;
  await writeFile(join(folder, 'ciphered.m3u8'), playlist.replace('#EXTINF', `${tag}\n#EXTINF`));
  for (const segment of playlist.match(/^\S+\.m2ts$/gm) ?? []) {
    const cipher = createCipheriv('aes-128-cbc', key, iv);
    const plain = await readFile(join(packets, segment));
    await writeFile(join(folder, segment), Buffer.concat([cipher.update(plain), cipher.final()]));
  }
  return 'ciphered.m3u8';
}

test.describe('one script tag from another origin', () => {
  let cdn: StaticServer;
  let site: Site;
  test.beforeAll(async () => {
    cdn = await serveFolder(built, { 'Access-Control-Allow-Origin': '*' });
    const folder = await mkdtemp(join(tmpdir(), 'sv-site-'));
    site = { ...(await serveFolder(folder)), folder };
  });
  test.afterAll(async () => {
    await Promise.all([cdn.stop(), site.stop(), rm(site.folder, { recursive: true })]);
  });

  test('plays HLS, controls and all, for no more bytes than promised', async ({ playerPage, origin }) => {
    const { page } = playerPage;
    const scripts = await openPage(page, site, cdn.origin, `${origin}${HLS}`);
    await playerPage.untilPlaying(1);
    await page.mouse.move(200, 100);
    await expect(page.getByRole('button', { name: /settings/i })).toBeVisible();
    await page.waitForLoadState('networkidle');
    const budget = JSON.parse(await readFile('size-budget.json', 'utf8')) as { hlsPlayerCold: number };
    const weight = await gzipKB(scripts);
    expect(new Set(scripts).size, 'nothing is fetched twice').toBe(scripts.length);
    expect(weight).toBeGreaterThan(100);
    expect(weight).toBeLessThanOrEqual(budget.hlsPlayerCold);
  });

  test('changes rendition, shows captions, opens its menu', async ({ playerPage, origin }) => {
    const { page } = playerPage;
    await openPage(page, site, cdn.origin, `${origin}${HLS}`);
    await playerPage.untilPlaying();
    await playerPage.set('selectedRenditionIndex', 0);
    await expect.poll(() => playerPage.get('renderedRenditionIndex')).toBe(0);
    await page.mouse.move(200, 100);
    await page.getByRole('button', { name: /captions/i }).click();
    await expect
      .poll(() =>
        playerPage.player.evaluate((element) =>
          [...(element as HTMLVideoElement).textTracks].some(
            ({ mode, cues }) => mode === 'showing' && (cues?.length ?? 0) > 0,
          ),
        ),
      )
      .toBe(true);
    await page.getByRole('button', { name: /settings/i }).click();
    await expect(page.getByRole('menuitem', { name: /quality/i })).toBeVisible();
  });

  test('plays DASH', async ({ playerPage, origin }) => {
    await openPage(playerPage.page, site, cdn.origin, `${origin}${DASH}`);
    await playerPage.untilPlaying();
  });

  test('plays MPEG-TS, whose worker may not come from another origin', async ({ playerPage }) => {
    const media = await serveFolder(packets, { 'Access-Control-Allow-Origin': '*' });
    try {
      await openPage(playerPage.page, site, cdn.origin, `${media.origin}/video.m3u8`);
      // Over the border of two segments.
      await playerPage.untilPlaying(4.5);
    } finally {
      await media.stop();
    }
  });

  test('plays ciphered MPEG-TS, which its script comes late for', async ({ playerPage }) => {
    const playlist = await writeCiphered(site.folder);
    await openPage(playerPage.page, site, cdn.origin, `${site.origin}/${playlist}`);
    await playerPage.untilPlaying(4.5);
  });
});
