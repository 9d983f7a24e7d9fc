import { Fields } from '../../document/fields.js';
import { refusal, within, type Place } from '../../document/place.js';
import type { LinkScript, LinkStep } from '../contract.js';

const MOST_KBPS = 10_000_000;
const MOST_SEC = 1_000_000;
const MOST_LATENCY_MS = 60_000;

/** A link's script somewhere in a document. @throws LabInputError that names the key and a way out */
export function linkScriptAt(at: Place): LinkScript {
  const fields = new Fields(at, 'a link', ['steps', 'repeatAfterSec']);
  const places = fields.list('steps');
  const steps = places.map(stepAt);
  places.forEach((place, index) => {
    const before = steps[index - 1]?.fromSec;
    const fromSec = steps[index]?.fromSec ?? 0;
    if (before === undefined ? fromSec !== 0 : fromSec <= before)
      throw refusal(
        within(place, 'fromSec', fromSec),
        before === undefined
          ? `the first step begins at ${fromSec} s`
          : `it begins at ${fromSec} s, and the one before it at ${before} s`,
        'Begin the first step at 0 and each other one later than the one before it',
      );
  });
  if (!fields.has('repeatAfterSec')) return { steps };
  const repeatAfterSec = fields.number('repeatAfterSec', { from: 0.001, to: MOST_SEC });
  if (repeatAfterSec <= (steps.at(-1)?.fromSec ?? 0))
    throw refusal(
      fields.place('repeatAfterSec'),
      `it starts over after ${repeatAfterSec} s, when the last step has not begun`,
      'Give the length of the whole script, beyond the start of the last step',
    );
  return { steps, repeatAfterSec };
}

function stepAt(at: Place): LinkStep {
  const fields = new Fields(at, 'a step', ['fromSec', 'kbps', 'latencyMs']);
  return { fromSec: fields.number('fromSec', { from: 0, to: MOST_SEC }), ...rateAt(at) };
}

/** `kbps` and `latencyMs` of an object; a rate of null is told from a missing one. */
export function rateAt(at: Place): { readonly kbps: number | null; readonly latencyMs: number } {
  const { value } = at;
  const held = typeof value === 'object' && value !== null && 'kbps' in value ? value.kbps : undefined;
  const fields = new Fields<string>(at, 'a step', ['fromSec', 'kbps', 'latencyMs', 'faults', 'seed']);
  return {
    kbps: held === null ? null : fields.number('kbps', { from: 0, to: MOST_KBPS }),
    latencyMs: fields.number('latencyMs', { from: 0, to: MOST_LATENCY_MS }, 0),
  };
}
