import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkBudgets } from '../../../../lab/src/gate/budgets/check-budgets.js';
import { htmlReport } from '../../../../lab/src/gate/report/html-report.js';
import { junitReport } from '../../../../lab/src/gate/report/junit.js';
import { textReport } from '../../../../lab/src/gate/report/text-report.js';
import { writeReports } from '../../../../lab/src/gate/report/write-reports.js';
import { distributionsOf } from '../../../../lab/src/gate/results/distributions.js';
import { readBaseline, saveBaseline, usableOf } from '../../../../lab/src/gate/results/baseline.js';
import type { GateResults } from '../../../../lab/src/gate/results/gate-results.js';
import type { PlayResult } from '../../../../lab/src/gate/results/play-result.js';
import { verdictOfGate } from '../../../../lab/src/gate/run/verdict-of-gate.js';
import { scenarioOf } from '../../../../lab/src/gate/scenario/scenario-files.js';
import { environment, link, pictures, results } from './gate-results.js';
import { play } from './play-results.js';

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

  it('lead to what was kept to be looked at, and say that it wasn’t judged', () => {
    const words =
      /over HLS, seed 1, new build, played once more to be looked at, not judged: this time rebuffering 7\.0 %/;
    const html = htmlReport(results(), pictures);
    expect(html).toMatch(words);
    for (const file of ['evidence/a.trace.zip', 'evidence/a.webm']) {
      expect(html).toContain(`href="${file}"`);
      expect(textReport(results())).toContain(file);
      expect(/<failure.*<\/failure>/s.exec(junitReport(results()))?.[0]).toContain(file);
    }
    expect(textReport(results())).toMatch(words);
    expect(junitReport(results())).toMatch(words);
  });

  it('have each scenario’s seeds as a distribution, and a curve for each format that has two plays', () => {
    const [first] = results().plays;
    if (first === undefined) throw new Error('There is no play.');
    const { scenario } = first;
    const plays = [400, 600, 1000].map((firstFrameMs, at) =>
      play({ scenario, format: 'dash', seed: at + 1, figures: { firstFrameMs } }),
    );
    const { scenarios } = results();
    const html = htmlReport(
      { ...results(), comparison: null, plays, distributions: distributionsOf(scenarios, plays) },
      pictures,
    );
    const row = /The first frame, ms<\/th>(.*?)<td class="spread">/s.exec(html)?.[1] ?? '';
    expect(Array.from(row.matchAll(/>([^<]+)</g), ([, cell]) => cell)).toEqual([
      'DASH',
      '3',
      '400',
      '500',
      '600',
      '800',
      '1000',
    ]);
    expect(html).toContain('The first frame, DASH: share of plays at or below each value');
    expect(html).not.toContain('The first frame, HLS: share');
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
    expect(json).toMatchObject({ schema: 3, plays: { length: 4 } });
    expect(json.distributions).toContainEqual(
      expect.objectContaining({ format: 'hls', build: 'new', figure: 'rebufferPct', count: 1, median: 9 }),
    );
    expect(await readdir(join(folder, 'timelines'))).toHaveLength(2);
  });

  it('takes away what the report before it had kept, and nothing else', async () => {
    const own = join(folder, 'again');
    const write = async (name: string): Promise<void> => {
      await mkdir(dirname(join(own, name)), { recursive: true });
      await writeFile(join(own, name), name);
    };
    const keeping = (...kept: string[]): GateResults => ({
      ...results(),
      evidence: [],
      plays: [play({ kept })],
    });
    const both = ['evidence/old.webm', 'evidence/new.webm', 'evidence/mine.txt', 'outside.txt'];
    for (const name of both) await write(name);
    await writeReports(
      own,
      keeping('evidence/old.webm', 'evidence/../outside.txt', 'outside.txt'),
      () => link,
    );
    await writeReports(own, keeping('evidence/new.webm'), () => link);
    expect(await readdir(join(own, 'evidence'))).toEqual(['mine.txt', 'new.webm']);
    expect(await readdir(own)).toContain('outside.txt');
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
