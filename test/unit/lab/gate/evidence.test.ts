import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkBudgets } from '../../../../lab/src/gate/budgets/check-budgets.js';
import { comparePlays } from '../../../../lab/src/gate/compare/compare-plays.js';
import type { PlayResult } from '../../../../lab/src/gate/results/play-result.js';
import { fileLabel, KeptFiles } from '../../../../lab/src/gate/run/kept-files.js';
import { evidenceOrders, mostEvidence, playEvidence } from '../../../../lab/src/gate/run/play-evidence.js';
import { worstPlays } from '../../../../lab/src/gate/run/worst-plays.js';
import type { Scenario } from '../../../../lab/src/gate/scenario/scenario.js';
import { scenarioOf } from '../../../../lab/src/gate/scenario/scenario-files.js';
import { play } from './play-results.js';

const scenario = (name: string, more: object = {}): Scenario =>
  scenarioOf({ name, network: { kbps: 3000 }, budgets: { rebufferPct: 2 }, ...more }, 'mine');
const stalled = (name: string, rebufferPct: number, more: Partial<PlayResult> = {}): PlayResult =>
  play({ ...more, scenario: name, figures: { rebufferPct } });
const failed = { kind: 'failed', code: 'MEDIA_DECODE', message: 'no' } as const;

const worstOf = (scenarios: readonly Scenario[], plays: readonly PlayResult[]) =>
  worstPlays({
    plays,
    budgets: scenarios.flatMap((each) => checkBudgets(each, plays)),
    comparison: plays.some(({ build }) => build === 'base') ? comparePlays(plays) : null,
  });

describe('what is played once more to be looked at', () => {
  it('is the worst play of each scenario that broke a budget, the worst scenario first', () => {
    const found = worstOf(
      [scenario('mild'), scenario('bad'), scenario('kept')],
      [
        stalled('mild', 3),
        stalled('bad', 4, { seed: 1 }),
        stalled('bad', 30, { seed: 2, format: 'dash' }),
        stalled('bad', 9, { seed: 3 }),
        // Neither a play that doesn't count nor one that failed, which has its trace already.
        stalled('bad', 90, { seed: 4, fitness: { kind: 'unfit', why: 'busy' } }),
        stalled('bad', 95, { seed: 5, end: failed }),
        stalled('kept', 1),
      ],
    );
    expect(found.map(({ play: { scenario: name, format, seed } }) => [name, format, seed])).toEqual([
      ['bad', 'dash', 2],
      ['mild', 'hls', 1],
    ]);
    expect(found[0]?.sentence).toMatch(/^Rebuffering was 30\.0 % \(one play\) on "bad" over DASH/);
  });

  it('is the play that lost most to its partner, where a build is worse', () => {
    const seeds = Array.from({ length: 12 }, (_, at) => at + 1);
    const plays = seeds.flatMap((seed) => [
      stalled('drop', seed, { seed, build: 'base' }),
      // Seed 12 stalls most, and lost least.
      stalled('drop', seed === 5 ? 17 : seed + 6, { seed }),
      stalled('calm', 0, { seed, build: 'base' }),
      stalled('calm', 0, { seed }),
    ]);
    const found = worstOf([], plays);
    expect(found.map(({ play: { scenario: name, build, seed } }) => [name, build, seed])).toEqual([
      ['drop', 'new', 5],
    ]);
    expect(comparePlays(plays).figures.map(({ sentence }) => sentence)).toContain(found[0]?.sentence);
  });

  it('is nothing where nothing failed', () => {
    expect(worstOf([scenario('a')], [stalled('a', 1), stalled('a', 1, { build: 'base' })])).toEqual([]);
  });

  it('is three plays at most and two minutes, though always the worst, each as it was played before', async () => {
    const made: string[] = [];
    const replay = async (secondsOf: readonly number[], tookSec = 0): Promise<readonly string[]> => {
      const scenarios = secondsOf.map((seconds, at) => scenario(`s${at}`, { seconds }));
      const worst = secondsOf.map((_, at) => ({
        play: stalled(`s${at}`, 9, { seed: at + 7, format: 'dash' }),
        sentence: `sentence ${at}`,
        weight: 9 - at,
      }));
      const evidence = await playEvidence(evidenceOrders(worst, scenarios, tookSec), async (order) => {
        made.push(`${order.scenario.name} ${order.format} ${order.seed} ${order.build}`);
        return play({ scenario: order.scenario.name });
      });
      return evidence.map(({ sentence, play: { scenario: name } }) => `${name}: ${sentence}`);
    };
    expect(await replay([20, 20, 20, 20, 20])).toHaveLength(mostEvidence);
    expect(made[0]).toBe('s0 dash 7 new');
    expect(await replay([600, 20])).toEqual(['s0: sentence 0']);
    expect(await replay([60, 90, 30])).toEqual(['s0: sentence 0', 's2: sentence 2']);
    // Within the ten minutes that a gate is waited for.
    expect(await replay([20, 20, 20], 540)).toEqual(['s0: sentence 0', 's1: sentence 1']);
    expect(await replay([20, 20, 20], 900)).toEqual(['s0: sentence 0']);
  });
});

describe('the files of a run', () => {
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sv-gate-files-'));
  });
  afterEach(async () => rm(folder, { recursive: true, force: true }));

  it('each have a name of their own, and those that no result lists are taken away', async () => {
    const files = new KeptFiles(folder);
    const write = async (text: string): Promise<string> => {
      const { name, path } = await files.place('failures', 'a', '.webm');
      await writeFile(path, text);
      return name;
    };
    const names = [await write('first'), await write('second'), await write('third')];
    expect(new Set(names).size).toBe(3);
    await writeFile(join(folder, 'failures/notes.txt'), 'a user’s own');
    await files.keepOnly(names.slice(1, 2));
    expect(new Set(await readdir(join(folder, 'failures')))).toEqual(new Set(['notes.txt', 'a-2.webm']));
    expect(await readFile(join(folder, names[1] ?? ''), 'utf8')).toBe('second');
  });

  it('are called by their words in any script, and never leave their folder', () => {
    expect(fileLabel('../<drop> & co', 'hls')).toBe('-drop-co-hls');
    expect(fileLabel('дождь')).not.toBe(fileLabel('снег'));
  });
});
