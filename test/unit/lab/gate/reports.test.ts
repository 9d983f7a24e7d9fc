import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkBudgets } from '../../../../lab/src/gate/budgets/check-budgets.js';
import { comparePlays } from '../../../../lab/src/gate/compare/compare-plays.js';
import { htmlReport } from '../../../../lab/src/gate/report/html-report.js';
import { junitReport } from '../../../../lab/src/gate/report/junit.js';
import { textReport } from '../../../../lab/src/gate/report/text-report.js';
import { writeReports } from '../../../../lab/src/gate/report/write-reports.js';
import { readBaseline, saveBaseline, usableOf } from '../../../../lab/src/gate/results/baseline.js';
import type { GateResults } from '../../../../lab/src/gate/results/gate-results.js';
import type { PlayResult } from '../../../../lab/src/gate/results/play-result.js';
import { verdictOfGate } from '../../../../lab/src/gate/run/verdict-of-gate.js';
import { scenarioOf } from '../../../../lab/src/gate/scenario/scenario-files.js';
import { play } from './play-results.js';

const environment = {
  processor: 'A processor',
  cores: 2,
  memoryGb: 8,
  system: 'linux',
  node: '20',
  browser: 'Chromium 150',
};
const link = { steps: [{ fromSec: 0, kbps: 3000, latencyMs: 40 }] };
const pictures = { linkOf: () => link, screenshot: () => 'data:image/jpeg;base64,AAAA' };

/** A scenario with a name that is no good name for markup, over budget, with one play that doesn't count. */
function results(): GateResults {
  const name = '<drop> & "co"';
  const scenario = scenarioOf(
    { name, network: { kbps: 3000 }, budgets: { rebufferPct: 2, fatal: 0 } },
    'mine',
  );
  const stalled = { figures: { rebufferPct: 9, stallSec: 2 }, timeline: { stalls: [[9, 11] as const] } };
  const plays = [
    play({ scenario: name, build: 'base' }),
    play({ scenario: name, ...stalled, screenshots: [{ atSec: 9.5, file: 'stalls/a.jpg' }] }),
    play({ scenario: name, build: 'base', format: 'dash' }),
    play({ scenario: name, format: 'dash', fitness: { kind: 'unfit', why: 'timers came 150 ms late' } }),
  ];
  const comparison = comparePlays(plays);
  const budgets = checkBudgets(scenario, plays);
  const refused = ['mine.yaml, line 3: a scenario has no key "netwrk". Did you mean "network"?.'];
  return {
    schema: 1,
    madeAt: '2026-05-01T10:00:00.000Z',
    environment,
    settings: {
      builds: { base: 'main', new: 'branch' },
      comparedWith: 'build',
      parallel: 4,
      seed: 1,
      tookSec: 90,
      browserCrashes: 1,
    },
    scenarios: [
      { name, about: '', formats: ['hls', 'dash'], seconds: 20, fingerprint: 'x', link, viewer: [] },
    ],
    plays,
    comparison,
    budgets,
    refused,
    ...verdictOfGate({ comparison, budgets, plays, refused }),
  };
}

