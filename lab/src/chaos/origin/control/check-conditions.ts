import type { LinkScript, ViewerConditions } from '../../contract.js';
import { Fields } from '../../../document/fields.js';
import { refusal, type Place } from '../../../document/place.js';
import { faultRulesAt } from '../../faults/check-fault-rules.js';
import { linkScriptAt, rateAt } from '../../link/check-link-script.js';

/**
 * What stands between a viewer and the origin, as JSON holds it: `{link, faults, seed}`, or for a steady link
 * `{kbps, latencyMs, faults, seed}`. What is left out is no bottleneck, no faults, and a seed of 1.
 *
 * @throws LabInputError that names the key and a way out
 */
export function checkConditions(value: unknown, file: string): ViewerConditions {
  const at: Place = { file, path: [], value, lineOf: () => undefined };
  const fields = new Fields(at, 'the conditions of a viewer', [
    'link',
    'kbps',
    'latencyMs',
    'faults',
    'seed',
  ]);
  const steady = typeof value === 'object' && value !== null && ('kbps' in value || 'latencyMs' in value);
  if (steady && fields.has('link'))
    throw refusal(fields.place('link'), 'there is a link, and a rate or latency beside it', 'Leave one out');
  return {
    link: linkOf(at, fields.place('link'), steady),
    faults: fields.has('faults') ? faultRulesAt(fields.place('faults')) : [],
    seed: fields.number('seed', { from: 0, to: 4_294_967_295, whole: true }, 1),
  };
}

function linkOf(conditions: Place, link: Place, steady: boolean): LinkScript {
  if (steady) return { steps: [{ fromSec: 0, ...rateAt(conditions) }] };
  if (link.value === undefined || link.value === null)
    return { steps: [{ fromSec: 0, kbps: null, latencyMs: 0 }] };
  return linkScriptAt(link);
}
