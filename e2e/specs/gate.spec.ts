import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, expect, test, type Browser, type BrowserServer } from '@playwright/test';
import { differenceOfOrder } from '../../lab/src/gate/compare/repeats.js';
import { writeReports } from '../../lab/src/gate/report/write-reports.js';
import { readBaseline, saveBaseline } from '../../lab/src/gate/results/baseline.js';
import type { GateResults } from '../../lab/src/gate/results/gate-results.js';
import { runGate, type GateOptions, type GateRun } from '../../lab/src/gate/run/run-gate.js';
import { scenarioOf } from '../../lab/src/gate/scenario/scenario-files.js';
import { browserLaunchOptions } from '../../test/browser/support/launch-options.js';
import { serveOwnPage, type OwnPageSite } from '../support/own-page.js';

/**
 * The gate with a real browser, whatever becomes of it. What it says of a player is for the unit tests: on a
 * machine that is busy with other tests plays may be unfit, and nothing here hangs on that.
 */
test.setTimeout(180_000);
// The gate keeps traces of its own, and a context can have one alone.
test.use({ trace: 'off' });

let folder: string;
let site: OwnPageSite;
let playing: () => void = () => {};

test.beforeAll(async () => {
  site = await serveOwnPage(({ what }) => {
    if (what === 'playing') playing();
  });
});
test.afterAll(async () => site.stop());

test.beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sv-gate-e2e-'));
  playing = () => {};
});
test.afterEach(async () => rm(folder, { recursive: true, force: true }));

const ownPage = (): string => `${site.origin}/player.html?src={url}`;

async function gate(scenarios: readonly object[], more: Partial<GateOptions> = {}): Promise<GateRun> {
  return runGate({
    scenarios: scenarios.map((scenario) => scenarioOf(scenario, 'mine')),
    builds: { new: null },
    names: { new: 'the sources' },
    launch: async () => chromium.launch(browserLaunchOptions),
    parallel: 2,
    seed: 1,
    folder,
    ...more,
  });
}

test('the same scenario and seed: the same faults strike, and the same is asked for in the same order', async () => {
  // Room for the lowest rendition alone: no measured throughput leaves the choice in doubt.
  const scenario = {
    network: { kbps: 420, latencyMs: 40 },
    faults: [{ id: 'some', requests: 'video', status: 503, probability: 0.4 }],
    seconds: 8,
  };
  const { results } = await gate([
    { ...scenario, name: 'once' },
    { ...scenario, name: 'again' },
  ]);
  for (const format of ['hls', 'dash'] as const) {
    const [once, again, ...others] = results.plays.filter((play) => play.format === format);
    expect(others).toEqual([]);
    if (once === undefined || again === undefined) throw new Error('Not both were played.');
    expect(once.requests.length).toBeGreaterThan(4);
    expect(differenceOfOrder(once, again), format).toBe(null);
  }
});

test('a renderer and a browser that are killed in mid-play cost a second play, and the run goes on', async () => {
  let server: BrowserServer | null = null;
  let browser: Browser | null = null;
  const crashes = [
    async () => {
      await browser?.contexts()[0]?.pages()[0]?.goto('chrome://crash');
    },
    async () => {
      server?.process().kill('SIGKILL');
    },
  ];
  playing = () => {
    crashes
      .shift()?.()
      .catch(() => {});
  };
  try {
    const { results } = await gate(
      ['a', 'b', 'c'].map((name) => ({ name, format: 'hls', network: { kbps: 4000 }, seconds: 4 })),
      {
        pageUrl: ownPage(),
        parallel: 1,
        launch: async () => {
          server = await chromium.launchServer(browserLaunchOptions);
          browser = await chromium.connect(server.wsEndpoint());
          return browser;
        },
      },
    );
    expect(crashes).toEqual([]);
    // Whole, since a message says what went wrong instead.
    expect(results.plays.map(({ end }) => end)).toEqual(
      Array.from({ length: 3 }, () => ({ kind: 'watched' })),
    );
    expect(results.plays.filter(({ attempts }) => attempts === 2).length).toBeGreaterThanOrEqual(2);
    expect(results.settings.browserCrashes).toBe(1);
    expect(results.plays.every(({ requests }) => requests.length > 2)).toBe(true);
  } finally {
    await (server as BrowserServer | null)?.kill();
  }
});

