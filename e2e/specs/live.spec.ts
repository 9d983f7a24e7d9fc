import type { LiveForm } from '../../lab/src/live/serve/live-address.js';
import { LiveStage, type Engine, type LivePlay } from '../pages/live-stage.js';
import { PlayerPage } from '../pages/player-page.js';
import { startLive, type LiveOrigins, type LiveServing, type ServedLive } from '../support/live-origins.js';
import { expect, test } from '../support/test.js';

const SEGMENT_SEC = 4;
const LOOP_MS = 60_000;
/** What the lab's live title asks for: three parts of a second, and three segments. */
const LOW_LATENCY_SEC = 3;
const PLAIN_LATENCY_SEC = 3 * SEGMENT_SEC;
/** So long after a player was told to play, what it shows comes to the end of a loop: while it is looked at. */
const LOOP_SHOWN_SEC = 12;
const WATCHED_SEC = 10;
const SPARE_SEC = 0.5;

const latencyOf = (form: LiveForm): number => (form.startsWith('ll-') ? LOW_LATENCY_SEC : PLAIN_LATENCY_SEC);

/** Media time that begins anew with a loop, which ends while it is watched. */
const anew = (form: LiveForm): LiveServing => ({
  discontinuities: true,
  loopEndsInSec: LOOP_SHOWN_SEC - latencyOf(form),
});

interface Case {
  readonly engine: Engine;
  readonly form: LiveForm;
  readonly serving?: LiveServing;
}

const engines: Readonly<Record<string, readonly Case[]>> = {
  'hls.js and dash.js': [
    { engine: 'hls.js', form: 'hls' },
    { engine: 'hls.js', form: 'll-hls', serving: anew('ll-hls') },
    { engine: 'dash.js', form: 'dash' },
    { engine: 'dash.js', form: 'dash', serving: { ...anew('dash'), dashTimeline: true } },
    { engine: 'dash.js', form: 'll-dash' },
    { engine: 'dash.js', form: 'll-dash', serving: anew('ll-dash') },
  ],
  Shaka: [
    { engine: 'shaka', form: 'hls' },
    { engine: 'shaka', form: 'll-hls', serving: anew('ll-hls') },
    { engine: 'shaka', form: 'dash' },
    { engine: 'shaka', form: 'dash', serving: { ...anew('dash'), dashTimeline: true } },
    { engine: 'shaka', form: 'll-dash' },
    { engine: 'shaka', form: 'll-dash', serving: anew('ll-dash') },
  ],
};

/** The latency that the form asks for, by what the player goes by, and a second of grace. */
function mostLatencySec({ engine, form }: Case): number {
  // Shaka counts from the end of the newest segment or chunk that is complete.
  const uncounted = engine !== 'shaka' ? 0 : form.startsWith('ll-') ? 1 : SEGMENT_SEC;
  return latencyOf(form) + uncounted + 1;
}

/** hls.js holds back from the end of the playlist; the others from the wall clock. */
function latencySec({ engine, form }: Case, play: LivePlay): number {
  return engine === 'hls.js' && form === 'hls' ? play.ownLatencySec : play.latencySec;
}

