import { mkdir, writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { BrowserDriver } from '../../lab/src/browsers/browser-driver.js';
import { launchDriver } from '../../lab/src/browsers/launch-driver.js';
import { enginesToTest } from './support/engines.js';
import { DASH, HLS, startSite, type Site } from './support/site.js';
import { SmokePage } from './support/smoke-page.js';

const FORMATS = [
  ['HLS', HLS],
  ['DASH', DASH],
] as const;

const PICTURES = 'test-results/browsers';

let site: Site;
beforeAll(async () => {
  site = await startSite();
  await mkdir(PICTURES, { recursive: true });
});
afterAll(async () => {
  await site.stop();
});

describe.for(enginesToTest())('%s', (engine) => {
  let driver: BrowserDriver;
  let page: SmokePage;

  beforeAll(async () => {
    driver = await launchDriver(engine);
    page = new SmokePage(driver, site.origin);
  });
  afterAll(async () => {
    await driver.close();
  });

  // One page a format: each scenario goes on where the one before left off.
  for (const [format, src] of FORMATS) {
    describe(format, () => {
      beforeAll(async () => {
        await page.open({ src, muted: '', autoplay: '', 'rum-url': '/rum' });
      });

      test('plays: the playhead moves and frames are decoded', async () => {
        await page.untilBeyond(1);
        await page.until('frames are decoded', 'video.getVideoPlaybackQuality().totalVideoFrames > 20');
        await page.until('the rendition on screen is known', 'player.renderedRenditionIndex >= 0');
        await writeFile(`${PICTURES}/${engine}-${format.toLowerCase()}.png`, await page.screenshot());
      });

      test('pauses, and goes on from there', async () => {
        await page.run('player.pause()');
        await page.until('it is paused', 'player.paused');
        const before = await page.position();
        await page.run('await new Promise((resolve) => setTimeout(resolve, 600))');
        expect((await page.position()) - before).toBeLessThan(0.2);
        await page.run('await player.play()');
        await page.untilBeyond(before + 0.5);
      });

      test('seeks into what is not loaded, which is a seek and no stall', async () => {
        await page.run('player.currentTime = 45');
        await page.untilBeyond(45.5);
        await page.until('the seek is counted', 'player.session.qoe().counters.seekCount === 1');
        const { counters } = await page.summary();
        expect(counters.stallCount).toBe(0);
        expect(counters.seekMs).toBeGreaterThanOrEqual(0);
      });

      test('shows the quality that was pinned', async () => {
        // One of square pixels: WebKitGTK has a height of its own for the others.
        await page.run('player.currentTime = 5; player.selectedRenditionIndex = 2');
        await page.until('it is on screen', 'player.renderedRenditionIndex === 2');
        await page.until('its picture is', 'video.videoHeight === player.renditions[2].height');
      });

      test('shows captions, also those chosen when the rest of the title is loaded', async () => {
        await page.until('both are listed', 'player.textTracks.length === 2');
        await page.run('player.currentTime = 40');
        await page.until(
          'all that follows is loaded',
          '!player.seeking && player.buffered.length > 0 && player.buffered.end(player.buffered.length - 1) > 59',
        );
        await page.run('[...player.textTracks].find((track) => track.language === "de").mode = "showing"');
        const cue =
          '[...player.textTracks].some((track) => track.mode === "showing" && track.activeCues?.length)';
        await page.until('a cue is on screen', cue);
      });

      test('the menu lists the qualities', async () => {
        await page.until('the controls are there', 'deep("[aria-haspopup=menu]").length > 0');
        await page.run('deep("[aria-haspopup=menu]")[0].click()');
        const item = 'deep("[role=menuitem]").find((each) => /quality/i.test(each.textContent))';
        await page.until('the menu is open', item);
        await page.run(`${item}.click()`);
        await page.until('all seven and auto are listed', 'deep("[role=menuitemradio]").length === 8');
      });

      test('measures what was seen, and tells the collector', async () => {
        // They leave out what is near a seek.
        await page.until('frames are counted', 'player.session.qoe().counters.totalFrames > 0');
        const { viewId, counters, rebufferRatio, meanBitrateKbps } = await page.summary();
        expect(counters.startupMs).toBeGreaterThan(0);
        expect(counters.playedMs).toBeGreaterThan(1_500);
        expect(counters.pausedMs).toBeGreaterThan(300);
        expect(counters.droppedFrames).toBeLessThanOrEqual(counters.totalFrames);
        expect(counters.errorCount).toBe(0);
        expect(rebufferRatio).toBeLessThan(0.2);
        const [lowest, highest] = await page.run<[number, number]>(
          'const rates = player.renditions.map((each) => each.bitrateKbps); return [rates[0], rates.at(-1)]',
        );
        expect(meanBitrateKbps).toBeGreaterThanOrEqual(lowest - 1);
        expect(meanBitrateKbps).toBeLessThanOrEqual(highest + 1);
        const stored = async (): Promise<number> =>
          (await fetch(`${site.origin}/api/views/${viewId}`)).status;
        await expect.poll(stored, { timeout: 15_000 }).toBe(200);
      });

      test('plays to the end', async () => {
        await page.run('player.currentTime = player.duration - 1.5');
        await page.until('it has ended', 'player.ended');
        expect(await page.seen('ended')).toHaveLength(1);
      });

      test('complains of nothing', async () => {
        expect(await page.complaints()).toEqual([]);
        expect(await page.seen('sv-error')).toEqual([]);
      });

      test('a manifest that is missing is an error in words', async () => {
        await page.open({ src: src.replace('/lab/', '/nowhere/'), muted: '', autoplay: '' });
        const fatal = async (): Promise<unknown> =>
          (await page.seen('sv-error')).find((error) => error.fatal)?.code;
        await expect.poll(fatal, { timeout: 45_000 }).toBe('MANIFEST_LOAD_FAILED');
        await page.until(
          'it is on screen',
          'deep("[role=alert]")[0]?.textContent.includes("MANIFEST_LOAD_FAILED")',
        );
        expect(await page.complaints()).toEqual([]);
      });
    });
  }

  test('the demo plays under its own content security policy', async () => {
    await page.openDemo();
    await page.until('decisions are listed', 'document.querySelectorAll("#decisions li").length > 0');
    await page.untilBeyond(0.5);
    expect(await page.complaints()).toEqual([]);
  });

  test('HLS by the browser itself, where it has that', async ({ skip }) => {
    await page.open({});
    const can = await page.run<string>('return video.canPlayType("application/vnd.apple.mpegurl")');
    if (can === '') skip(`${driver.browser.name} plays no HLS by itself.`);
    await page.run(`
      const native = document.createElement('video');
      native.id = 'native';
      native.muted = true;
      native.src = ${JSON.stringify(HLS)};
      document.body.append(native);
      native.play().catch(() => undefined);`);
    await page.until('it moves', 'document.querySelector("#native").currentTime > 0.5');
  });
});