describe('the reports of a gate', () => {
  it('fail with the sentence a person needs', () => {
    const { outcome, reasons } = results();
    expect(outcome).toBe('failed');
    expect(reasons).toEqual([
      expect.stringMatching(/^Left out: mine\.yaml, line 3/),
      'Rebuffering was 9.0 % (one play) on "<drop> & "co"" over HLS, and has to be 2.0 % at most.',
    ]);
  });

  it('say in the text that plays were left out, and that the browser crashed', () => {
    const text = textReport(results());
    expect(text).toMatch(/Failed:\n {2}✗ Left out: .*\n {2}✗ Rebuffering was 9\.0 %/);
    expect(text).toMatch(
      /1 of 4 plays are left out, because the machine, not the player, was the bottleneck/,
    );
    expect(text).toContain('timers came 150 ms late');
    expect(text).toContain('The browser crashed and was started again once');
  });

  it('are one page that fetches nothing and runs no script, whatever names are in it', () => {
    const html = htmlReport(results(), pictures);
    expect(/default-src &#39;none&#39;/.test(html)).toBe(true);
    expect(/<script|https?:\/\/(?!www\.w3\.org)|<drop>/.exec(html)).toBeNull();
    expect(html.includes('&lt;drop&gt; &amp; &quot;co&quot;')).toBe(true);
    expect(html.includes('data:image/jpeg;base64,AAAA')).toBe(true);
  });

  it('are JUnit that a CI can read: one failure, with its words escaped', () => {
    const xml = junitReport(results());
    expect(xml).toContain('tests="3" failures="2"');
    expect(xml).toContain('name="left out 1"');
    expect(xml).toContain('name="&lt;drop&gt; &amp; &quot;co&quot;"');
    expect(xml).toContain('Rebuffering was 9.0 %');
  });
});

describe('a player that never plays', () => {
  const failing = (end: PlayResult['end'], budgets: object) => {
    const scenario = scenarioOf({ name: 'a', format: 'hls', network: { kbps: 900 }, budgets }, 'mine');
    const plays = [play({ scenario: 'a', end, attempts: 2 })];
    return verdictOfGate({ comparison: null, budgets: checkBudgets(scenario, plays), plays, refused: [] });
  };

  it.each([
    [
      { kind: 'failed', code: 'PAGE_NOT_READY', message: 'http://a/ is no page of the lab.' } as const,
      /never got ready: http:\/\/a\/ is no page.*Open the page in a browser/,
    ],
    [{ kind: 'never-started' } as const, /showed no frame in 20 s.*let it watch longer/],
    [{ kind: 'crashed', message: 'The page crashed.' } as const, /brought its page down.*--parallel 1/],
  ])('fails the gate with what to do about it, with or without a budget: %j', (end, words) => {
    for (const budgets of [{}, { fatal: 0 }, { rebufferPct: 3 }]) {
      const { outcome, reasons } = failing(end, budgets);
      expect(outcome).toBe('failed');
      expect(reasons).toEqual([expect.stringMatching(words)]);
    }
    expect(failing(end, { fatal: 1 }).outcome).toBe('passed');
  });
});

describe('what is written', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sv-gate-test-'));
  });
  afterAll(async () => rm(folder, { recursive: true, force: true }));

  it('is a page, JUnit, JSON and a timeline for each format', async () => {
    await writeReports(folder, results(), () => link);
    const json = JSON.parse(await readFile(join(folder, 'results.json'), 'utf8')) as GateResults;
    expect(json.plays).toHaveLength(4);
    expect(await readdir(join(folder, 'timelines'))).toHaveLength(2);
  });

  it('a baseline comes back as the base, and only for scenarios that are as they were', async () => {
    const file = join(folder, 'kept/baseline.json');
    const before = results();
    await saveBaseline(file, before);
    const baseline = await readBaseline(file);
    expect(baseline.plays.map(({ build, format }) => [build, format])).toEqual([['base', 'hls']]);
    const same = usableOf(baseline, before.scenarios, environment);
    expect(same).toMatchObject({ plays: [{ build: 'base' }], toldOnly: [], notes: [] });
    const changed = before.scenarios.map((scenario) => Object.assign({}, scenario, { fingerprint: 'y' }));
    const other = usableOf(baseline, changed, environment);
    expect(other.plays).toEqual([]);
    expect(other.notes[0]).toMatch(/has changed since the baseline was made/);
  });

  it('a baseline of another machine doesn’t judge times, and says so', async () => {
    const file = join(folder, 'other.json');
    const before = results();
    await saveBaseline(file, before);
    const usable = usableOf(await readBaseline(file), before.scenarios, { ...environment, cores: 8 });
    expect(usable.toldOnly).toContain('firstFrameMs');
    expect(usable.notes[0]).toMatch(/2 cores against 8/);
  });

  it.each([
    ['nothing', null, /can't be read/],
    ['broken JSON', '{', /isn't JSON/],
    ['another file', '{"bench":"abr"}', /no baseline of the gate/],
    ['another version', '{"kind":"sv-gate-baseline","schema":7}', /schema is 7/],
    [
      'a play without figures',
      '{"kind":"sv-gate-baseline","schema":1,"environment":{},"scenarios":[],"plays":[{"scenario":"a"}]}',
      /play 1 of 1/,
    ],
  ])('refuses %s for a baseline', async (_, text, complaint) => {
    const file = join(folder, 'bad.json');
    await rm(file, { force: true });
    if (text !== null) await writeFile(file, text);
    await expect(readBaseline(file)).rejects.toThrow(complaint);
  });
});
