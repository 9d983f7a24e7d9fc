import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseExperiment, readExperiment } from '../../../../lab/src/chaos/experiment/read-experiment.js';
import { LabInputError } from '../../../../lab/src/sim/input-error.js';
import { documentWith, experimentWith } from './support/an-experiment.js';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sv-experiment-'));
});
afterAll(() => rm(folder, { recursive: true }));

const yaml = `name: eu is gone
hypothesis: Nobody stalls when region eu is gone.
level: high
seed: 3
durationSec: 60
blastRadiusPct: 50
steadyState:
  - rebufferPct <= 1
abortWhen:
  - stallSec > 10
cdns:
  - { name: a, region: eu }
  - { name: b, region: us }
monkeys:
  - monkey: kong
    region: eu
    how: hang
`;

describe('an experiment in a file', () => {
  it('is read from YAML, what is left out having its default', async () => {
    const file = join(folder, 'eu.yaml');
    await writeFile(file, yaml);
    const experiment = await readExperiment(file);
    expect(experiment).toMatchObject({
      name: 'eu is gone',
      pollSec: 1,
      steadySec: 10,
      steadyState: [{ metric: 'rebufferPct', is: '<=', bound: 1 }],
    });
    expect(experiment.disturbances).toMatchObject([
      {
        fromSec: 0,
        toSec: 60,
        act: { kind: 'faults', rules: [{ match: { region: 'eu' }, effect: { kind: 'hang' } }] },
      },
    ]);
  });

  it('is a dry run where no level is named', () => {
    expect(experimentWith({ level: undefined }).level).toBe('dry-run');
  });

  it('names the line of a mistake', () => {
    expect(() => parseExperiment(yaml.replace('how: hang', 'hwo: hang'), 'eu.yaml')).toThrow(
      'eu.yaml, line 17, monkeys[0].hwo: a kong has no key "hwo". Did you mean "how"?',
    );
    expect(() => parseExperiment(yaml.replace('seed: 3', 'seed: [3'), 'eu.yaml')).toThrow(
      /eu\.yaml, line \d+: it is no YAML/,
    );
  });

  it("says so where a file isn't there", async () => {
    await expect(readExperiment(join(folder, 'none.yaml'))).rejects.toThrow(/none\.yaml: it can't be read/);
  });

  const extreme = { level: 'extreme', blastRadiusPct: 100 };

  it('of the extreme level repeats its name', () => {
    expect(() => experimentWith(extreme)).toThrow(/isn't confirmed.*confirm: a test/);
    expect(() => experimentWith({ ...extreme, confirm: 'yes' })).toThrow(/isn't confirmed/);
    expect(experimentWith({ ...extreme, confirm: 'a test' }).level).toBe('extreme');
  });

  const monkey = (options: Readonly<Record<string, unknown>>) => ({ monkeys: [options] });
  const freeze = monkey({ monkey: 'collector', how: 'freeze', process: 'store' });
  const processes = { store: { pid: 4321 } };

  it.each<[string, Readonly<Record<string, unknown>>, RegExp]>([
    ['a typo in a key', { blastRaduisPct: 5 }, /no key "blastRaduisPct"\. Did you mean "blastRadiusPct"\?/],
    ['a key like no other', { weather: 1 }, /no key "weather"\. Its keys are: name, /],
    [
      'a missing key',
      { durationSec: undefined },
      /durationSec: durationSec is missing\. Give a number from 1/,
    ],
    ['an unknown level', { level: 'hihg' }, /level is "hihg"\. Did you mean "high"/],
    ['no list', { abortWhen: 'stallSec > 1' }, /Give a list with at least one item/],
    ['a radius out of range', { blastRadiusPct: 101 }, /is 101\. Give a number from 0 to 100/],
    ['a share for a per cent', { blastRadiusPct: -0.1 }, /is -0\.1\./],
    ['too wide for its level', { blastRadiusPct: 30 }, /allows 25 % .* not 30 %.*or set level: high/],
    ['too long for its level', { durationSec: 1000 }, /allows 900 s, not 1000 s.*set level: high/],
    ['no experiment', { monkeys: [] }, /monkeys is an array\. Give a list with at least one/],
    ['an unknown monkey', monkey({ monkey: 'latncy' }), /monkey is "latncy"\. Did you mean "latency"/],
    ['no monkey', monkey({}), /monkey is missing\. Give one of: latency, chaos, kong/],
    [
      'one the level forbids',
      monkey({ monkey: 'kong', cdn: 'a' }),
      /medium doesn't allow the kong monkey.*level: high/,
    ],
    ['a process below high', { ...freeze, processes }, /doesn't allow a process to be stopped.*level: high/],
    ['an unknown process', { ...freeze, processes: { party: null } }, /process is "store"/],
    ['no process at all', freeze, /the experiment has to know it\. Name it under "processes"/],
    [
      'a kill for good',
      { ...monkey({ monkey: 'collector', how: 'kill', process: 'store' }), processes, level: 'high' },
      /nobody could start the process store again.*processes\.store\.command/,
    ],
    ['a process group', { processes: { store: { pid: -5 } } }, /pid is -5\. Give a whole number from 2/],
    ['an unknown metric', { abortWhen: ['stalSec > 1'] }, /no metric "stalSec"\. Did you mean "stallSec"/],
    [
      'no condition',
      { steadyState: ['few stalls'] },
      /"few stalls" is no condition\. Write a metric, one of/,
    ],
    [
      'an abort that is steady',
      { abortWhen: ['rebufferPct > 0.5'] },
      /abortWhen\[0\].*within the steady state.*Abort only beyond/,
    ],
    ['an unknown CDN', monkey({ monkey: 'latency', delayMs: 1, cdn: 'c' }), /cdn is "c"\. Give one of: a, b/],
    ['twin CDNs', { cdns: [{ name: 'a' }, { name: 'a' }] }, /two CDNs are called "a"/],
    [
      'a monkey too late',
      monkey({ monkey: 'latency', delayMs: 1, fromSec: 70 }),
      /fromSec is 70\. Give .* to 60/,
    ],
    [
      'an end before its beginning',
      monkey({ monkey: 'latency', delayMs: 1, fromSec: 9, toSec: 3 }),
      /ends at 3 s and begins at 9 s/,
    ],
    ['a lazy monkey', monkey({ monkey: 'latency' }), /delays nothing\. Give delayMs/],
    [
      'an option of another way',
      monkey({ monkey: 'party-store', how: 'hang', delayMs: 5 }),
      /delayMs means nothing where how is hang\. Leave it out, or say how: slow/,
    ],
    ['a drop of beacons', monkey({ monkey: 'collector', how: 'drop' }), /how is "drop"\. /],
  ])('is refused with a sentence: %s', (_, changes, message) => {
    let caught: unknown;
    try {
      parseExperiment(documentWith(changes), 'test.json');
    } catch (error) {
      caught = error;
    }
    expect(caught).toBeInstanceOf(LabInputError);
    expect(String(caught)).toMatch(message);
  });

  it('is refused where it is no object', () => {
    expect(() => parseExperiment('- a\n- b\n', 'x.yaml')).toThrow(
      /an experiment should be here, not an array/,
    );
    expect(() => parseExperiment('', 'x.yaml')).toThrow(LabInputError);
  });
});
