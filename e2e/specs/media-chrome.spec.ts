import { MediaChromePage } from '../pages/media-chrome-page.js';
import { startLive } from '../support/live-origins.js';
import { DASH, expect, HLS, test as base } from '../support/test.js';

/** The real media-chrome; what it doesn't offer by its own controls is left out. */
const test = base.extend<{ readonly chrome: MediaChromePage }>({
  chrome: async ({ page, origin }, use) => {
    const chrome = new MediaChromePage(page, origin);
    await use(chrome);
    expect(chrome.unhandled, 'nothing in the console').toEqual([]);
  },
});

test.use({ bypassCSP: true });

test.describe.configure({ mode: 'parallel' });

for (const [format, src] of [
  ['HLS', HLS],
  ['DASH', DASH],
] as const) {
  test(`<sv-video> inside <media-controller> (${format}): captions, renditions, sound, playing`, async ({
    chrome,
    page,
  }) => {
    await chrome.open(src);
    await page.locator('media-play-button').click();
    await expect.poll(() => chrome.look((video) => video.currentTime)).toBeGreaterThan(0.3);

    await test.step('shows captions by its menu', async () => {
      const showing = async (): Promise<string[]> =>
        chrome.look((video) =>
          Array.from(video.textTracks)
            .filter(({ mode }) => mode === 'showing')
            .map(({ language }) => language.slice(0, 2)),
        );
      await chrome.choose('captions', 'Deutsch');
      await expect.poll(showing).toEqual(['de']);
      await chrome.choose('captions', 'Off');
      await expect.poll(showing).toEqual([]);
    });

    await test.step('pins a rendition by its menu, and gives the choice back', async () => {
      await chrome.choose('rendition', '360p');
      expect(
        await chrome.look(({ videoRenditions }) => videoRenditions[videoRenditions.selectedIndex]?.height),
      ).toBe(360);
      expect(await chrome.state('mediarenditionselected')).toBe(
        await chrome.look(({ videoRenditions }) => videoRenditions[videoRenditions.selectedIndex]?.id ?? ''),
      );
      await expect
        .poll(() =>
          chrome.look(({ videoRenditions }) => videoRenditions[videoRenditions.activeIndex]?.height),
        )
        .toBe(360);
      await expect(chrome.items('rendition')).toHaveCount(8);

      await chrome.choose('rendition', 'Auto');
      await expect.poll(() => chrome.look(({ videoRenditions }) => videoRenditions.selectedIndex)).toBe(-1);
      await expect.poll(() => chrome.state('mediarenditionselected')).toBeNull();
    });

    await test.step('switches the sound by its menu', async () => {
      const heard = async (): Promise<string | undefined> =>
        chrome.look(({ audioTracks }) => Array.from(audioTracks).find(({ enabled }) => enabled)?.label);
      expect(await heard()).toBe('Music');
      await chrome.choose('audio-track', 'Deutsch');
      await expect.poll(heard).toBe('Deutsch');
      await expect.poll(() => chrome.state('mediaaudiotrackenabled')).toBe('1');
      const at = await chrome.look((video) => video.currentTime);
      await expect.poll(() => chrome.look((video) => video.currentTime)).toBeGreaterThan(at + 2);
      await chrome.choose('audio-track', 'Music');
      await expect.poll(heard).toBe('Music');
    });

    await test.step('plays, pauses, mutes and seeks', async () => {
      expect(await chrome.state('mediastreamtype')).toBe('on-demand');
      await expect(page.locator('media-time-display')).toContainText('1:00');
      await page.locator('media-mute-button').click();
      expect(await chrome.look((video) => video.muted)).toBe(false);
      await page.locator('media-mute-button').click();
      expect(await chrome.look((video) => video.muted)).toBe(true);

      await page.locator('media-time-range input[type=range]').fill('0.8');
      await expect.poll(() => chrome.look((video) => video.currentTime)).toBeGreaterThan(48.2);
      expect(await chrome.look((video) => video.currentTime)).toBeLessThan(58);

      await page.locator('media-play-button').click();
      await expect.poll(() => chrome.state('mediapaused')).toBe('');
      expect(await chrome.look((video) => video.paused)).toBe(true);

      await chrome.look((video) => {
        video.chapters = '/media/lab/chapters.json';
      });
      const parts = async (): Promise<number> =>
        page
          .locator('media-time-range')
          .evaluate((range: HTMLElement & { mediaChaptersCues?: ArrayLike<unknown> }) =>
            range.mediaChaptersCues ? range.mediaChaptersCues.length : 0,
          );
      await expect.poll(parts).toBe(5);
    });
  });
}

for (const form of ['hls', 'll-hls', 'dash', 'll-dash'] as const) {
  test(`live inside <media-controller> (${form})`, async ({ chrome, page }) => {
    const live = await startLive();
    try {
      await chrome.open(await live.url(form));
      await page.locator('media-play-button').click();
      await expect.poll(() => chrome.look((video) => video.currentTime)).toBeGreaterThan(0);
      await expect.poll(() => chrome.state('mediastreamtype')).toBe('live');
      expect(await chrome.look((video) => video.targetLiveWindow)).toBe(0);
      expect(await chrome.look((video) => video.duration)).toBe(Infinity);
      await expect.poll(() => chrome.state('mediatimeislive')).toBe('');

      await chrome.look((video) => {
        video.currentTime = video.seekable.start(0) + 10;
      });
      await expect.poll(() => chrome.state('mediatimeislive')).toBeNull();
      await page.locator('media-live-button').click();
      await expect.poll(() => chrome.state('mediatimeislive')).toBe('');
      const at = await chrome.look((video) => video.currentTime);
      await expect.poll(() => chrome.look((video) => video.currentTime)).toBeGreaterThan(at + 2);
      expect(await chrome.look((video) => video.currentTime >= video.liveEdgeStart)).toBe(true);
    } finally {
      await live.close();
    }
  });
}
