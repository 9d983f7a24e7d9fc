import { Fields, type NumberRange } from '../../document/fields.js';
import { refusal, within, type Place } from '../../document/place.js';
import {
  REQUEST_KINDS,
  type FaultEffect,
  type FaultRule,
  type FaultTiming,
  type RequestMatch,
} from '../contract.js';
import { idleKinds } from './acts-on.js';
import { checkEffect } from './check-effect.js';

const seconds: NumberRange = { from: 0, to: 1_000_000 };
const seedRange: NumberRange = { from: 0, to: 0xffff_ffff, whole: true };
const count: NumberRange = { from: 0, to: 1_000_000_000, whole: true };

/**
 * A list of fault rules, as JSON holds it.
 *
 * @param file names the source of the value in errors
 * @throws LabInputError that names the key, says what is wrong there, and what was likely meant
 */
export function checkFaultRules(value: unknown, file: string): readonly FaultRule[] {
  return faultRulesAt({ file, path: [], value, lineOf: () => undefined });
}

/** The same, for rules somewhere in a document. @throws LabInputError */
export function faultRulesAt(at: Place): readonly FaultRule[] {
  const { value } = at;
  if (!Array.isArray(value))
    throw refusal(at, 'faults have to be a list', 'Give [] for none, or [{"id", "match", "effect"}]');
  const rules = value.map((each: unknown, index) => ruleAt(within(at, index, each)));
  rules.forEach(({ id }, index) => {
    if (rules.findIndex((rule) => rule.id === id) !== index)
      throw refusal(
        within(at, index, value[index]),
        `another rule has the id "${id}" too`,
        'Give each an id of its own: the journal tells them apart by it',
      );
  });
  return rules;
}

function ruleAt(at: Place): FaultRule {
  const fields = new Fields(at, 'a fault', ['id', 'match', 'timing', 'effect', 'drawSeed']);
  const id = fields.text('id');
  const match = fields.has('match') ? matchAt(fields.place('match')) : {};
  if (!fields.has('effect'))
    throw refusal(at, 'the fault has no effect', 'Give one, such as {"kind": "status", "status": 503}');
  const effect = checkEffect(fields.place('effect'));
  refuseIdle(fields.place('match'), match, effect);
  return {
    id,
    match,
    ...(fields.has('timing') && { timing: timingAt(fields.place('timing')) }),
    effect,
    ...(fields.has('drawSeed') && { drawSeed: fields.number('drawSeed', seedRange) }),
  };
}

function matchAt(at: Place): RequestMatch {
  const fields = new Fields(at, 'a match', ['kinds', 'path', 'cdn', 'region']);
  return {
    ...(fields.has('kinds') && { kinds: fields.someOf('kinds', REQUEST_KINDS, []) }),
    ...(fields.has('path') && { path: fields.text('path').replace(/^\//, '') }),
    ...(fields.has('cdn') && { cdn: fields.text('cdn') }),
    ...(fields.has('region') && { region: fields.text('region') }),
  };
}

function timingAt(at: Place): FaultTiming {
  const fields = new Fields(at, 'a timing', ['fromSec', 'toSec', 'skip', 'times', 'probability']);
  const timing: FaultTiming = {
    ...(fields.has('fromSec') && { fromSec: fields.number('fromSec', seconds) }),
    ...(fields.has('toSec') && { toSec: fields.number('toSec', seconds) }),
    ...(fields.has('skip') && { skip: fields.number('skip', count) }),
    ...(fields.has('times') && { times: fields.number('times', { ...count, from: 1 }) }),
    ...(fields.has('probability') && { probability: fields.number('probability', { from: 0, to: 1 }) }),
  };
  if (timing.toSec !== undefined && timing.toSec <= (timing.fromSec ?? 0))
    throw refusal(
      fields.place('toSec'),
      `it ends at ${timing.toSec} s and begins at ${timing.fromSec ?? 0} s`,
      'Let toSec be the larger',
    );
  return timing;
}

/** A rule that could never strike what it names would promise what doesn't happen. */
function refuseIdle(at: Place, { kinds }: RequestMatch, effect: FaultEffect): void {
  const idle = idleKinds(effect.kind, kinds);
  if (idle !== null) throw refusal(at, idle.problem, idle.remedy);
}
