import { seededRandom } from '../../../../src/base/random.js';
import type { CdnSpec } from '../contract.js';
import { monkeyNames, type Disturbance } from '../monkeys/disturbance.js';
import { monkeys } from '../monkeys/monkeys.js';
import { readCondition, type Condition } from './condition.js';
import { Fields, nameOf } from '../../document/fields.js';
import { refusal, within, type Place } from '../../document/place.js';
import type { Experiment } from './experiment.js';
import { keepWithinCaps } from './keep-within-caps.js';
import { levels } from './level.js';
import { readProcesses } from './read-processes.js';

const keys = [
  'name',
  'hypothesis',
  'level',
  'confirm',
  'seed',
  'durationSec',
  'blastRadiusPct',
  'pollSec',
  'steadyState',
  'steadySec',
  'recoverySec',
  'abortWhen',
  'cdns',
  'processes',
  'monkeys',
] as const;

/** An experiment from a document, all draws made. @throws LabInputError for the first thing that is wrong */
export function checkExperiment(at: Place): Experiment {
  const fields = new Fields(at, 'an experiment', keys);
  const name = fields.text('name');
  const hypothesis = fields.text('hypothesis');
  const level = fields.oneOf('level', levels, 'dry-run');
  const seed = fields.number('seed', { from: 0, to: 4_294_967_295, whole: true }, 1);
  const durationSec = fields.number('durationSec', { from: 1, to: 86_400 });
  const cdns = fields.has('cdns') ? fields.list('cdns').map(readCdn) : [];
  refuseTwins(cdns, fields.place('cdns'));
  const processes = fields.has('processes') ? readProcesses(fields.place('processes')) : [];
  const setting = {
    durationSec,
    cdns,
    processes: processes.map((each) => ({ name: each.name, restartable: each.command !== null })),
  };
  const experiment: Experiment = {
    name,
    hypothesis,
    level,
    seed,
    durationSec,
    blastRadiusPct: fields.number('blastRadiusPct', { from: 0, to: 100 }),
    pollSec: fields.number('pollSec', { from: 0.1, to: 60 }, 1),
    steadyState: fields.list('steadyState').map(readCondition),
    steadySec: fields.number('steadySec', { from: 0, to: 3600 }, 10),
    recoverySec: fields.number('recoverySec', { from: 0, to: 3600 }, 30),
    abortWhen: fields.list('abortWhen').map(readCondition),
    cdns,
    processes,
    disturbances: fields
      .list('monkeys')
      .flatMap((item, index) => disturbancesOf(item, index, seed, setting))
      .sort((one, other) => one.fromSec - other.fromSec),
  };
  refuseContradiction(experiment, fields);
  keepWithinCaps(experiment, fields);
  return experiment;
}

type Setting = Omit<Parameters<(typeof monkeys)['chaos']['disturbances']>[1], 'id'>;

/** Each monkey draws for itself: another one before it changes nothing. */
function disturbancesOf(at: Place, index: number, seed: number, setting: Setting): readonly Disturbance[] {
  const { value } = at;
  const given = typeof value === 'object' && value !== null && 'monkey' in value ? value.monkey : undefined;
  const name = nameOf(within(at, 'monkey', given), 'monkey', monkeyNames);
  const random = seededRandom(seed + Math.imul(index + 1, 0x9e3779b1));
  return monkeys[name].disturbances(at, { ...setting, id: `${name}-${index + 1}` }, random);
}

function readCdn(at: Place): CdnSpec {
  const fields = new Fields(at, 'a CDN', ['name', 'region']);
  const name = fields.text('name');
  if (!/^[\w.-]+$/.test(name))
    throw refusal(
      fields.place('name'),
      `the name "${name}" can't stand in an address`,
      'Use letters, digits, dots and hyphens',
    );
  return { name, region: fields.text('region', 'default') };
}

function refuseTwins(cdns: readonly CdnSpec[], at: Place): void {
  const twin = cdns.find(({ name }, index) => cdns.findIndex((each) => each.name === name) < index);
  if (twin !== undefined)
    throw refusal(at, `two CDNs are called "${twin.name}"`, 'Give each a name of its own');
}

/** A steady state that is itself a reason to abort would end every run. @throws LabInputError */
function refuseContradiction({ steadyState, abortWhen }: Experiment, fields: Fields<'abortWhen'>): void {
  const upward = ({ is }: Condition): boolean => is === '>' || is === '>=';
  for (const [index, abort] of abortWhen.entries())
    for (const steady of steadyState) {
      if (steady.metric !== abort.metric || upward(steady) === upward(abort)) continue;
      const beyond = upward(abort) ? abort.bound >= steady.bound : abort.bound <= steady.bound;
      if (beyond) continue;
      throw refusal(
        within(fields.place('abortWhen'), index, undefined),
        `it aborts at ${abort.metric} ${abort.is} ${abort.bound}, which is within the steady state (${steady.is} ${steady.bound})`,
        'Abort only beyond the bound of the steady state',
      );
    }
}
