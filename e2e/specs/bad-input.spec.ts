import type { Page, Route } from '@playwright/test';
import { DASH, expect, HLS, test } from '../support/test.js';

// Mostly they wait for a time-out or a retry.
test.describe.configure({ mode: 'parallel' });

const FORMATS = [
  ['HLS', HLS, '**/media/lab/master.m3u8'],
  ['DASH', DASH, '**/media/lab/manifest.mpd'],
] as const;

/** Segments of the video beyond the first ones, in both formats. */
const SEGMENTS = /\/media\/lab\/.*\.(m4s|ts)(\?|$)/;

/** The first two in both formats. That the engines find the same code for the rest is their contract's to show. */
const refusals: readonly (readonly [string, string, (route: Route) => Promise<void>])[] = [
  ['is missing', 'MANIFEST_LOAD_FAILED', (route) => route.fulfill({ status: 404, body: 'no' })],
  ['is refused by CORS', 'MANIFEST_LOAD_FAILED', (route) => route.abort('accessdenied')],
  ['is empty', 'MANIFEST_INVALID', (route) => route.fulfill({ status: 200, body: '' })],
  [
    'is an HTML page',
    'MANIFEST_INVALID',
    (route) => route.fulfill({ status: 200, contentType: 'text/html', body: '<!doctype html><p>Log in</p>' }),
  ],
  ['never comes', 'MANIFEST_TIMEOUT', () => new Promise(() => {})],
];

async function onScreen(page: Page): Promise<string> {
  return page.getByRole('alert').innerText();
}

for (const [format, src, manifest] of FORMATS) {
  test.describe(`${format} manifest`, () => {
    for (const [what, code, answer] of format === 'HLS' ? refusals : refusals.slice(0, 2)) {
      test(`${what}: ${code}, in words, with a way to try again`, async ({ playerPage, page }) => {
        await page.route(manifest, answer);
        await playerPage.open({ src, muted: '', autoplay: '' });
        const error = await playerPage.fatalError();
        expect(error.detail['code']).toBe(code);
        await expect(page.getByRole('alert')).toContainText(code);
        expect((await onScreen(page)).length).toBeGreaterThan(20);
        await page.unroute(manifest);
        await page.getByRole('button', { name: /try again|retry/i }).click();
        await playerPage.untilPlaying();
        await expect(page.getByRole('alert')).toBeHidden();
      });
    }

    test('is cut in half: an error or what is left of it, and nothing hangs', async ({
      playerPage,
      page,
    }) => {
      await page.route(manifest, async (route) => {
        const answer = await route.fetch();
        const body = await answer.text();
        await route.fulfill({ response: answer, body: body.slice(0, body.length / 2) });
      });
      await playerPage.open({ src, muted: '', autoplay: '' });
      await expect
        .poll(
          async () => (await playerPage.position()) > 1 || (await playerPage.seen('sv-error')).length > 0,
          {
            timeout: 30_000,
          },
        )
        .toBe(true);
    });
  });

  test.describe(`${format} segment`, () => {
    test('is missing once: playback goes on', async ({ playerPage, page }) => {
      let refused = 0;
      await page.route(SEGMENTS, async (route) => {
        refused += 1;
        if (refused === 4) await route.fulfill({ status: 404 });
        else await route.continue();
      });
      await playerPage.openPlaying(src);
      await playerPage.set('playbackRate', 4);
      // The fourth request is for what is due by 16 s at the latest.
      await playerPage.untilPlaying(24, 60_000);
      expect(refused).toBeGreaterThan(4);
      expect((await playerPage.seen('sv-error')).filter(({ detail }) => detail['fatal'] === true)).toEqual(
        [],
      );
    });

    test('is always missing: a typed error, not a hang', async ({ playerPage, page }) => {
      let served = 0;
      await page.route(SEGMENTS, async (route) => {
        served += 1;
        if (served > 6) await route.fulfill({ status: 404 });
        else await route.continue();
      });
      await playerPage.open({ src, muted: '', autoplay: '' });
      await playerPage.untilPlaying();
      const error = await playerPage.fatalError();
      expect(error.detail['code']).toBe('SEGMENT_LOAD_FAILED');
      await expect(page.getByRole('alert')).toContainText('SEGMENT_LOAD_FAILED');
    });

    test('has wrong bytes: recovered from, or a typed error', async ({ playerPage, page }) => {
      let served = 0;
      await page.route(SEGMENTS, async (route) => {
        served += 1;
        if (served === 5) await route.fulfill({ status: 200, body: Buffer.alloc(40_000, 0x2a) });
        else await route.continue();
      });
      await playerPage.open({ src, muted: '', autoplay: '' });
      await playerPage.untilPlaying();
      await playerPage.set('playbackRate', 4);
      // Beyond what the fifth request was for.
      await expect
        .poll(
          async () =>
            (await playerPage.position()) > 28 ||
            (await playerPage.seen('sv-error')).some(({ detail }) => detail['fatal'] === true),
          { timeout: 60_000 },
        )
        .toBe(true);
    });
  });

  test(`${format}: a codec that no browser has is CODEC_UNSUPPORTED`, async ({ playerPage, page }) => {
    await page.route(manifest, async (route) => {
      const answer = await route.fetch();
      const body = (await answer.text()).replaceAll(/avc1\.[0-9a-f]+/gi, 'hvc9.9.9.L99.B9');
      await route.fulfill({ response: answer, body });
    });
    await playerPage.open({ src, muted: '', autoplay: '' });
    expect((await playerPage.fatalError()).detail['code']).toBe('CODEC_UNSUPPORTED');
  });

  test(`${format}: offline before play says so, and plays when the connection is back`, async ({
    playerPage,
    page,
    context,
  }) => {
    await playerPage.open({});
    await expect(page.getByRole('button', { name: /play/i }).first()).toBeVisible();
    await context.setOffline(true);
    await playerPage.player.evaluate((player, value) => {
      player.setAttribute('muted', '');
      player.setAttribute('autoplay', '');
      player.setAttribute('src', value);
    }, src);
    await expect(page.getByText(/offline/i).first()).toBeVisible();
    await context.setOffline(false);
    await playerPage.untilPlaying();
  });

  test(`${format}: offline during play runs on what is loaded, then waits, then goes on`, async ({
    playerPage,
    context,
  }) => {
    const viewer = `offline-${format.toLowerCase()}`;
    await playerPage.shape(viewer, 2_500);
    await playerPage.openPlaying(`/shaped/${viewer}${src}`);
    await context.setOffline(true);
    await playerPage.untilPlaying((await playerPage.position()) + 1);
    await playerPage.set('currentTime', 45);
    // Longer than it takes an engine to give up.
    await playerPage.page.waitForTimeout(4_000);
    await context.setOffline(false);
    await playerPage.shape(viewer, null);
    await expect.poll(() => playerPage.position(), { timeout: 40_000 }).toBeGreaterThan(46);
    expect((await playerPage.seen('sv-error')).filter(({ detail }) => detail['fatal'] === true)).toEqual([]);
  });

  test(`${format}: src changed in mid-load plays the newer one, silently`, async ({ playerPage }) => {
    await playerPage.open({ src, muted: '', autoplay: '' });
    await playerPage.set('src', `${src}?second`);
    await playerPage.untilPlaying();
    expect(await playerPage.seen('sv-error')).toEqual([]);
    expect(await playerPage.get<string>('src')).toContain('second');
  });

  test(`${format}: removed from the page and put back, it plays`, async ({ playerPage }) => {
    await playerPage.openPlaying(src);
    const before = await playerPage.position();
    await playerPage.player.evaluate(async (player) => {
      const parent = player.parentElement;
      player.remove();
      await new Promise((resolve) => setTimeout(resolve, 500));
      parent?.append(player);
    });
    await playerPage.untilPlaying(before + 0.5);
    expect(await playerPage.seen('sv-error')).toEqual([]);
  });
}

