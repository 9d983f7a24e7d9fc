import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FaultDesk } from '../../../../lab/src/chaos/faults/fault-desk.js';
import { isWithinRadius } from '../../../../lab/src/chaos/experiment/blast-radius.js';
import { experimentWith } from './support/an-experiment.js';

const only = (monkey: Readonly<Record<string, unknown>>, more: Readonly<Record<string, unknown>> = {}) =>
  experimentWith({ monkeys: [monkey], ...more }).disturbances;

describe('monkeys', () => {
  it('do the same for the same seed, and something else for another', () => {
    const kills = (seed: number) => JSON.stringify(only({ monkey: 'chaos', everySec: 5 }, { seed }));
    expect(kills(1)).toBe(kills(1));
    expect(new Set([1, 2, 3, 4].map(kills)).size).toBe(4);
  });

  it('draw for themselves: another one after them changes nothing', () => {
    const chaos = { monkey: 'chaos', everySec: 5 };
    const alone = only(chaos);
    const inCompany = experimentWith({ monkeys: [chaos, { monkey: 'latency', delayMs: 5 }] }).disturbances;
    expect(inCompany.filter(({ monkey }) => monkey === 'chaos')).toEqual(alone);
  });

  it('kill once in every stretch, for as long as was said, and within their time', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1e6 }),
        fc.integer({ min: 2, max: 20 }),
        fc.double({ min: 0.1, max: 2, noNaN: true }),
        (seed, everySec, forSec) => {
          const kills = only({ monkey: 'chaos', everySec, forSec, fromSec: 4 }, { seed });
          expect(kills.length).toBeGreaterThanOrEqual(Math.floor(56 / everySec));
          kills.forEach(({ fromSec, toSec }, index) => {
            expect(fromSec).toBeGreaterThanOrEqual(4 + index * everySec - 0.001);
            expect(toSec).toBeLessThanOrEqual(Math.min(60, 4 + (index + 1) * everySec) + 0.001);
            expect(toSec - fromSec).toBeCloseTo(forSec, 2);
          });
        },
      ),
      { numRuns: 50 },
    );
  });

  it('of kind kong let nothing through a region, and touch no other', () => {
    const [kong] = only({ monkey: 'kong', region: 'eu', how: 'unavailable' }, { level: 'high' });
    const desk = new FaultDesk(kong?.act.kind === 'faults' ? kong.act.rules : [], 1);
    const ask = (region: string | null) =>
      (['manifest', 'video', 'beacon', 'socket'] as const).map(
        (kind) => desk.strike({ kind, path: 'x', cdn: null, region, atSec: 1 }).length,
      );
    expect(ask('eu')).toEqual([1, 1, 1, 1]);
    expect(ask('us')).toEqual([0, 0, 0, 0]);
    expect(ask(null)).toEqual([0, 0, 0, 0]);
  });

  it('of the stores leave the media alone', () => {
    for (const monkey of ['party-store', 'collector'])
      for (const how of ['unavailable', 'hang', 'slow']) {
        const [disturbance] = only({ monkey, how });
        const desk = new FaultDesk(disturbance?.act.kind === 'faults' ? disturbance.act.rules : [], 1);
        const strikes = (kind: 'manifest' | 'init' | 'video' | 'audio' | 'beacon' | 'token' | 'socket') =>
          desk.strike({ kind, path: 'x', cdn: 'a', region: 'eu', atSec: 1 }).length;
        expect((['manifest', 'init', 'video', 'audio'] as const).map(strikes)).toEqual([0, 0, 0, 0]);
        expect((['beacon', 'token', 'socket'] as const).map(strikes)).toEqual(
          monkey === 'collector' ? [1, 0, 0] : [0, 1, 1],
        );
      }
  });
});

describe('the blast radius', () => {
  const names = Array.from({ length: 2000 }, (_, index) => `viewer-${index}`);
  const chosen = (seed: number, pct: number) => names.filter((name) => isWithinRadius(seed, name, pct));

  it('reaches its share of the viewers', () => {
    // Four standard deviations of a binomial share of 2000.
    for (const pct of [1, 5, 25, 50, 90])
      for (const seed of [1, 2, 3])
        expect(Math.abs((chosen(seed, pct).length / 2000) * 100 - pct)).toBeLessThan(
          400 * Math.sqrt(((pct / 100) * (1 - pct / 100)) / 2000),
        );
    expect(chosen(1, 0)).toEqual([]);
    expect(chosen(1, 100)).toEqual(names);
  });

  it('only adds viewers when it is raised', () => {
    fc.assert(
      fc.property(
        fc.nat(),
        fc.string(),
        fc.double({ min: 0, max: 100, noNaN: true }),
        fc.double({ min: 0, max: 100, noNaN: true }),
        (seed, viewer, one, other) => {
          if (isWithinRadius(seed, viewer, Math.min(one, other)))
            expect(isWithinRadius(seed, viewer, Math.max(one, other))).toBe(true);
        },
      ),
    );
  });

  it('is another set of viewers for another seed', () => {
    const first = new Set(chosen(1, 50));
    const shared = chosen(2, 50).filter((name) => first.has(name)).length;
    expect(shared).toBeGreaterThan(380);
    expect(shared).toBeLessThan(620);
  });
});
