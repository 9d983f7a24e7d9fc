import type { ViewerConditions } from '../../contract.js';
import { Fields } from '../../experiment/document/fields.js';
import type { Place } from '../../experiment/document/place.js';
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
  const steady = typeof value === 'object' && value !== null && ('kbps' in value || 'latencyMs' in value);
  const fields = new Fields<string>(
    at,
    'the conditions of a viewer',
    steady ? ['kbps', 'latencyMs', 'faults', 'seed'] : ['link', 'faults', 'seed'],
  );
  const noLink = { steps: [{ fromSec: 0, kbps: null, latencyMs: 0 }] };
  const link = steady
    ? { steps: [{ fromSec: 0, ...rateAt(at) }] }
    : fields.has('link')
      ? linkScriptAt(fields.place('link'))
      : noLink;
  return {
    link,
    faults: fields.has('faults') ? faultRulesAt(fields.place('faults')) : [],
    seed: fields.number('seed', { from: 0, to: 4_294_967_295, whole: true }, 1),
  };
}
