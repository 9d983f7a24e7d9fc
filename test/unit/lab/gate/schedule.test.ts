import { describe, expect, it } from 'vitest';
import type { PlayResult } from '../../../../lab/src/gate/results/play-result.js';
import { ordersOf, type PlayOrder } from '../../../../lab/src/gate/run/orders.js';
import { playOrders, type MakePlay } from '../../../../lab/src/gate/run/play-orders.js';
import { scenarioOf } from '../../../../lab/src/gate/scenario/scenario-files.js';
import { play } from './play-results.js';

const scenarios = ['a', 'b', 'c'].map((name) =>
  scenarioOf({ name, network: { kbps: 3000 }, seeds: 2 }, 'mine'),
);
const orders = ordersOf(scenarios, ['base', 'new'], 1, 5);

const resultOf = ({ scenario, format, seed, build }: PlayOrder, more: Partial<PlayResult> = {}): PlayResult =>
  play({ scenario: scenario.name, format, seed, build, ...more });

describe('the order of plays', () => {
  it('has every play once, and the two builds of a place one after the other', () => {
    expect(orders).toHaveLength(3 * 2 * 2 * 2);
    for (let at = 0; at < orders.length; at += 2) {
      const [one, other] = [orders[at], orders[at + 1]];
      expect([one?.scenario.name, one?.format, one?.seed]).toEqual([
        other?.scenario.name,
        other?.format,
        other?.seed,
      ]);
      expect(one?.build).not.toBe(other?.build);
    }
  });

  it('is drawn, and the same from the same seed', () => {
    const words = (seed: number): string =>
      ordersOf(scenarios, ['base', 'new'], 1, seed)
        .map(({ scenario, build }) => scenario.name + build)
        .join();
    expect(words(5)).toBe(words(5));
    expect(words(5)).not.toBe(words(6));
    expect(new Set(orders.filter((_, at) => at % 2 === 0).map(({ build }) => build)).size).toBe(2);
  });
});

describe('making them', () => {
  it('keeps so many going at a time', async () => {
    let going = 0;
    let most = 0;
    const make: MakePlay = async (order) => {
      going += 1;
      most = Math.max(most, going);
      await new Promise((resolve) => setTimeout(resolve, 3));
      going -= 1;
      return resultOf(order);
    };
    expect(await playOrders(orders, make, { parallel: 3 })).toHaveLength(orders.length);
    expect(most).toBe(3);
  });

  it('plays once more what the machine spoilt, half as many at a time, and what failed, alone', async () => {
    let going = 0;
    const again: string[] = [];
    const make: MakePlay = async (order, attempt) => {
      going += 1;
      await new Promise((resolve) => setTimeout(resolve, 1));
      if (attempt === 2) again.push(`${order.scenario.name} ${going}`);
      going -= 1;
      const first = attempt === 1;
      if (order.scenario.name === 'a' && order.seed === 1 && order.build === 'new' && first)
        return resultOf(order, { fitness: { kind: 'unfit', why: 'busy' } });
      if (order.scenario.name === 'b' && order.seed === 2 && order.build === 'new')
        return resultOf(order, { end: { kind: 'crashed', message: 'The page crashed.' } });
      return resultOf(order);
    };
    const results = await playOrders(orders, make, { parallel: 4 });
    expect(again.sort()).toEqual(['a 1', 'a 2', 'b 1', 'b 1']);
    expect(results.filter(({ fitness }) => fitness.kind === 'unfit')).toEqual([]);
    const crashed = results.filter(({ end }) => end.kind === 'crashed');
    expect(crashed.map(({ attempts }) => attempts)).toEqual([2, 2]);
  });

  it('doesn’t repeat everything on a machine that is too busy for any of it', async () => {
    let plays = 0;
    const make: MakePlay = async (order) => {
      plays += 1;
      return resultOf(order, { fitness: { kind: 'unfit', why: 'busy' } });
    };
    const results = await playOrders(orders, make, { parallel: 2 });
    expect(results).toHaveLength(orders.length);
    expect(plays).toBeLessThan(1.5 * orders.length);
  });

  it('gives up on a build that never gets ready, and plays the other on', async () => {
    const asked = { base: 0, new: 0 };
    const make: MakePlay = async (order) => {
      asked[order.build] += 1;
      return order.build === 'new'
        ? resultOf(order, { end: { kind: 'failed', code: 'PAGE_NOT_READY', message: 'Nothing there.' } })
        : resultOf(order);
    };
    const results = await playOrders(orders, make, { parallel: 1 });
    expect(asked).toEqual({ base: 12, new: 3 });
    expect(results.filter(({ build, end }) => build === 'new' && end.kind === 'failed')).toHaveLength(12);
  });

  it('stops when it is told to', async () => {
    const stop = new AbortController();
    let plays = 0;
    const make: MakePlay = async (order) => {
      plays += 1;
      if (plays === 3) stop.abort(new Error('Enough.'));
      return resultOf(order);
    };
    await expect(playOrders(orders, make, { parallel: 1, signal: stop.signal })).rejects.toThrow('Enough.');
    expect(plays).toBe(3);
  });
});
