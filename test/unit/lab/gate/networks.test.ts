import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { networkOf } from '../../../../lab/src/gate/run/network-of.js';
import { scenarioOf } from '../../../../lab/src/gate/scenario/scenario-files.js';

const networkFrom = async (network: object) => networkOf(scenarioOf({ name: 'a', network }, 'mine'));

describe('a scenario’s network', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sv-gate-test-'));
    const points = [1000, 2000, 3000, 4000].map((kbps) => ({ durationMs: 5000, kbps, latencyMs: 40 }));
    await writeFile(
      join(folder, 'two.json'),
      JSON.stringify([
        { id: 'bus', points },
        { id: 'tram', points },
      ]),
    );
  });
  afterAll(async () => rm(folder, { recursive: true, force: true }));

  it('is as it is written with the first seed, and the same again with any seed', async () => {
    const steps = [
      { fromSec: 0, kbps: 3000, latencyMs: 40 },
      { fromSec: 8, kbps: 0, latencyMs: 40 },
      { fromSec: 12, kbps: 3000, latencyMs: 40 },
    ];
    const network = await networkFrom({ steps });
    expect(network(1).steps).toEqual(steps);
    expect(network(7)).toEqual(network(7));
    expect(network(7)).not.toEqual(network(1));
  });

  it('varies a little with other seeds: an outage stays one, and nobody gains or loses much', async () => {
    const network = await networkFrom({
      steps: [
        { fromSec: 0, kbps: 3000 },
        { fromSec: 8, kbps: 0 },
        { fromSec: 12, kbps: 3000 },
      ],
    });
    for (let seed = 2; seed < 40; seed += 1) {
      const { steps } = network(seed);
      expect(steps[1]?.kbps).toBe(0);
      expect(Math.abs((steps[1]?.fromSec ?? 0) - 8)).toBeLessThanOrEqual(1);
      expect(steps.every((step, at) => at === 0 || step.fromSec > (steps[at - 1]?.fromSec ?? 0))).toBe(true);
      expect(Math.abs((steps[0]?.kbps ?? 0) / 3000 - 1)).toBeLessThanOrEqual(0.06);
    }
  });

  it('starts elsewhere in a recording with another seed, and carries the same in all', async () => {
    const network = await networkFrom({ trace: `${join(folder, 'two.json')}#bus` });
    expect(network(1).steps[0]).toMatchObject({ fromSec: 0, kbps: 1000 });
    const starts = new Set([2, 3, 4, 5, 6, 7, 8].map((seed) => network(seed).steps[0]?.kbps));
    expect(starts.size).toBeGreaterThan(1);
    const { steps, repeatAfterSec = 0 } = network(5);
    const carriedKbit = steps.map(
      ({ fromSec, kbps }, at) => (kbps ?? 0) * ((steps[at + 1]?.fromSec ?? repeatAfterSec) - fromSec),
    );
    expect(carriedKbit.reduce((sum, kbit) => sum + kbit, 0) / repeatAfterSec).toBeCloseTo(2500);
  });

  it('is no recording that carries no video, as Mbps are that are called kbps', async () => {
    await writeFile(join(folder, 'bus.csv'), 'time_s,kbps\n0,5.1\n1,4.2\n2,6.3\n');
    await expect(networkFrom({ trace: join(folder, 'bus.csv') })).rejects.toThrow(
      /bus\.csv.*5\.2 kbps on average.*column.*mbps/,
    );
  });

  it('says which traces there are, if the file has several or not that one', async () => {
    const file = join(folder, 'two.json');
    await expect(networkFrom({ trace: file })).rejects.toThrow(/has 2 traces.*bus, tram/);
    await expect(networkFrom({ trace: `${file}#car` })).rejects.toThrow(/no trace "car"/);
    await expect(networkFrom({ trace: 'nowhere.json' })).rejects.toThrow(/no such file/);
  });
});
