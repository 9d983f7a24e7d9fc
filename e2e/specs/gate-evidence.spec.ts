import { spawn } from 'node:child_process';
import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, expect, test, type Browser } from '@playwright/test';
import { writeReports } from '../../lab/src/gate/report/write-reports.js';
import type { GateResults } from '../../lab/src/gate/results/gate-results.js';
import { listedFiles } from '../../lab/src/gate/results/listed-files.js';
import { runGate } from '../../lab/src/gate/run/run-gate.js';
import { scenarioOf } from '../../lab/src/gate/scenario/scenario-files.js';
import { browserLaunchOptions } from '../../test/browser/support/launch-options.js';
import { serveOwnPage, type OwnPageSite } from '../support/own-page.js';
import { videoRecorderIn } from '../support/video-recorder.js';

/** What the gate keeps of a play that failed, or broke a budget: a real trace and a real video, and nothing else. */
test.setTimeout(120_000);
// The gate keeps traces of its own, and a context can have one alone.
test.use({ trace: 'off' });

let folder: string;
let site: OwnPageSite;
let playing: () => void = () => {};

test.beforeAll(async () => {
  site = await serveOwnPage(() => playing());
});
test.afterAll(async () => site.stop());

test.beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sv-gate-e2e-'));
  playing = () => {};
});
test.afterEach(async () => rm(folder, { recursive: true, force: true }));

const ownPage = (): string => `${site.origin}/player.html?src={url}`;

/** All that lies in the rooms of what a gate keeps. */
async function keptIn(out: string): Promise<readonly string[]> {
  const rooms = await Promise.all(
    ['stalls', 'failures', 'evidence'].map(async (room) =>
      (await readdir(join(out, room)).catch(() => [])).map((name) => `${room}/${name}`),
    ),
  );
  return rooms.flat().sort();
}

/** A trace is a zip: the names of what is in it stand in it as they are. */
async function isTrace(path: string): Promise<boolean> {
  const bytes = await readFile(path);
  return bytes.subarray(0, 2).toString() === 'PK' && bytes.includes('trace.network');
}

async function isVideo(path: string): Promise<boolean> {
  const bytes = await readFile(path);
  return bytes.readUInt32BE(0) === 0x1a_45_df_a3 && bytes.includes('webm') && bytes.length > 2_000;
}

/** `sv-lab gate` as a user runs it, with what Playwright needs to record videos. */
async function gate(file: string, out: string): Promise<GateResults> {
  const env = { ...process.env, PLAYWRIGHT_BROWSERS_PATH: await videoRecorderIn(folder) };
  const args = ['lab/bin/sv-lab.mjs', 'gate', file, '--page', ownPage(), '--out', out];
  const child = spawn(process.execPath, args, { env, stdio: 'ignore' });
  const code = await new Promise((resolve) => {
    child.once('close', resolve);
  });
  expect(code).toBe(1);
  return JSON.parse(await readFile(join(out, 'results.json'), 'utf8')) as GateResults;
}

test('a broken budget: its play is played once more with a trace and a video, listed and not judged', async () => {
  const file = join(folder, 'mine.yaml');
  // Two requests of 200 ms each leave nobody 10 ms for everything else.
  await writeFile(
    file,
    `{ name: late, format: hls, network: { kbps: 4000, latencyMs: 200 }, seconds: 4, budgets: { firstFrameMs: 410 } }`,
  );
  const out = join(folder, 'out');
  let results = await gate(file, out);
  // A machine too busy to judge has nothing to show.
  for (let more = 2; more > 0 && results.plays[0]?.fitness.kind === 'unfit'; more -= 1)
    results = await gate(file, out);

  expect(results.evidence).toHaveLength(1);
  const [evidence] = results.evidence;
  expect(evidence?.sentence).toBe(results.reasons[0]);
  expect(evidence?.play).toMatchObject({ scenario: 'late', format: 'hls', seed: 1, build: 'new' });
  expect(results.plays).toHaveLength(1);
  expect(results.distributions.every(({ count }) => count === 1)).toBe(true);
  const [trace = '', video = ''] = evidence?.play.kept ?? [];
  expect(await isTrace(join(out, trace))).toBe(true);
  expect(await isVideo(join(out, video))).toBe(true);
  expect(await keptIn(out)).toEqual([...listedFiles(results)].sort());
  for (const report of ['report.html', 'junit.xml']) {
    const text = await readFile(join(out, report), 'utf8');
    for (const name of [trace, video]) expect(text).toContain(name);
  }
});

test('a page that crashes each time leaves the trace of its second play, and nothing that no report names', async () => {
  let browser: Browser | null = null;
  playing = () => {
    browser
      ?.contexts()[0]
      ?.pages()[0]
      ?.goto('chrome://crash')
      .catch(() => {});
  };
  const { results, linkOf } = await runGate({
    scenarios: [scenarioOf({ name: 'crashing', format: 'hls', network: { kbps: 4000 }, seconds: 6 }, 'mine')],
    builds: { new: null },
    names: { new: 'the sources' },
    pageUrl: ownPage(),
    launch: async () => (browser = await chromium.launch(browserLaunchOptions)),
    parallel: 1,
    seed: 1,
    folder,
  });
  const [play] = results.plays;
  expect(play).toMatchObject({ end: { kind: 'crashed', message: 'The page crashed.' }, attempts: 2 });
  const [trace = 'none'] = play?.kept ?? [];
  expect(trace).toMatch(/^failures\/.*\.trace\.zip$/);
  expect(await isTrace(join(folder, trace))).toBe(true);
  expect(await keptIn(folder)).toEqual([...listedFiles(results)].sort());
  const report = await writeReports(folder, results, linkOf);
  expect(await readFile(report, 'utf8')).toContain(`href="${trace}"`);
});