function programmeMissMs({ engine, form, serving }: Case, { programMs, truthMs }: LivePlay): number {
  // Shaka gives no segment to compare with in HLS.
  if (Number.isNaN(truthMs)) return 0;
  const missMs = Math.abs(programMs - truthMs);
  // Where media time begins anew, Shaka doesn't add the period's start in this form.
  const isBegunAnew = engine === 'shaka' && form === 'll-dash' && serving?.discontinuities === true;
  return isBegunAnew ? Math.min(missMs % LOOP_MS, LOOP_MS - (missMs % LOOP_MS)) : missMs;
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;

let live: LiveOrigins;
test.beforeEach(async () => {
  live = await startLive();
});
test.afterEach(async () => live.close());

for (const [names, cases] of Object.entries(engines)) {
  test(`${names} play the live title within its latency, and back in its window`, async ({ page }) => {
    const stage = new LiveStage(page);
    await stage.open([...new Set(cases.map(({ engine }) => engine))]);
    const staged: { readonly name: string; readonly each: Case; readonly served: ServedLive }[] = [];
    for (const each of cases) {
      const name = `${each.engine} ${each.form}${each.serving ? ', media time anew' : ''}`;
      const served = await live.serve(each.form, each.serving);
      staged.push({ name, each, served });
      await stage.start(name, each.engine, served);
    }
    await Promise.all(staged.map(async ({ name }) => stage.played(name, 2)));
    for (const { name, each } of staged)
      // What a busy machine lost at the start, few players make up for: they are told to, once, where a second
      // stop would be one too many.
      if (!(latencySec(each, await stage.look(name)) <= mostLatencySec(each) - SPARE_SEC))
        await stage.goLive(name);

    const looks = await stage.watch(
      staged.map(({ name }) => name),
      WATCHED_SEC,
    );
    for (const { name, each, served } of staged) {
      const plays = looks.get(name) ?? [];
      expect(median(plays.map((play) => latencySec(each, play))), `${name}: latency, s`).toBeLessThanOrEqual(
        mostLatencySec(each),
      );
      expect(Math.min(...plays.map((play) => play.latencySec)), name).toBeGreaterThan(0);
      expect(plays.at(-1)?.errors, name).toEqual([]);
      if (each.serving) {
        expect(plays[0]?.airedMs, `${name}: before the end of a loop`).toBeLessThan(served.loopEndMs);
        const aired = async (): Promise<number> => (await stage.look(name)).airedMs;
        await expect
          .poll(aired, { message: `${name}: over the end of a loop` })
          .toBeGreaterThan(served.loopEndMs);
      }
      expect(
        median(plays.map((play) => programmeMissMs(each, play))),
        `${name}: programme time`,
      ).toBeLessThan(100);
    }

    for (const { name } of staged) await stage.seekBack(name, 20);
    await Promise.all(staged.map(async ({ name }) => stage.played(name, 2)));
    for (const { name, each } of staged) {
      const play = await stage.look(name);
      expect(play.errors, name).toEqual([]);
      // Back over the end of a period, Shaka now and then jumps on to what it has buffered.
      const mayJump = each.engine === 'shaka' && each.form === 'dash' && each.serving !== undefined;
      if (!mayJump)
        expect(latencySec(each, play), `${name}: still back`).toBeGreaterThan(mostLatencySec(each));
    }
  });
}

/** When the player says that its picture was in front of the camera, and how much that and latency miss the wall clock by. */
async function programmeOf({ page }: PlayerPage): Promise<{ airedMs: number; missMs: number }> {
  return page.evaluate(() => {
    const player = document.querySelector('sv-player');
    const airedMs = (player?.getStartDate().getTime() ?? Number.NaN) + (player?.currentTime ?? 0) * 1000;
    const latencySec = player?.session?.live?.latencySec ?? Number.NaN;
    return { airedMs, missMs: Math.abs(Date.now() - airedMs - latencySec * 1000) };
  });
}

const FORMS: readonly (readonly [LiveForm, LiveServing])[] = [
  ['hls', anew('hls')],
  ['ll-hls', {}],
  ['dash', { dashTimeline: true }],
  ['ll-dash', {}],
];

test('the player plays the live title, and back in its window', async ({ browser, origin }) => {
  test.setTimeout(240_000);
  const pages: { readonly player: PlayerPage; readonly form: LiveForm; readonly served: ServedLive }[] = [];
  for (const [form, serving] of FORMS) {
    const player = new PlayerPage(await browser.newPage(), origin);
    const served = await live.serve(form, serving);
    pages.push({ player, form, served });
    await player.openPlaying(served.url);
  }
  await Promise.all(
    pages.map(async ({ player, form, served }) => {
      const from = await player.position();
      // Four live streams in one browser: on a busy machine each stalls now and then.
      await player.untilPlaying(from + 8, 60_000);
      const at = await player.position();
      // hls.js counts latency from the end of the playlist, to which a segment is added when it is whole.
      const mostMs = form === 'hls' ? 1_000 * (SEGMENT_SEC + 1) : 1_000;
      await expect
        .poll(async () => (await programmeOf(player)).airedMs, {
          message: `${form}: beyond the end of a loop`,
        })
        .toBeGreaterThan(served.loopEndMs);
      await expect
        .poll(async () => (await programmeOf(player)).missMs, { message: form })
        .toBeLessThan(mostMs);
      const { counters, gauges } = await player.summary();
      expect(counters['liveMs'], form).toBeGreaterThan(0);
      expect(gauges, form).toMatchObject({
        liveLatencySec: expect.any(Number),
        liveDriftSec: expect.any(Number),
      });
      await player.set('currentTime', at - 20);
      await player.untilPlaying(at - 18, 60_000);
      expect(await player.position()).toBeLessThan(at);
      expect(await player.seen('sv-error')).toEqual([]);
      expect(player.unhandled).toEqual([]);
      await player.page.close();
    }),
  );
});
