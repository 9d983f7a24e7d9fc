import { describe, expect, it } from 'vitest';
import { contestantsOf, labelOf } from '../../../../lab/src/bench/peers/contestants.js';
import { readPeersOptions } from '../../../../lab/src/bench/peers/options.js';
import { ordersFor, playContest } from '../../../../lab/src/bench/peers/scenarios/play-contest.js';
import { outcomeOf } from '../../../../lab/src/bench/peers/scenarios/scenario-outcome.js';
import {
  scenarioFigures,
  scenarioStandingsOf,
} from '../../../../lab/src/bench/peers/scenarios/scenario-standings.js';
import {
  scenarioStandingsTable,
  scenarioTable,
} from '../../../../lab/src/bench/peers/scenarios/scenario-tables.js';
import type { PlayResult } from '../../../../lab/src/gate/results/play-result.js';
import { scenarioOf } from '../../../../lab/src/gate/scenario/scenario-files.js';
import { play } from '../gate/play-results.js';

const drop = scenarioOf(
  {
    name: 'drop',
    network: { kbps: 3000 },
    seconds: 20,
    budgets: { fatal: 0, rebufferPct: { max: 5 }, seekLatencyMs: { max: 2000 } },
  },
  'a test',
);
const [hls, dash] = contestantsOf(['shaka']);
if (hls === undefined || dash === undefined) throw new Error('Shaka plays both.');
const sought = { seekLatencyMs: 500 };
const failed = { kind: 'failed', code: 'SHAKA_1001', message: 'gone' } as const;
const unfit = { kind: 'unfit', why: 'timers came late' } as const;
const outcome = (...plays: readonly PlayResult[]) => outcomeOf(drop, hls, plays, 4);

describe('what a player came to in a scenario', () => {
  it('is held to the scenario’s own budgets', () => {
    expect(outcome(play({ figures: { ...sought, rebufferPct: 4 } }))).toMatchObject({
      label: 'shaka hls',
      kept: true,
      broken: [],
      rebufferPct: 4,
      fatal: 0,
    });
    expect(outcome(play({ figures: { ...sought, rebufferPct: 6 } }))).toMatchObject({
      kept: false,
      broken: ['rebufferPct'],
    });
  });

  it('is not kept where the figure that is owed never came', () => {
    expect(outcome(play())).toMatchObject({ kept: false, broken: ['seekLatencyMs'] });
  });

  it('charges a play that broke off for the rest, and leaves its other figures out', () => {
    const broke = play({ end: failed, timeline: { watchedSec: 12 }, figures: { qoeLin: 1 } });
    const { qoe, ...rest } = outcome(broke);
    // 8 s of stall over 5 segments.
    expect(qoe).toBeCloseTo(1 - (4.3 * 8) / 5, 9);
    expect(rest).toMatchObject({ kept: false, fatal: 1, rebufferPct: null, firstFrameMs: null });
    expect(rest.broken).toContain('fatal');
  });

  it('is unknown where the machine spoilt all, and the mean of the rest where it spoilt some', () => {
    const spoilt = play({ fitness: unfit, figures: { ...sought, qoeLin: -9 } });
    expect(outcome(spoilt)).toMatchObject({ kept: null, broken: [], qoe: null, unfit: 1 });
    const plays = [1, 2].map((qoeLin) => play({ figures: { ...sought, qoeLin } }));
    expect(outcome(spoilt, ...plays)).toMatchObject({ kept: true, qoe: 1.5, unfit: 1 });
  });
});

describe('the standings over scenarios', () => {
  const of = (player: string, kept: boolean | null, qoe: number | null) => ({
    ...outcome(play({ figures: sought })),
    label: player,
    kept,
    qoe,
  });
  const outcomes = [
    of('sv-player hls', true, 2),
    of('sv-player hls', true, 1),
    of('hls.js hls', true, 3),
    of('hls.js hls', false, 3),
    of('shaka hls', true, 0),
    of('shaka hls', null, null),
  ];

  it('count the scenarios whose budgets each kept, of those that could be judged', () => {
    const standings = scenarioStandingsOf(outcomes);
    expect(standings.map(({ label, kept, judged, qoe }) => [label, kept, judged, qoe])).toEqual([
      ['sv-player hls', 2, 2, 1.5],
      ['hls.js hls', 1, 2, 3],
      ['shaka hls', 1, 1, 0],
    ]);
    expect(scenarioFigures(2, standings)).toEqual({
      scenarios: 2,
      'hls.scenariosKept': 2,
      'bestPeer.scenariosKept': 1,
    });
  });

  it('are told in tables, what is unknown too', () => {
    const rows = scenarioStandingsTable(scenarioStandingsOf(outcomes)).split('\n');
    expect(rows[1]).toMatch(/^sv-player hls +1\.50 +0\.0 +800 +0 +2 of 2 +0$/);
    const one = scenarioTable([of('a', null, null), of('b', true, 1)]).split('\n');
    expect(one[1]).toMatch(/^b .*kept$/);
    expect(one[2]).toMatch(/^a +– .*the machine spoilt it$/);
  });
});

describe('the plays of scenarios', () => {
  const onlyHls = { ...drop, name: 'only hls', formats: ['hls'] as const, seeds: [1, 2] };
  const contestants = contestantsOf(['shaka', 'rx-player']);

  it('are every seed with everyone that plays the format, who take turns', () => {
    const orders = ordersFor([drop, onlyHls], contestants, 3);
    const told = orders.map((each) => `${each.scenario.name} ${each.seed} ${labelOf(each.contestant)}`);
    expect(told.toSorted()).toEqual([
      'drop 1 rx-player dash',
      'drop 1 shaka dash',
      'drop 1 shaka hls',
      'only hls 1 shaka hls',
      'only hls 2 shaka hls',
    ]);
  });

  it('are made again as the gate’s are, and come back to whom they belong', async () => {
    const orders = ordersFor([drop], contestants, 3);
    const { signal } = new AbortController();
    const asked: string[] = [];
    const plays = await playContest(orders, { parallel: 2, signal }, async ({ player }, order, attempts) => {
      asked.push(`${player} ${order.format} ${attempts}`);
      const end = player === 'rx-player' ? failed : ({ kind: 'watched' } as const);
      return play({ scenario: order.scenario.name, format: order.format, attempts, end });
    });
    expect(asked.toSorted()).toEqual(['rx-player dash 1', 'rx-player dash 2', 'shaka dash 1', 'shaka hls 1']);
    for (const { contestant, result } of plays) {
      expect(result.format).toBe(contestant.format);
      expect(result.end.kind).toBe(contestant.player === 'rx-player' ? 'failed' : 'watched');
    }
  });
});

describe('the option --scenarios', () => {
  it('takes files and folders, and none for the lab’s own', () => {
    expect(readPeersOptions([]).scenarios).toBeUndefined();
    expect(readPeersOptions(['--scenarios']).scenarios).toEqual([]);
    expect(readPeersOptions(['--scenarios', 'a.yaml', 'more', '--players', 'shaka'])).toMatchObject({
      scenarios: ['a.yaml', 'more'],
      contestants: [hls, dash],
    });
  });

  it('says what has no place beside it, or without it', () => {
    expect(() => readPeersOptions(['--scenarios', '--rounds', '5'])).toThrow(
      '--rounds says nothing to --scenarios',
    );
    expect(readPeersOptions(['--scenarios', '--rounds', '0', '--limit', '0']).scenarios).toEqual([]);
    expect(() => readPeersOptions(['a.yaml'])).toThrow('--scenarios a.yaml');
  });
});
