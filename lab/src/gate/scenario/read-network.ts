import { dirname, resolve } from 'node:path';
import type { LinkStep } from '../../chaos/contract.js';
import { syntheticFamilies } from '../../sim/network/synthetic/link-family.js';
import { nearestName } from '../../document/nearest-name.js';
import { faultAt, type Located } from './located.js';
import { KeysReader, type NumberBounds } from './keys-reader.js';
import type { NetworkSpec } from './scenario.js';

const known = ['trace', 'synthetic', 'kbps', 'latencyMs', 'steps', 'repeatAfterSec'];
const fullLatencyMs = 40;

const giveKbps = 'Give kilobits a second: 5000 is 5 Mbps, 0 is an outage, null is no bottleneck';
const giveLatency = 'Give the milliseconds from a request to the first byte, as 40';

/** More than any access line; below it lies what a line in Mbps or MB/s would be written as. */
const mostKbps = 500_000;
const leastKbps = 16;

/** @throws LabInputError for a network that is none, or whose numbers can't be what they say. */
export function readNetwork(file: string, at: Located): NetworkSpec {
  const keys = new KeysReader(file, at, known, 'network');
  const ways = ['trace', 'synthetic', 'kbps', 'steps'].filter((way) => keys.has(way));
  const [way] = ways;
  if (way === undefined)
    throw keys.fault(
      'the network says nothing of its bandwidth',
      'Give one of trace (a file), synthetic (a family), kbps with latencyMs, or steps',
    );
  if (ways.length > 1)
    throw keys.fault(
      `the network has ${ways.join(' and ')}`,
      'Keep one: they are ways to say the same thing',
    );
  refuseStray(keys, way);
  if (way === 'trace') return traceOf(keys, file);
  if (way === 'synthetic') return syntheticOf(keys);
  if (way === 'kbps') return { kind: 'steps', steps: [{ fromSec: 0, ...rateOf(keys) }] };
  return stepsOf(keys, file);
}

/** A key that the chosen way doesn't heed would promise what doesn't happen. */
function refuseStray(keys: KeysReader, way: string): void {
  const heeded: Readonly<Record<string, readonly string[]>> = {
    trace: ['trace'],
    synthetic: ['synthetic'],
    kbps: ['kbps', 'latencyMs'],
    steps: ['steps', 'repeatAfterSec', 'latencyMs'],
  };
  for (const name of keys.names)
    if (!(heeded[way] ?? []).includes(name))
      throw keys.faultOf(name)(`${name} means nothing beside ${way}`, `Leave it out: ${way} decides it`);
}

function traceOf(keys: KeysReader, file: string): NetworkSpec {
  const text =
    keys.text('trace', 'Give a trace file, and after # which of its traces: traces/bus.json#bus-3') ?? '';
  const [path = '', id] = text.split('#', 2);
  return { kind: 'trace', file: resolve(dirname(file), path), id: id ?? null };
}

function syntheticOf(keys: KeysReader): NetworkSpec {
  const give = `Give FAMILY or FAMILY:SEED, as 4g:7; families are ${syntheticFamilies.join(', ')}`;
  const [family = '', seed = '1', ...rest] = (keys.text('synthetic', give) ?? '').split(':');
  if (!syntheticFamilies.some((each) => each === family)) {
    const meant = nearestName(family, syntheticFamilies);
    throw keys.faultOf('synthetic')(
      `there is no family "${family}"`,
      meant === undefined ? give : `Did you mean ${meant}? Families are ${syntheticFamilies.join(', ')}`,
    );
  }
  if (rest.length > 0 || !/^\d{1,9}$/.test(seed))
    throw keys.faultOf('synthetic')(`the seed is "${seed}"`, give);
  return { kind: 'synthetic', family, seed: Number(seed) };
}

function stepsOf(keys: KeysReader, file: string): NetworkSpec {
  const give = 'Give a list such as [{fromSec: 0, kbps: 4000}, {fromSec: 15, kbps: 0}]';
  const items = keys.list('steps', give);
  if (items.length === 0) throw keys.faultOf('steps')('there is no step', give);
  const latencyMs = latencyOf(keys) ?? fullLatencyMs;
  const steps = items.map((item) => stepOf(file, item, latencyMs));
  steps.forEach((step, at) => {
    const before = steps[at - 1];
    const item = items[at] ?? keys.at;
    if (before === undefined ? step.fromSec !== 0 : step.fromSec <= before.fromSec)
      throw faultAt(file, item)(
        before === undefined
          ? `the first step begins at ${step.fromSec} s`
          : `the step at ${step.fromSec} s comes after the one at ${before.fromSec} s`,
        'Begin at fromSec: 0, and go up from there',
      );
  });
  if (steps.every(({ kbps }) => kbps === 0))
    throw keys.faultOf('steps')(
      'nothing is ever carried: every step is an outage',
      'Give one step a kbps above 0',
    );
  const repeatAfterSec = keys.number('repeatAfterSec', {
    least: (steps.at(-1)?.fromSec ?? 0) + 0.1,
    most: 3600,
    give: 'Give the seconds after which the steps begin again, beyond the last of them',
  });
  return { kind: 'steps', steps, ...(repeatAfterSec !== undefined && { repeatAfterSec }) };
}

function stepOf(file: string, item: Located, latencyMs: number): LinkStep {
  const keys = new KeysReader(file, item, ['fromSec', 'kbps', 'latencyMs'], 'a step');
  const fromSec = keys.number('fromSec', {
    least: 0,
    most: 3600,
    give: 'Give seconds since the first request for media',
  });
  if (fromSec === undefined) throw keys.fault('the step has no fromSec', 'Say when it begins, in seconds');
  const rate = rateOf(keys);
  return { fromSec, kbps: rate.kbps, latencyMs: keys.has('latencyMs') ? rate.latencyMs : latencyMs };
}

function rateOf(keys: KeysReader): { readonly kbps: number | null; readonly latencyMs: number } {
  const latencyMs = latencyOf(keys) ?? fullLatencyMs;
  if (!keys.has('kbps')) throw keys.fault('it has no kbps', giveKbps);
  if (keys.value('kbps') === null) return { kbps: null, latencyMs };
  const bounds: NumberBounds = {
    least: 0,
    most: mostKbps,
    give: `${giveKbps}. More than ${mostKbps} looks like bits a second: 5000000 of them are 5000`,
  };
  const kbps = keys.number('kbps', bounds) ?? 0;
  if (kbps > 0 && kbps < leastKbps)
    throw keys.faultOf('kbps')(
      `kbps is ${kbps}, which carries no video`,
      `If you mean ${kbps} Mbps, write ${kbps * 1000}; an outage is 0`,
    );
  return { kbps, latencyMs };
}

function latencyOf(keys: KeysReader): number | undefined {
  const latencyMs = keys.number('latencyMs', { least: 0, most: 20_000, give: giveLatency });
  if (latencyMs !== undefined && latencyMs > 0 && latencyMs < 1)
    throw keys.faultOf('latencyMs')(
      `latencyMs is ${latencyMs}`,
      `If you mean ${latencyMs} s, write ${latencyMs * 1000}`,
    );
  return latencyMs;
}
