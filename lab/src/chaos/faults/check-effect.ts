import { Fields, nameOf, type NumberRange } from '../../document/fields.js';
import { refusal, type Place } from '../../document/place.js';
import { BROKEN_MANIFESTS, WRONG_BYTES, type FaultEffect } from '../contract.js';

type EffectKind = FaultEffect['kind'];

/** Each effect's own keys. */
const keysOf: Readonly<Record<EffectKind, readonly string[]>> = {
  delay: ['ms', 'jitterMs'],
  'slow-body': ['kbps'],
  'cut-body': ['share'],
  status: ['status', 'retryAfterSec'],
  hang: [],
  reset: [],
  'wrong-bytes': ['bytes'],
  'stale-manifest': [],
  'broken-manifest': ['how'],
  'no-cors': [],
  'redirect-loop': [],
  'drop-socket': ['afterSec', 'code'],
};

const delayMs: NumberRange = { from: 0, to: 600_000 };

/** @throws LabInputError for an unknown effect, a key that it doesn't have, or a value out of its range */
export function checkEffect(at: Place): FaultEffect {
  const kinds = Object.keys(keysOf) as readonly EffectKind[];
  const kind = kindOf(at, kinds);
  const fields = new Fields<string>(at, `the effect "${kind}"`, ['kind', ...keysOf[kind]]);
  switch (kind) {
    case 'delay':
      return {
        kind,
        ms: fields.number('ms', delayMs),
        ...(fields.has('jitterMs') && { jitterMs: fields.number('jitterMs', delayMs) }),
      };
    case 'slow-body':
      return { kind, kbps: fields.number('kbps', { from: 1, to: 10_000_000 }) };
    case 'cut-body':
      return { kind, share: fields.number('share', { from: 0, to: 1 }) };
    case 'status':
      return {
        kind,
        status: fields.number('status', { from: 200, to: 599, whole: true }),
        ...(fields.has('retryAfterSec') && {
          retryAfterSec: fields.number('retryAfterSec', { from: 0, to: 86_400, whole: true }),
        }),
      };
    case 'wrong-bytes':
      return { kind, bytes: fields.oneOf('bytes', WRONG_BYTES) };
    case 'broken-manifest':
      return {
        kind,
        how: fields.oneOf('how', BROKEN_MANIFESTS),
      };
    case 'drop-socket':
      return {
        kind,
        afterSec: fields.number('afterSec', { from: 0, to: 86_400 }),
        code: fields.number('code', { from: 1000, to: 4999, whole: true }),
      };
    case 'hang':
    case 'reset':
    case 'stale-manifest':
    case 'no-cors':
    case 'redirect-loop':
      return { kind };
  }
}

function kindOf(at: Place, kinds: readonly EffectKind[]): EffectKind {
  const { value } = at;
  if (typeof value !== 'object' || value === null || !('kind' in value))
    throw refusal(at, 'the effect has no kind', `Give {"kind": …}, one of: ${kinds.join(', ')}`);
  return nameOf({ ...at, path: [...at.path, 'kind'], value: value.kind }, 'kind', kinds);
}
