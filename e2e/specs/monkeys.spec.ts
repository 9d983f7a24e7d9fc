import type { RequestKind } from '../../lab/src/chaos/contract.js';
import { originTarget } from '../../lab/src/chaos/experiment/origin-target.js';
import { parseExperiment } from '../../lab/src/chaos/experiment/read-experiment.js';
import { runExperiment } from '../../lab/src/chaos/experiment/run-experiment.js';
import { startOrigin } from '../../lab/src/chaos/origin/start-origin.js';
import { PlayerPage } from '../pages/player-page.js';
import { expect, HLS, test } from '../support/test.js';

/** The first batch goes 10 s after the first frame: the collector is away for longer, the party's store is back before. */
const experiment = parseExperiment(
  JSON.stringify({
    name: 'both stores are away',
    hypothesis: 'Nobody who watches notices, and no figure is lost.',
    level: 'extreme',
    confirm: 'both stores are away',
    durationSec: 12,
    blastRadiusPct: 100,
    pollSec: 0.2,
    steadySec: 0,
    steadyState: ['fatalShare <= 0'],
    abortWhen: ['fatalShare > 0'],
    monkeys: [
      { monkey: 'collector', how: 'unavailable' },
      { monkey: 'party-store', how: 'unavailable', toSec: 4 },
    ],
  }),
  'monkeys.spec.ts',
);

test('with the stores of collector and party away, the player plays on, joins in the end, and no figure is lost', async ({
  page,
  origin,
  request,
}) => {
  const lab = await startOrigin({ upstream: origin });
  try {
    const playerPage = new PlayerPage(page, lab.url);
    await playerPage.openPlaying(`/v/ann${HLS}`, { 'rum-url': '/v/ann/rum' });
    const { viewId } = await playerPage.summary();
    const struck = (kind: RequestKind): number =>
      lab.requests('ann').filter((each) => each.kind === kind && each.faults.length > 0).length;

    const fromSec = await playerPage.position();
    const running = runExperiment(experiment, {
      target: originTarget(lab),
      metrics: {
        names: ['fatalShare'],
        read: async () => ({ fatalShare: (await playerPage.summary()).counters['fatalCount'] ?? 0 }),
      },
    });
    await expect.poll(() => lab.viewer('ann').conditions.faults.length).toBeGreaterThan(1);
    const answer = await request.post(`${origin}/party/token`, { data: { name: 'Ann', room: 'monkeys' } });
    const { token } = (await answer.json()) as { token: string };
    await playerPage.player.evaluate(
      (player, given) => {
        for (const [name, value] of Object.entries(given)) player.setAttribute(name, value);
      },
      { party: '/v/ann/party', room: 'monkeys', token },
    );
    await expect.poll(() => struck('socket')).toBeGreaterThan(0);
    await expect(playerPage.player).toHaveAttribute('data-party', /connecting$/);

    expect(await running).toMatchObject({ verdict: 'held', notUndone: [] });
    expect(struck('beacon')).toBeGreaterThan(0);
    expect((await playerPage.position()) - fromSec).toBeGreaterThan(8);
    await expect(playerPage.player).toHaveAttribute('data-party', 'joined');

    const stored = async (): Promise<readonly { readonly type: string; readonly seq: number }[]> => {
      const found = await request.get(`${origin}/api/views/${viewId}`);
      if (!found.ok()) return [];
      const { events } = (await found.json()) as { events: { event: { type: string; seq: number } }[] };
      return events.map(({ event }) => event);
    };
    // What was refused comes while it plays on, not only with the last words.
    await expect.poll(async () => (await stored())[0]?.type, { timeout: 30_000 }).toBe('view-start');
    await page.goto('about:blank');
    await expect.poll(async () => (await stored()).at(-1)?.type).toBe('end');
    const seqs = (await stored()).map(({ seq }) => seq);
    expect(seqs).toEqual(seqs.map((_, index) => index));
    // What the browser itself says of a socket that was refused.
    expect(playerPage.unhandled.filter((line) => !line.startsWith('WebSocket connection'))).toEqual([]);
  } finally {
    await lab.close();
  }
});
