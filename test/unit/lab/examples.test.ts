import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readExperiment } from '../../../lab/src/chaos/experiment/read-experiment.js';
import { checkFaultRules } from '../../../lab/src/chaos/faults/check-fault-rules.js';

const path = (name: string): string =>
  fileURLToPath(new URL(`../../../lab/examples/${name}`, import.meta.url));

describe("the lab's examples", () => {
  it('has faults that the origin takes', async () => {
    const file = path('faults.json');
    const rules = checkFaultRules(JSON.parse(await readFile(file, 'utf8')), file);
    expect(rules.map(({ effect }) => effect.kind)).toEqual(['status', 'status', 'hang']);
  });

  it('has an experiment that can be run', async () => {
    const { name, level, disturbances } = await readExperiment(path('experiment.yaml'));
    expect({ name, level }).toEqual({ name: 'eu gone', level: 'high' });
    expect(disturbances.length).toBeGreaterThan(1);
  });
});
