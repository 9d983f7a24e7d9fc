import { DASH, expect, HLS, test } from '../support/test.js';

interface StoredView {
  readonly viewId: string;
  readonly state: string;
  readonly counters: Record<string, number>;
  readonly events: readonly { readonly type: string; readonly seq: number }[];
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

    await playerPage.page.goto('about:blank');
    const stored = async (): Promise<StoredView | null> => {
      const answer = await request.get(`${playerPage.origin}/api/views/${viewId}`);
      return answer.ok() ? ((await answer.json()) as StoredView) : null;
    };
    await expect.poll(async () => (await stored())?.events.at(-1)?.type).toBe('end');

    const view = await stored();
    expect(view?.events.map(({ seq }) => seq)).toEqual(view?.events.map((_, index) => index));
    expect(view?.events.filter(({ type }) => type === 'startup')).toHaveLength(1);
    expect(view?.events.filter(({ type }) => type === 'seek')).toHaveLength(1);
    for (const name of ['startupMs', 'seekCount', 'stallCount', 'switchCount', 'fatalCount']) {
      expect(view?.counters[name], name).toBe(counters[name]);
    }
    expect(view?.counters['playedMs']).toBeCloseTo(counters['playedMs'] ?? -1, -2);
  });
}

test('a page of live views shows the view while it plays', async ({ playerPage, context }) => {
  await playerPage.openPlaying(HLS, { 'rum-url': '/rum', 'video-title': 'A title on the live page' });
  const live = await context.newPage();
  await live.goto(`${playerPage.origin}/live`);
  await expect(live.getByText('A title on the live page').first()).toBeVisible({ timeout: 30_000 });
});
