import { describe, expect, it } from 'vitest';
import { contestantsOf, interleave, labelOf } from '../../../../lab/src/bench/peers/contestants.js';
import { inParallel } from '../../../../lab/src/bench/peers/in-parallel.js';
import { readPeersOptions } from '../../../../lab/src/bench/peers/options.js';
import { meanOver, spreadOver } from '../../../../lab/src/bench/peers/networks.js';
import type { Trace } from '../../../../lab/src/sim/network/trace.js';

const trace = (dataset: string, kbps: number): Trace => ({
  id: `${dataset}-${kbps}`,
  dataset,
  points: [
    { durationMs: 30_000, kbps: kbps / 2, latencyMs: 20 },
    { durationMs: 30_000, kbps: kbps * 1.5, latencyMs: 20 },
  ],
});
const options = { limit: 5, seconds: 60, leastKbps: 700, mostKbps: 12_000 };

describe('the networks of a comparison', () => {
  it('leave out those on which there is nothing to choose', () => {
    const traces = [trace('a', 200), trace('a', 3_000), trace('a', 40_000)];
    expect(spreadOver(traces, options).map(({ id }) => id)).toEqual(['a-3000']);
  });

  it('are spread over the data sets, and within each over its means', () => {
    const many = ['a', 'b'].flatMap((set) => [1, 2, 3, 4, 5, 6, 7, 8].map((mbps) => trace(set, mbps * 1000)));
    const chosen = spreadOver(many, { ...options, limit: 5 });
    expect(chosen.map(({ id }) => id)).toEqual(['a-2000', 'a-5000', 'a-7000', 'b-3000', 'b-7000']);
  });

  it('are judged by the time that is played', () => {
    expect(meanOver(trace('a', 2_000), 30)).toBeCloseTo(1_000, 6);
    expect(meanOver(trace('a', 2_000), 60)).toBeCloseTo(2_000, 6);
    expect(meanOver({ id: 'dead', dataset: 'a', points: [] }, 60)).toBe(0);
  });
});

describe('the order of a comparison', () => {
  const contestants = contestantsOf(['hls.js', 'sv-player']);

  it('takes every contestant once over every network, side by side in time', () => {
    const plays = interleave(['one', 'two', 'three'], contestants, 7);
    expect(plays).toHaveLength(9);
    for (let at = 0; at < 9; at += 3) {
      const turn = plays.slice(at, at + 3);
      expect(new Set(turn.map(({ item }) => item)).size).toBe(1);
      expect(new Set(turn.map(({ contestant }) => labelOf(contestant))).size).toBe(3);
    }
  });

  it('is the same for the same seed', () => {
    const order = (seed: number): string =>
      JSON.stringify(interleave([1, 2, 3, 4, 5], contestantsOf(undefined), seed));
    expect(order(3)).toBe(order(3));
    expect(order(3)).not.toBe(order(4));
  });

  it('says which player there isn’t', () => {
    expect(() => contestantsOf(['plyr'])).toThrow('--players: there is no "plyr". There are: sv-player,');
  });
});

describe('work side by side', () => {
  it('is never more at once than allowed, and keeps the order of its results', async () => {
    let running = 0;
    let most = 0;
    const results = await inParallel([5, 1, 4, 2, 3], 2, async (ms) => {
      running += 1;
      most = Math.max(most, running);
      await new Promise((resolve) => setTimeout(resolve, ms));
      running -= 1;
      return ms * 10;
    });
    expect(results).toEqual([50, 10, 40, 20, 30]);
    expect(most).toBe(2);
  });
});

describe('the options of a comparison', () => {
  it('have a default each', () => {
    expect(readPeersOptions([])).toMatchObject({
      limit: 10,
      seconds: 60,
      parallel: 2,
      rounds: 9,
      kbps: 5_000,
    });
    expect(readPeersOptions(['--limit', '0', '--players', 'hls.js'])).toMatchObject({
      limit: 0,
      contestants: [{ player: 'hls.js', format: 'hls' }],
    });
  });

  it('say what is wrong and what would be right', () => {
    expect(() => readPeersOptions(['--rounds', 'many'])).toThrow(
      '--rounds many: give a whole number from 0 on.',
    );
    expect(() => readPeersOptions(['--speed'])).toThrow("'--speed'");
  });
});
