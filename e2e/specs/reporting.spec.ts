import { DASH, expect, HLS, test } from '../support/test.js';

interface StoredView {
  readonly view: {
    readonly viewId: string;
    readonly status: string;
    readonly startupMs: number;
    readonly experience: number;
    readonly counters: Record<string, number>;
  };
  readonly events: readonly {
    readonly event: { readonly type: string; readonly seq: number; readonly [fact: string]: unknown };
  }[];
}

for (const src of [HLS, DASH]) {
  test(`what the page saw is what the database holds, last words included: ${src}`, async ({
    playerPage,
    request,
  }) => {
    await playerPage.openPlaying(src, { 'rum-url': '/rum' });
    await playerPage.set('currentTime', 40);
    await playerPage.untilPlaying(41);
    await playerPage.player.evaluate((player) => (player as never as HTMLVideoElement).pause());
    await expect.poll(() => playerPage.get('paused')).toBe(true);
    await playerPage.page.waitForTimeout(500);
    const { viewId, counters } = await playerPage.summary();
    const scores = await playerPage.player.evaluate(async (player) =>
      (
        player as never as { session: { scores(): Promise<{ version: number; experience: number }> } }
      ).session.scores(),
    );

    await playerPage.page.goto('about:blank');
    const stored = async (): Promise<StoredView | null> => {
      const answer = await request.get(`${playerPage.origin}/api/views/${viewId}`);
      return answer.ok() ? ((await answer.json()) as StoredView) : null;
    };
    const types = async (): Promise<readonly string[]> =>
      (await stored())?.events.map(({ event }) => event.type) ?? [];
    await expect.poll(async () => (await types()).at(-1)).toBe('end');

    const { view, events } = (await stored()) ?? { view: null, events: [] };
    expect(events.map(({ event }) => event.seq)).toEqual(events.map((_, index) => index));
    expect((await types()).filter((type) => type === 'startup')).toHaveLength(1);
    expect((await types()).filter((type) => type === 'seek')).toHaveLength(1);
    expect(view?.status).toBe('ended');
    expect(events[0]?.event).toMatchObject({
      type: 'view-start',
      deviceClass: 'desktop',
      browser: expect.stringMatching(/^\S*Chrom\S* \d+$/),
      consent: 'full',
    });
    expect(events.find(({ event }) => event.type === 'decision')?.event).toMatchObject({
      toKbps: expect.any(Number),
      reason: expect.any(String),
    });
    expect(events.at(-1)?.event).toMatchObject({
      counters: {
        cdnBytes: { [new URL(playerPage.origin).host]: expect.any(Number) },
        upscaleMax: expect.any(Number),
      },
      gauges: { lowestKbps: expect.any(Number) },
    });
    expect(view?.startupMs).toBe(counters['startupMs']);
    for (const name of ['seekCount', 'stallCount', 'switchCount', 'fatalCount']) {
      expect(view?.counters[name], name).toBe(counters[name]);
    }
    expect(scores.version).toBe(1);
    expect(Math.abs((view?.experience ?? 0) - scores.experience)).toBeLessThan(1);
    // A tick may lie between the page's look and its last words.
    expect(Math.abs((view?.counters['playedMs'] ?? 0) - (counters['playedMs'] ?? 0))).toBeLessThan(500);
  });
}

test('a page of live views shows the view while it plays', async ({ playerPage, context }) => {
  await playerPage.openPlaying(HLS, { 'rum-url': '/rum', 'video-title': 'A title on the live page' });
  const live = await context.newPage();
  await live.goto(`${playerPage.origin}/live`);
  await expect(live.getByText('A title on the live page').first()).toBeVisible({ timeout: 30_000 });
});

test('nothing is sent without consent, and the view from its start once it is given', async ({
  playerPage,
  request,
}) => {
  await playerPage.openPlaying(HLS, {
    'rum-url': '/rum',
    'rum-consent': 'none',
    'rum-release': '7',
    'rum-dimensions': '{"plan":"a"}',
    'rum-vitals': '',
  });
  await playerPage.untilPlaying(1);
  const { viewId } = await playerPage.summary();
  expect(playerPage.requests.filter((url) => url.endsWith('/rum'))).toEqual([]);
  await playerPage.player.evaluate((player) => player.setAttribute('rum-consent', 'full'));
  const events = async (): Promise<readonly object[]> => {
    const answer = await request.get(`${playerPage.origin}/api/views/${viewId}`);
    return answer.ok() ? ((await answer.json()) as StoredView).events.map(({ event }) => event) : [];
  };
  await expect.poll(events).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ type: 'view-start', release: '7', dimensions: { plan: 'a' } }),
      expect.objectContaining({
        type: 'heartbeat',
        vitals: expect.objectContaining({ ttfbMs: expect.any(Number) }),
      }),
    ]),
  );
});

test('a view left before the script that delivers has come is told all the same', async ({
  playerPage,
  request,
}) => {
  await playerPage.page.route(/\/take-over-[^/]*\.js$/, () => {
    // Never answered.
  });
  await playerPage.openPlaying(HLS, { 'rum-url': '/rum', 'rum-dimensions': '{"plan":"a"}' });
  await playerPage.untilPlaying(1);
  const { viewId } = await playerPage.summary();
  await playerPage.page.goto('about:blank');
  const events = async (): Promise<readonly object[]> => {
    const answer = await request.get(`${playerPage.origin}/api/views/${viewId}`);
    return answer.ok() ? ((await answer.json()) as StoredView).events.map(({ event }) => event) : [];
  };
  await expect
    .poll(async () => (await events()).at(-1))
    .toMatchObject({
      type: 'end',
      reason: 'quit',
      counters: { playedMs: expect.any(Number) },
    });
  const told = await events();
  expect(told[0]).toMatchObject({ type: 'view-start', dimensions: { plan: 'a' } });
  expect(told.filter((event) => 'startupMs' in event)).toHaveLength(1);
});

test('what is wrong with a setting is said, and playback goes on', async ({ playerPage }) => {
  await playerPage.openPlaying(HLS, { 'rum-url': '/rum', 'rum-dimensions': '{"Plan":1}' });
  await expect.poll(async () => (await playerPage.seen('sv-error')).length).toBe(1);
  const [error] = await playerPage.seen('sv-error');
  expect(error?.detail).toMatchObject({ code: 'INVALID_ARGUMENT', fatal: false });
});
