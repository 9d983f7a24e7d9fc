import type { Session } from '../../src/session/session.js';
import { DASH, expect, HLS, test } from '../support/test.js';

const isMedia = (url: string): boolean => /\.(?:m3u8|mpd|m4s|mp4|ts)(?:\?|$)/.test(url);

for (const src of [HLS, DASH]) {
  test(`every manifest and segment is asked for with CMCD in its address: ${src}`, async ({ playerPage }) => {
    await playerPage.openPlaying(src, { cmcd: 'query', abr: 'bola' });
    await playerPage.untilPlaying(2);
    const marks = playerPage.requests
      .filter(isMedia)
      .map((url) => new URL(url).searchParams.get('CMCD') ?? `none: ${url}`);
    const types = new Set(marks.map((mark) => /ot=(\w+)/.exec(mark)?.[1] ?? mark));
    expect([...types].sort()).toEqual(expect.arrayContaining(['i', 'm']));
    expect([...types].some((type) => type === 'v' || type === 'av')).toBe(true);
    expect([...types].filter((type) => type.startsWith('none'))).toEqual([]);
    expect(new Set(marks.map((mark) => /sid="([^"]+)"/.exec(mark)?.[1])).size).toBe(1);
    expect(marks.some((mark) => /\bbl=\d+/.test(mark) && /\bmtp=\d+/.test(mark))).toBe(true);
    // The browser's own times of a request are found in spite of its mark.
    const timing = await playerPage.player.evaluate(
      async (player) =>
        new Promise((resolve) => {
          const { session } = player as never as { session: Session };
          session.events.on('sample', (sample) => resolve(sample.timing));
        }),
    );
    expect(timing).toBe('resource-timing');
  });

  test(`the same in headers, where the page wants that, and its view told to others: ${src}`, async ({
    playerPage,
  }) => {
    const asked: { readonly url: string; readonly session: string | undefined }[] = [];
    const told = { cmcd: '', otlp: '' };
    await playerPage.page.route(/\/(?:cmcd|v1\/logs)$/, async (route) => {
      const body = route.request().postData() ?? '';
      told[route.request().url().endsWith('/cmcd') ? 'cmcd' : 'otlp'] += body;
      await route.fulfill({ status: 200, json: {} });
    });
    playerPage.page.on('request', (request) => {
      asked.push({ url: request.url(), session: request.headers()['cmcd-session'] });
    });
    await playerPage.openPlaying(src, {
      cmcd: 'headers',
      'cmcd-event-url': '/cmcd',
      'otlp-url': '/v1/logs',
    });
    const media = asked.filter(({ url }) => isMedia(url));
    expect(media.length).toBeGreaterThan(2);
    for (const { url, session } of media) expect(session, url).toMatch(/sid="/);
    await playerPage.player.evaluate((player) => Reflect.get(player, 'session').unload());
    await expect.poll(() => told.cmcd).toMatch(/\bsta=s\b[^]*\bsta=p\b[^]*\bsta=q\b/);
    await expect.poll(() => told.otlp).toMatch(/"sv\.startup"[^]*"sv\.end"/);
  });
}

test('nobody is told by CMCD without consent', async ({ playerPage }) => {
  await playerPage.openPlaying(HLS, { cmcd: 'query', 'rum-consent': 'none' });
  expect(playerPage.requests.filter((url) => url.includes('CMCD'))).toEqual([]);
});