test('two players on a page, one of each format, play side by side', async ({ playerPage, page }) => {
  await playerPage.openPlaying(HLS);
  await page.evaluate((src) => {
    const second = document.createElement('sv-player');
    second.id = 'second';
    for (const [name, value] of [
      ['muted', ''],
      ['autoplay', ''],
      ['src', src],
    ] as const)
      second.setAttribute(name, value);
    document.body.append(second);
  }, DASH);
  const second = async (): Promise<number> =>
    page.locator('#second').evaluate((player) => (player as never as HTMLVideoElement).currentTime);
  await expect.poll(second).toBeGreaterThan(1);
  const first = await playerPage.player
    .first()
    .evaluate((player) => (player as never as HTMLVideoElement).currentTime);
  expect(first).toBeGreaterThan(0.5);
});

test('a source that is nothing at all gets a typed error', async ({ playerPage }) => {
  await playerPage.open({ src: 'ht!tp://::nonsense', muted: '', autoplay: '' });
  const error = await playerPage.fatalError();
  expect(['SOURCE_UNSUPPORTED', 'MANIFEST_LOAD_FAILED']).toContain(error.detail['code']);
});

test('an unknown controller is named in a typed error, and playback goes on with the default', async ({
  playerPage,
}) => {
  await playerPage.open({ src: HLS, muted: '', autoplay: '', abr: 'clairvoyant' });
  await playerPage.untilPlaying();
  const [error] = await playerPage.seen('sv-error');
  expect(error?.detail['code']).toBe('ABR_UNKNOWN');
});
