import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FaultRule, FaultTiming } from '../../../../lab/src/chaos/contract.js';
import { FaultDesk, type DeskRequest } from '../../../../lab/src/chaos/faults/fault-desk.js';

const rule = (id: string, timing: FaultTiming = {}, match: FaultRule['match'] = {}): FaultRule => ({
  id,
  match,
  timing,
  effect: { kind: 'reset' },
});

const request = (over: Partial<DeskRequest> = {}): DeskRequest => ({
  kind: 'video',
  path: 'video/720p/1.m4s',
  cdn: null,
  region: null,
  atSec: 0,
  ...over,
});

const requests = fc.array(
  fc.record({
    kind: fc.constantFrom('video', 'audio', 'manifest'),
    path: fc.constantFrom('video/720p/1.m4s', 'audio/1.m4s', 'master.m3u8'),
    cdn: fc.constantFrom('a', 'b', null),
    region: fc.constantFrom('eu', 'us', null),
    atSec: fc.integer({ min: 0, max: 60 }),
  }),
  { maxLength: 60 },
) as fc.Arbitrary<DeskRequest[]>;

const timings = fc.record(
  {
    fromSec: fc.integer({ min: 0, max: 20 }),
    toSec: fc.integer({ min: 21, max: 60 }),
    skip: fc.integer({ min: 0, max: 5 }),
    times: fc.integer({ min: 1, max: 5 }),
    probability: fc.double({ min: 0, max: 1, noNaN: true }),
  },
  { requiredKeys: [] },
) as fc.Arbitrary<FaultTiming>;

describe('the desk of faults', () => {
  it('strikes the same requests in the same order the same, and another seed otherwise', () => {
    const rules = [rule('a', { probability: 0.5 }), rule('b', { probability: 0.5 })];
    fc.assert(
      fc.property(requests, timings, fc.integer({ min: 0 }), (all, timing, seed) => {
        const one = new FaultDesk([rule('x', timing), ...rules], seed);
        const other = new FaultDesk([rule('x', timing), ...rules], seed);
        for (const each of all) expect(one.strike(each)).toEqual(other.strike(each));
      }),
    );
    const struck = (seed: number): string => {
      const desk = new FaultDesk(rules, seed);
      return Array.from({ length: 40 }, () => desk.strike(request()).map(({ ruleId }) => ruleId)).join(' ');
    };
    expect(struck(1)).not.toBe(struck(2));
  });

  it('keeps to skip, times and the stretch of time', () => {
    fc.assert(
      fc.property(requests, timings, fc.integer({ min: 0 }), (all, timing, seed) => {
        const desk = new FaultDesk([rule('x', timing)], seed);
        let fitted = 0;
        let struck = 0;
        for (const each of all) {
          const inTime = each.atSec >= (timing.fromSec ?? 0) && each.atSec < (timing.toSec ?? Infinity);
          const strikes = desk.strike(each);
          if (inTime) fitted += 1;
          else expect(strikes).toEqual([]);
          struck += strikes.length;
          if (fitted <= (timing.skip ?? 0)) expect(struck).toBe(0);
        }
        expect(struck).toBeLessThanOrEqual(timing.times ?? Infinity);
        if (timing.probability === undefined || timing.probability === 1)
          expect(struck).toBe(Math.min(timing.times ?? Infinity, Math.max(0, fitted - (timing.skip ?? 0))));
      }),
    );
  });

  it('strikes about as often as the probability says', () => {
    const desk = new FaultDesk([rule('x', { probability: 0.3 })], 4);
    let struck = 0;
    for (let index = 0; index < 4_000; index += 1) struck += desk.strike(request()).length;
    expect(struck / 4_000).toBeGreaterThan(0.27);
    expect(struck / 4_000).toBeLessThan(0.33);
  });

  it('fits by kind, path, CDN and region, all that is given', () => {
    const desk = new FaultDesk(
      [
        rule('kind', {}, { kinds: ['audio', 'video'] }),
        rule('path', {}, { path: 'video/*/1.m4s' }),
        rule('cdn', {}, { cdn: 'a' }),
        rule('region', {}, { region: 'eu' }),
        rule('both', {}, { kinds: ['audio'], cdn: 'a' }),
      ],
      1,
    );
    const by = (over: Partial<DeskRequest>): string[] =>
      desk.strike(request(over)).map(({ ruleId }) => ruleId);
    expect(by({ path: 'video/720p/1.m4s?token=2' })).toEqual(['kind', 'path']);
    expect(by({ kind: 'manifest', path: 'x', cdn: 'a' })).toEqual(['cdn']);
    expect(by({ kind: 'audio', path: 'x', cdn: 'a', region: 'eu' })).toEqual([
      'kind',
      'cdn',
      'region',
      'both',
    ]);
    expect(by({ kind: 'other', path: 'video/720p/2.m4s' })).toEqual([]);
  });

  it('never strikes what an effect can do nothing to: no log may say that it did', () => {
    const everything = (effect: FaultRule['effect']): FaultDesk =>
      new FaultDesk([{ id: 'x', match: {}, effect }], 1);
    const kinds = ['socket', 'video'] as const;
    const struck = (effect: FaultRule['effect']): number[] =>
      kinds.map((kind) => everything(effect).strike(request({ kind })).length);
    expect(struck({ kind: 'cut-body', share: 0.5 })).toEqual([0, 1]);
    expect(struck({ kind: 'no-cors' })).toEqual([0, 1]);
    expect(struck({ kind: 'drop-socket', afterSec: 1, code: 1012 })).toEqual([1, 0]);
    expect(struck({ kind: 'slow-body', kbps: 8 })).toEqual([1, 1]);
  });

  it('goes on counting for a rule that stays when others come', () => {
    const desk = new FaultDesk([rule('once', { times: 1 })], 1);
    expect(desk.strike(request())).toHaveLength(1);
    desk.setRules([rule('new', { times: 1 }), rule('once', { times: 1 })]);
    expect(desk.strike(request()).map(({ ruleId }) => ruleId)).toEqual(['new']);
    desk.setRules([rule('once', { times: 2 })]);
    expect(desk.strike(request())).toHaveLength(1);
  });
});
