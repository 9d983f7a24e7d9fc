import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@playwright/test';
import type { ViewerConditions } from '../../lab/src/chaos/contract.js';
import { startOrigin, type Origin } from '../../lab/src/chaos/origin/start-origin.js';
import { buildPlayerPages } from '../../lab/src/play/build-player-pages.js';
import { pageOf } from '../../lab/src/play/page-of.js';
import { playView } from '../../lab/src/play/play-view.js';
import type { ViewPlan } from '../../lab/src/play/view-plan.js';
import { figuresOf } from '../../lab/src/record/figures-of.js';
import type { TitleFacts } from '../../lab/src/record/view-record.js';

/** How the lab plays a title: ours, one peer, and what can go wrong with any page. `peer-pages` plays every peer. */
const titles = fileURLToPath(new URL('../../.titles', import.meta.url));

let work: string;
let origin: Origin;
let title: TitleFacts;
let viewers = 0;

test.beforeAll(async () => {
  work = await mkdtemp(join(tmpdir(), 'sv-view-'));
  const pages = join(work, 'pages');
  await buildPlayerPages(pages);
  await mkdir(join(pages, 'made-up'));
  const page = (script: string): string => `<!doctype html><title>Made up</title><script>${script}</script>`;
  await writeFile(join(pages, 'made-up/empty.html'), page(''));
  await writeFile(
    join(pages, 'made-up/hangs.html'),
    page('svLabPage = { name: "hangs", version: "1", play() {} }; svLabProbe = { take() { for (;;); } };'),
  );
  origin = await startOrigin({ root: titles, pages });
  const { ladder, durationSec } = JSON.parse(await readFile(join(titles, 'lab/title.json'), 'utf8')) as {
    ladder: TitleFacts['renditions'];
    durationSec: number;
  };
  title = { renditions: ladder, segmentSec: 4, durationSec };
});

test.afterAll(async () => {
  await origin.close();
  await rm(work, { recursive: true, force: true });
});

function plan(changes: Partial<ViewPlan>, conditions: Partial<ViewerConditions> = {}): ViewPlan {
  viewers += 1;
  const name = `view-${viewers}`;
  const link = { steps: [{ fromSec: 0, kbps: 8_000, latencyMs: 20 }] };
  origin.viewer(name).setConditions({ link, faults: [], seed: 1, ...conditions });
  return {
    pageUrl: pageOf(`${origin.url}/_pages`, 'sv-player'),
    player: 'sv-player',
    sourceUrl: origin.viewerUrl(name, 'lab/master.m3u8'),
    format: 'hls',
    watchSec: 8,
    title,
    ...changes,
  };
}

test('the same probe tells what ours and a peer showed', async ({ browser }) => {
  for (const player of ['sv-player', 'hls.js'] as const) {
    const record = await playView(browser, plan({ player, pageUrl: pageOf(`${origin.url}/_pages`, player) }));
    expect(record.player).toEqual({ name: player, version: expect.stringMatching(/^\d+\.\d+/) });
    expect(record.end).toEqual({ kind: 'watched' });
    expect(record.complaints).toEqual([]);
    const heights = title.renditions.map(({ height }) => height);
    for (const { height, bitrateKbps } of record.shown) {
      expect(heights).toContain(height);
      expect(bitrateKbps).not.toBeNull();
    }
    const figures = figuresOf(record, title);
    expect(figures.firstFrameMs).toBeGreaterThan(0);
    expect(figures.playedSec).toBeGreaterThan(2);
    expect(figures.qoeLin).not.toBeNull();
    const shownSec = record.shown.reduce((sum, { fromSec, toSec }) => sum + toSec - fromSec, 0);
    expect(Math.abs(shownSec - figures.playedSec)).toBeLessThan(1.5);
  }
});

test('a viewer’s pause and seek are neither stalls nor failures', async ({ browser }) => {
  const record = await playView(
    browser,
    plan({
      watchSec: 14,
      actions: [
        { atSec: 9, do: 'play' },
        { atSec: 5, do: 'pause' },
        { atSec: 6, do: 'seek', toSec: 40 },
      ],
    }),
  );
  const kinds = record.facts.map(({ kind }) => kind);
  expect(kinds.indexOf('pause')).toBeGreaterThan(0);
  expect(kinds.lastIndexOf('play')).toBeGreaterThan(kinds.indexOf('pause'));
  expect(record.shown.at(-1)?.fromSec).toBeGreaterThanOrEqual(39);
  const figures = figuresOf(record, title);
  expect(figures.seekLatencyMs).toBeGreaterThan(0);
  expect(figures.playedSec).toBeLessThan(11);
});

test('a source that isn’t there is a failure with its code', async ({ browser }) => {
  const { sourceUrl } = plan({});
  const gone = sourceUrl.replace('master', 'nothing');
  const record = await playView(browser, plan({ sourceUrl: gone, watchSec: 30 }));
  expect(record.end).toMatchObject({ kind: 'failed', code: expect.stringMatching(/./) });
  expect(figuresOf(record, title)).toMatchObject({ firstFrameMs: null, qoeLin: null });
});

test('a link that carries nothing is a start that never came, or a failure; never a hang', async ({
  browser,
}) => {
  const link = { steps: [{ fromSec: 0, kbps: 0, latencyMs: 20 }] };
  const record = await playView(browser, plan({ watchSec: 5 }, { link }));
  expect(['never-started', 'failed']).toContain(record.end.kind);
});

test('a page that is none of the lab’s, or isn’t there, is told of', async ({ browser }) => {
  const empty = await playView(browser, plan({ pageUrl: `${origin.url}/_pages/made-up/empty.html` }));
  expect(empty.end).toMatchObject({ kind: 'failed', code: 'PAGE_NOT_READY' });
  const nowhere = await playView(browser, plan({ pageUrl: 'http://127.0.0.1:1/page.html' }));
  expect(nowhere.end).toMatchObject({ kind: 'failed', code: 'PAGE_NOT_READY' });
});

test('a page that hangs or crashes comes to an end, and the next one plays', async ({ browser }) => {
  const hangs = await playView(browser, plan({ pageUrl: `${origin.url}/_pages/made-up/hangs.html` }));
  expect(hangs.end).toMatchObject({ kind: 'crashed', message: expect.stringContaining('answer') });
  const crashes = await playView(
    browser,
    plan({
      pageUrl: pageOf(`${origin.url}/_pages`, 'hls.js'),
      watchSec: 20,
      looked: async ({ lastAdvanceMs }, page) => {
        if (lastAdvanceMs !== null) await page.goto('chrome://crash').catch(() => {});
      },
    }),
  );
  expect(crashes.end).toMatchObject({ kind: 'crashed' });
  expect(crashes.facts.length).toBeGreaterThan(0);
  expect((await playView(browser, plan({ watchSec: 3 }))).end.kind).not.toBe('crashed');
});

test('a watching that is called off ends at once', async ({ browser }) => {
  const abort = new AbortController();
  const watching = playView(
    browser,
    plan({ watchSec: 60, signal: abort.signal, looked: () => abort.abort() }),
  );
  await expect(watching).rejects.toThrow(/abort/i);
});
