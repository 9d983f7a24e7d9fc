import { existsSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Link } from '../../../../../lab/src/sim/network/link.js';
import { generateTraces } from '../../../../../lab/src/sim/network/synthetic/generate-traces.js';
import {
  syntheticFamilies,
  type SyntheticFamily,
} from '../../../../../lab/src/sim/network/synthetic/link-family.js';
import type { TracePoint } from '../../../../../lab/src/sim/network/trace.js';
import { readTraces } from '../../../../../lab/src/sim/network/trace-files.js';
import {
  traceStatistics,
  type TraceStatistics,
} from '../../../../../lab/src/sim/network/trace-statistics.js';

const median = (values: readonly number[]): number =>
  [...values].sort((one, other) => one - other)[values.length >> 1] ?? Number.NaN;

const families = fc.constantFrom(...syntheticFamilies);
const statisticsOf = (family: SyntheticFamily): TraceStatistics =>
  traceStatistics(generateTraces({ family, count: 120, durationSec: 600, seed: 7 }));

describe('generated traces', () => {
  it('are the same from the same seed, and others from another', () => {
    fc.assert(
      fc.property(families, fc.integer(), (family, seed) => {
        const plan = { family, count: 3, durationSec: 60, seed };
        const traces = generateTraces(plan);
        expect(generateTraces(plan)).toEqual(traces);
        expect(generateTraces({ ...plan, count: 2 })).toEqual(traces.slice(0, 2));
        expect(generateTraces({ ...plan, seed: seed + 1 })[0]?.points).not.toEqual(traces[0]?.points);
        expect(new Set(traces.map(({ id }) => id)).size).toBe(3);
      }),
      { numRuns: 40 },
    );
  });

  it('last as long as asked, and every stretch is one that a link can use', () => {
    fc.assert(
      fc.property(
        families,
        fc.integer(),
        fc.double({ min: 0.1, max: 120, noNaN: true }),
        (family, seed, durationSec) => {
          for (const trace of generateTraces({ family, count: 2, durationSec, seed })) {
            const totalMs = trace.points.reduce((ms, { durationMs }) => ms + durationMs, 0);
            expect(totalMs).toBeCloseTo(durationSec * 1000, 4);
            for (const { durationMs, kbps, latencyMs } of trace.points) {
              expect(durationMs).toBeGreaterThan(0);
              expect(kbps).toBeGreaterThanOrEqual(0);
              expect(Number.isFinite(kbps)).toBe(true);
              expect(latencyMs).toBeGreaterThan(0);
            }
            expect(() => new Link(trace)).not.toThrow();
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it.each([
    { family: '2g' as SyntheticFamily },
    { count: -1 },
    { count: 1.5 },
    { durationSec: 0 },
    { durationSec: Infinity },
    { seed: Number.NaN },
  ])('are refused for %o', (wrong) => {
    expect(() => generateTraces({ family: '4g', count: 1, durationSec: 10, seed: 1, ...wrong })).toThrow(
      expect.objectContaining({ code: 'INVALID_ARGUMENT' }),
    );
  });
});

describe('the families', () => {
  it('rank as networks do', () => {
    const mean = (family: SyntheticFamily): number => statisticsOf(family).meanKbps;
    expect(mean('3g')).toBeLessThan(mean('4g') / 4);
    expect(mean('4g')).toBeLessThan(mean('5g') / 4);
    const variation = (family: SyntheticFamily): number => statisticsOf(family).variation[1];
    expect(variation('cable')).toBeLessThan(variation('4g'));
    expect(variation('4g')).toBeLessThan(variation('3g'));
    expect(variation('3g')).toBeLessThan(variation('5g'));
  });

  it('have tunnels in 3G, and next to none elsewhere', () => {
    expect(statisticsOf('3g').outagePct).toBeGreaterThan(8);
    for (const family of ['4g', '5g', 'wifi', 'cable'] as const)
      expect(statisticsOf(family).outagePct).toBeLessThan(2);
  });

  it('change satellites each 15 s', () => {
    const [trace] = generateTraces({ family: 'satellite', count: 1, durationSec: 3000, seed: 1 });
    const points = trace?.points ?? [];
    /** How much a quantity changes, at the median, from the 1.5 s before each of the slot's 30 steps to those after. */
    const strongestOverUsual = (of: (point: TracePoint) => number): number => {
      const logs = points.map((point) => Math.log(of(point)));
      const over3 = logs.map((_, step) => logs.slice(step, step + 3).reduce((sum, log) => sum + log, 0));
      const changes = Array.from({ length: 30 }, (_, phase) =>
        median(
          over3
            .filter((_, step) => step % 30 === phase)
            .map((sum, slot) => Math.abs((over3[slot * 30 + phase + 4] ?? sum) - sum)),
        ),
      );
      return Math.max(...changes) / median(changes);
    };
    // About 2.4 each with slots; without them chance gives some 1.1 to 1.3.
    expect(strongestOverUsual(({ kbps }) => Math.max(1000, kbps))).toBeGreaterThan(1.7);
    expect(strongestOverUsual(({ latencyMs }) => latencyMs)).toBeGreaterThan(1.7);
  });

  it('answer late over a geostationary satellite', () => {
    const [trace] = generateTraces({ family: 'satellite-geo', count: 1, durationSec: 60, seed: 1 });
    expect(Math.min(...(trace?.points ?? []).map(({ latencyMs }) => latencyMs))).toBeGreaterThan(400);
  });
});

const recordings = '../shared/traces';

describe.skipIf(!existsSync(recordings))('the families beside the recordings they are fitted to', () => {
  it.each<[SyntheticFamily, string[]]>([
    ['3g', ['hsdpa-3g-norway']],
    ['4g', ['lte-4g-ghent', 'lumos-4g-chunks']],
    ['wifi', ['lumos-wifi-chunks']],
  ])('%s', async (family, datasets) => {
    const real = traceStatistics(
      await readTraces(
        datasets.map((name) => `${recordings}/${name}.json`),
        { split: 'train' },
      ),
    );
    const ours = statisticsOf(family);
    const ratio = (of: (statistics: TraceStatistics) => number): number => of(ours) / of(real);
    expect(ratio(({ meanKbps }) => meanKbps)).toBeGreaterThan(0.7);
    expect(ratio(({ meanKbps }) => meanKbps)).toBeLessThan(1.4);
    expect(ratio(({ variation }) => variation[1])).toBeGreaterThan(0.75);
    expect(ratio(({ variation }) => variation[1])).toBeLessThan(1.33);
    expect(Math.abs(ours.correlation5Sec[1] - real.correlation5Sec[1])).toBeLessThan(0.15);
    expect(Math.abs(ours.outagePct - real.outagePct)).toBeLessThan(4);
  });
});
