import {
  BROKEN_MANIFESTS,
  REQUEST_KINDS,
  WRONG_BYTES,
  type FaultEffect,
  type FaultRule,
  type FaultTiming,
  type RequestMatch,
} from '../../chaos/contract.js';
import { idleKinds } from '../../chaos/faults/acts-on.js';
import { nearestName } from '../../document/nearest-name.js';
import { faultAt, type Located } from './located.js';
import { KeysReader } from './keys-reader.js';

/** An effect by the one key that names it. */
const effects: Readonly<Record<string, (keys: KeysReader) => FaultEffect>> = {
  delayMs: (keys) => {
    const jitterMs = keys.number('jitterMs', { least: 0, most: 120_000, give: 'Give milliseconds' });
    return {
      kind: 'delay',
      ms: given(keys, 'delayMs', 0, 120_000, 'Give milliseconds, at most 120000'),
      ...(jitterMs !== undefined && { jitterMs }),
    };
  },
  slowBodyKbps: (keys) => ({
    kind: 'slow-body',
    kbps: given(keys, 'slowBodyKbps', 1, 2_000_000, 'Give kilobits a second, above 0'),
  }),
  cutBodyAt: (keys) => ({
    kind: 'cut-body',
    share: given(keys, 'cutBodyAt', 0, 1, 'Give the share of the body that still comes, 0 to 1'),
  }),
  status: (keys) => {
    const status =
      keys.number('status', {
        least: 300,
        most: 599,
        whole: true,
        give: 'Give an HTTP status such as 503',
      }) ?? 500;
    const retryAfterSec = keys.number('retryAfterSec', { least: 0, most: 3600, give: 'Give seconds' });
    return { kind: 'status', status, ...(retryAfterSec !== undefined && { retryAfterSec }) };
  },
  hang: flag('hang', { kind: 'hang' }),
  reset: flag('reset', { kind: 'reset' }),
  wrongBytes: (keys) => ({
    kind: 'wrong-bytes',
    bytes: keys.choice('wrongBytes', WRONG_BYTES) ?? 'noise',
  }),
  staleManifest: flag('staleManifest', { kind: 'stale-manifest' }),
  brokenManifest: (keys) => ({
    kind: 'broken-manifest',
    how: keys.choice('brokenManifest', BROKEN_MANIFESTS) ?? 'cut',
  }),
  noCors: flag('noCors', { kind: 'no-cors' }),
  redirectLoop: flag('redirectLoop', { kind: 'redirect-loop' }),
  dropSocketAfterSec: (keys) => ({
    kind: 'drop-socket',
    afterSec: given(keys, 'dropSocketAfterSec', 0, 3600, 'Give seconds'),
    code:
      keys.number('code', {
        least: 1000,
        most: 4999,
        whole: true,
        give: 'Give a close code, 1000 to 4999',
      }) ?? 1006,
  }),
};

/** Keys that only one effect heeds. */
const companions: Readonly<Record<string, string>> = {
  jitterMs: 'delayMs',
  retryAfterSec: 'status',
  code: 'dropSocketAfterSec',
};

const known = [
  'id',
  'requests',
  'path',
  'cdn',
  'region',
  'fromSec',
  'toSec',
  'skip',
  'times',
  'probability',
  ...Object.keys(effects),
  ...Object.keys(companions),
];

/** @throws LabInputError, at its line, for a rule that says too little, too much, or nonsense. */
export function readFaults(file: string, items: readonly Located[]): readonly FaultRule[] {
  const rules = items.map((item, at) => readFault(file, item, at));
  rules.forEach(({ id }, at) => {
    if (rules.findIndex((other) => other.id === id) !== at)
      throw faultAt(
        file,
        items[at] ?? { line: null, path: 'faults', content: { kind: 'value', value: null } },
      )(`two faults have the id "${id}"`, 'Name them apart: reports and journals tell them by it');
  });
  return rules;
}

function readFault(file: string, item: Located, at: number): FaultRule {
  const keys = new KeysReader(file, item, known, 'a fault');
  const named = Object.keys(effects).filter((name) => keys.has(name));
  const [effect] = named;
  if (effect === undefined)
    throw keys.fault('the fault does nothing', `Give one of ${Object.keys(effects).join(', ')}`);
  if (named.length > 1)
    throw keys.fault(`the fault has ${named.join(' and ')}`, 'Make each a fault of its own');
  for (const [name, owner] of Object.entries(companions))
    if (keys.has(name) && owner !== effect)
      throw keys.faultOf(name)(`${name} means nothing without ${owner}`, `Leave it out, or add ${owner}`);
  const id = keys.text('id', 'Give it a name') ?? `${effect} ${at + 1}`;
  const timing = timingOf(keys);
  const match = matchOf(keys);
  const made = effects[effect]?.(keys) ?? { kind: 'hang' };
  const idle = idleKinds(made.kind, match.kinds);
  if (idle !== null) throw keys.faultOf('requests')(idle.problem, idle.remedy);
  return { id, match, ...(Object.keys(timing).length > 0 && { timing }), effect: made };
}

function matchOf(keys: KeysReader): RequestMatch {
  const words = keys.words('requests', `Give one or some of ${REQUEST_KINDS.join(', ')}`);
  const wanted = words.map((word) => {
    const kind = REQUEST_KINDS.find((each) => each === word);
    if (kind !== undefined) return kind;
    const meant = nearestName(word, REQUEST_KINDS);
    throw keys.faultOf('requests')(
      `there are no requests of the kind "${word}"`,
      meant === undefined
        ? `Give one or some of ${REQUEST_KINDS.join(', ')}`
        : `Did you mean ${meant}? Kinds are ${REQUEST_KINDS.join(', ')}`,
    );
  });
  const path = keys.text('path', 'Give a glob such as video/720p/*.m4s');
  const cdn = keys.text('cdn', "Give a CDN's name");
  const region = keys.text('region', "Give a region's name");
  return {
    ...(wanted.length > 0 && { kinds: wanted }),
    ...(path !== undefined && { path }),
    ...(cdn !== undefined && { cdn }),
    ...(region !== undefined && { region }),
  };
}

function timingOf(keys: KeysReader): FaultTiming {
  const sec = { least: 0, most: 3600, give: "Give seconds since the viewer's first request" };
  const fromSec = keys.number('fromSec', sec);
  const toSec = keys.number('toSec', sec);
  if (fromSec !== undefined && toSec !== undefined && toSec <= fromSec)
    throw keys.faultOf('toSec')(
      `it ends at ${toSec} s, before it begins at ${fromSec} s`,
      'Let toSec be the larger',
    );
  const skip = keys.number('skip', {
    least: 0,
    whole: true,
    give: 'Give how many fitting requests are let through first',
  });
  const times = keys.number('times', { least: 1, whole: true, give: 'Give how often it strikes at most' });
  const probability = keys.number('probability', {
    least: 0,
    most: 1,
    give: 'Give a share, 0 to 1: 10 % is 0.1',
  });
  return {
    ...(fromSec !== undefined && { fromSec }),
    ...(toSec !== undefined && { toSec }),
    ...(skip !== undefined && { skip }),
    ...(times !== undefined && { times }),
    ...(probability !== undefined && { probability }),
  };
}

function given(keys: KeysReader, key: string, least: number, most: number, give: string): number {
  return keys.number(key, { least, most, give }) ?? least;
}

function flag(key: string, effect: FaultEffect): (keys: KeysReader) => FaultEffect {
  return (keys) => {
    if (keys.value(key) !== true)
      throw keys.faultOf(key)(`${key} isn't true`, `Write ${key}: true, or leave it out`);
    return effect;
  };
}
