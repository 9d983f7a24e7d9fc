import { describe, expect, it } from 'vitest';
import { peers } from '../../../../../lab/src/sim/peers/index.js';
import { chooseRules, loadRule } from '../../../../../lab/src/sim/run/rule.js';
import { UsageError } from '../../../../../lab/src/sim/run/usage-error.js';
import { abrNames } from '../../../../../src/abr/index.js';

const labels = (abr: string[], theirs: string[]): string[] =>
  chooseRules(abr, theirs).map(({ label }) => label);

describe('the rules of a run', () => {
  it('are ours by name, then the peers', () => {
    expect(labels(['hybrid'], ['hls.js'])).toEqual(['hybrid', 'hls.js']);
    expect(labels(['hybrid'], ['none'])).toEqual(['hybrid']);
    expect(labels(['all'], ['none'])).toEqual(abrNames());
    expect(labels(['hybrid'], ['all'])).toHaveLength(1 + peers.length);
  });

  it('have labels of their own, a peer with our name as a peer', () => {
    const all = labels(['all'], ['all']);
    expect(new Set(all).size).toBe(all.length);
    for (const { name } of peers.filter((peer) => abrNames().includes(peer.name)))
      expect(all).toContain(`${name} (peer)`);
    expect(labels(['a/mine.mjs', 'b/mine.mjs'], [])).toEqual(['mine', 'mine 2']);
  });

  it('run once, however often they are named', () => {
    expect(labels(['hybrid', 'hybrid'], ['hls.js', 'all', 'hls.js'])).toHaveLength(1 + peers.length);
  });

  it('are refused where nobody knows them, with those that there are', () => {
    expect(() => chooseRules(['nope'], [])).toThrow(/"nope".*hybrid/);
    expect(() => chooseRules([], ['nope'])).toThrow(/"nope".*hls\.js/);
    expect(() => chooseRules([], ['none'])).toThrow(UsageError);
  });

  it('make a controller each time', async () => {
    for (const rule of chooseRules(['all'], ['all'])) {
      const create = await loadRule(rule);
      expect(create()).not.toBe(create());
      expect(typeof create().decide).toBe('function');
    }
  });

  it('say so where a module makes none', async () => {
    await expect(loadRule({ kind: 'file', name: '/not/there.mjs', label: 'x' })).rejects.toThrow(UsageError);
  });
});
