import { actionNames, type Device } from './scenario.js';
import type { ViewerAction } from '../../play/viewer-action.js';
import { faultAt, type Located } from './located.js';
import { KeysReader } from './keys-reader.js';

const give = 'Give an action such as {atSec: 10, do: seek, toSec: 40}';

/** @throws LabInputError for an action that can't be done, or comes after the watching. */
export function readViewer(
  file: string,
  items: readonly Located[],
  seconds: number,
): readonly ViewerAction[] {
  const actions = items.map((item) => {
    const keys = new KeysReader(
      file,
      item,
      ['atSec', 'do', 'toSec', 'rate', 'volume'],
      'an action of the viewer',
    );
    const atSec = keys.number('atSec', { least: 0, give: 'Give seconds since the viewer pressed play' });
    if (atSec === undefined) throw keys.fault('the action has no atSec', give);
    if (atSec >= seconds)
      throw keys.faultOf('atSec')(
        `it is at ${atSec} s, and the viewer watches for ${seconds} s`,
        'Let it come earlier, or raise seconds',
      );
    const name = keys.choice('do', actionNames);
    if (name === undefined) throw keys.fault('the action has no do', give);
    return { atSec, ...actionOf(keys, name) };
  });
  actions.forEach(({ atSec }, at) => {
    if (atSec < (actions[at - 1]?.atSec ?? 0))
      throw faultAt(
        file,
        items[at] ?? { line: null, path: 'viewer', content: { kind: 'value', value: null } },
      )(`the action at ${atSec} s comes after a later one`, 'List the actions in the order they are done');
  });
  return actions;
}

type Deed = ViewerAction extends infer Action
  ? Action extends ViewerAction
    ? Omit<Action, 'atSec'>
    : never
  : never;

function actionOf(keys: KeysReader, name: (typeof actionNames)[number]): Deed {
  const needs: Readonly<Record<string, string>> = { seek: 'toSec', rate: 'rate', volume: 'volume' };
  for (const key of ['toSec', 'rate', 'volume'])
    if (keys.has(key) && needs[name] !== key)
      throw keys.faultOf(key)(`${key} means nothing to ${name}`, 'Leave it out');
  const value = (key: string, least: number, most: number, words: string): number => {
    const number = keys.number(key, { least, most, give: words });
    if (number === undefined) throw keys.fault(`${name} needs ${key}`, words);
    return number;
  };
  switch (name) {
    case 'seek':
      return { do: name, toSec: value('toSec', 0, 86_400, 'Give the place in the title, in seconds') };
    case 'rate':
      return { do: name, rate: value('rate', 0.0625, 16, 'Give a speed, 1 being normal') };
    case 'volume':
      return { do: name, volume: value('volume', 0, 1, 'Give 0 to 1') };
    default:
      return { do: name };
  }
}

export function readDevice(file: string, at: Located | undefined): Device {
  if (at === undefined) return { cpuThrottle: 1, viewport: null };
  const keys = new KeysReader(file, at, ['cpuThrottle', 'viewport'], 'device');
  const cpuThrottle = keys.number('cpuThrottle', {
    least: 1,
    most: 20,
    give: 'Give how many times slower the processor is, 1 to 20',
  });
  const size = keys.located('viewport');
  return { cpuThrottle: cpuThrottle ?? 1, viewport: size === undefined ? null : viewportOf(file, size) };
}

function viewportOf(file: string, at: Located): { width: number; height: number } {
  const keys = new KeysReader(file, at, ['width', 'height'], 'viewport');
  const bounds = {
    least: 64,
    most: 8192,
    whole: true,
    give: 'Give CSS pixels, as {width: 390, height: 844}',
  };
  const width = keys.number('width', bounds);
  const height = keys.number('height', bounds);
  if (width === undefined || height === undefined)
    throw keys.fault('the viewport lacks width or height', bounds.give);
  return { width, height };
}
