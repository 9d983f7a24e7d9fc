import { dirname, isAbsolute, resolve } from 'node:path';
import type { Located } from './located.js';
import { KeysReader, numberOf } from './keys-reader.js';
import { readBudgets } from './read-budgets.js';
import { readFaults } from './read-faults.js';
import { readNetwork } from './read-network.js';
import { readDevice, readViewer } from './read-viewer.js';
import type { Format, Scenario } from './scenario.js';

const known = [
  'name',
  'about',
  'title',
  'format',
  'network',
  'faults',
  'viewer',
  'device',
  'seconds',
  'seeds',
  'budgets',
  'tags',
];

const fullSeconds = 30;

/**
 * One scenario, every value checked by itself. Whether a title and network could ever keep the budgets is
 * asked later, once they are known (`possible.ts`).
 * @throws LabInputError with the file, the line and the key.
 */
export function readScenario(file: string, at: Located): Scenario {
  const keys = new KeysReader(file, at, known, 'a scenario');
  const name = keys.text('name', 'Give the scenario a name');
  if (name === undefined) throw keys.fault('the scenario has no name', 'Give it one: reports call it by it');
  const network = keys.located('network');
  if (network === undefined)
    throw keys.fault(`"${name}" has no network`, 'Give one, as network: {kbps: 5000, latencyMs: 40}');
  const seconds =
    keys.number('seconds', {
      least: 4,
      most: 1800,
      give: 'Give the seconds the viewer watches, 4 to 1800',
    }) ?? fullSeconds;
  return {
    name,
    file,
    line: at.line,
    about: keys.text('about', 'Say what it is about') ?? '',
    title: titleOf(keys.text('title', 'Give "lab", a folder, or an URL') ?? 'lab', file),
    formats: formatsOf(keys),
    network: readNetwork(file, network),
    faults: readFaults(file, keys.list('faults', 'Give a list of faults')),
    viewer: readViewer(file, keys.list('viewer', 'Give a list of actions'), seconds),
    device: readDevice(file, keys.located('device')),
    seconds,
    seeds: seedsOf(keys, file),
    budgets: readBudgets(file, keys.located('budgets')),
    tags: keys.words('tags', 'Give words'),
  };
}

function titleOf(title: string, file: string): string {
  if (title === 'lab' || /^https?:\/\//.test(title)) return title;
  return isAbsolute(title) ? title : resolve(dirname(file), title);
}

function formatsOf(keys: KeysReader): readonly Format[] {
  const format = keys.choice('format', ['both', 'hls', 'dash']) ?? 'both';
  return format === 'both' ? ['hls', 'dash'] : [format];
}

/** `seeds: 3` are 1, 2 and 3. */
function seedsOf(keys: KeysReader, file: string): readonly number[] {
  const located = keys.located('seeds');
  if (located === undefined) return [1];
  const bounds = {
    least: 1,
    most: 1_000_000_000,
    whole: true,
    give: 'Give how many seeds, or a list of them',
  };
  if (located.content.kind !== 'list')
    return Array.from(
      { length: numberOf(file, located, 'seeds', { ...bounds, most: 1000 }) },
      (_, at) => at + 1,
    );
  const seeds = located.content.items.map((item) => numberOf(file, item, 'seeds', bounds));
  if (seeds.length === 0 || new Set(seeds).size < seeds.length)
    throw keys.faultOf('seeds')(
      seeds.length === 0 ? 'there is no seed' : 'a seed is there twice',
      'Give different ones',
    );
  return seeds;
}