test('a player that never starts fails with what to do, and leaves a trace; one that is not there says so', async () => {
  const scenario = { name: 'never', format: 'hls', network: { kbps: 4000 }, seconds: 4 };
  const silent = await gate([scenario], { pageUrl: `${site.origin}/player.html?wrong={url}` });
  const [play] = silent.results.plays;
  expect(play).toMatchObject({ end: { kind: 'never-started' }, attempts: 2 });
  const trace = play?.kept.find((file) => file.endsWith('.trace.zip')) ?? 'none';
  expect((await stat(join(folder, trace))).size).toBeGreaterThan(1_000);
  const report = await writeReports(folder, silent.results, silent.linkOf);
  expect(await readFile(report, 'utf8')).toContain(`href="${trace}"`);

  const absent = await gate([scenario], { pageUrl: `${site.origin}/nowhere.html` });
  expect(absent.results.reasons).toEqual([
    expect.stringMatching(/never got ready: .*nowhere\.html answered 404/),
  ]);
  const other = await gate([scenario], { pageUrl: `${site.origin}/player.html` });
  expect(other.results.reasons).toEqual([expect.stringMatching(/is no page of the lab.*\?src=\{url\}/)]);
});

test('pictures of stalls are in the report, and a baseline is compared with', async () => {
  const scenario = {
    name: 'gone',
    format: 'hls',
    network: {
      steps: [
        { fromSec: 0, kbps: 700 },
        { fromSec: 3, kbps: 0 },
      ],
    },
    seconds: 12,
  };
  const before = await gate([scenario], { pageUrl: ownPage() });
  const [play] = before.results.plays;
  expect(play?.timeline.stalls).not.toEqual([]);
  expect(play?.screenshots).not.toEqual([]);
  const report = await writeReports(folder, before.results, before.linkOf);
  expect(await readFile(report, 'utf8')).toContain('href="data:image/jpeg;base64,/9j/');

  // As if the machine had been quiet: what was unfit isn't kept, and this is not about the machine.
  const plays = before.results.plays.map((each) => ({ ...each, fitness: { kind: 'fit' } as const }));
  const file = join(folder, 'baseline.json');
  await saveBaseline(file, { ...before.results, plays });
  const baseline = await readBaseline(file);
  const changed = { ...scenario, name: 'other', seconds: 4, network: { kbps: 700 } };
  const { results } = await gate([scenario, changed], { pageUrl: ownPage(), baseline });
  expect(results.settings).toMatchObject({
    comparedWith: 'baseline',
    builds: { base: expect.stringMatching(/^the baseline of 20/) },
  });
  expect(results.plays.filter(({ build }) => build === 'base').map(({ scenario: name }) => name)).toContain(
    'gone',
  );
  expect(results.comparison?.notes).toEqual([expect.stringContaining('The baseline has no "other"')]);
});

test('sv-lab gate leaves out what is wrong, plays the rest in a page of one’s own, and exits with an error', async () => {
  const file = join(folder, 'mine.yaml');
  await writeFile(
    file,
    `- { name: good, format: hls, network: { kbps: 4000 }, seconds: 4 }
- { name: typo, format: hls, netwrk: { kbps: 4000 } }
- { name: greedy, format: hls, network: { kbps: 1000 }, budgets: { firstFrameMs: 30 } }
- { name: lost, format: hls, network: { trace: nowhere.csv } }
`,
  );
  const out = join(folder, 'out');
  const child = spawn(
    process.execPath,
    ['lab/bin/sv-lab.mjs', 'gate', file, '--page', ownPage(), '--out', out],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  );
  let said = '';
  child.stderr.on('data', (chunk) => (said += String(chunk)));
  const code = await new Promise((resolve) => {
    child.once('close', resolve);
  });
  expect([1, 2]).toContain(code);
  for (const words of [
    /line 2.*"netwrk".*"network"/,
    /line 3.*nobody can meet it/,
    /nowhere\.csv.*no such file/,
  ])
    expect(said).toMatch(words);
  const results = JSON.parse(await readFile(join(out, 'results.json'), 'utf8')) as GateResults;
  expect(results.refused).toHaveLength(3);
  expect(results.plays.map(({ scenario, end }) => [scenario, end.kind])).toEqual([['good', 'watched']]);
});
