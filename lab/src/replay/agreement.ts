/**
 * How two answers agree: to the last bit; but for the last bits of their numbers; not at all. ECMAScript leaves
 * the rounding of `Math.pow`, `Math.exp` and their like to the engine (ECMA-262, "Function Properties of the
 * Math Object"), and engines differ, one version of V8 from another too.
 */
export type Agreement = 'exact' | 'rounded' | 'different';

/** Far more than rounding adds up to in a session, far less than what would tell in a decision. */
const roundingShare = 1e-9;

/** A field that is undefined counts as absent. */
export function agreementOf(a: unknown, b: unknown): Agreement {
  if (Object.is(a, b)) return 'exact';
  if (typeof a === 'number' && typeof b === 'number') return isRounding(a, b) ? 'rounded' : 'different';
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return 'different';
  const [fieldsOfA, fieldsOfB] = [fieldsOf(a), fieldsOf(b)];
  if (fieldsOfA.size !== fieldsOfB.size) return 'different';
  const found = new Set(Array.from(fieldsOfA, ([key, held]) => agreementOf(held, fieldsOfB.get(key))));
  if (found.has('different')) return 'different';
  return found.has('rounded') ? 'rounded' : 'exact';
}

function isRounding(a: number, b: number): boolean {
  return Number.isFinite(a - b) && Math.abs(a - b) <= roundingShare * Math.max(1, Math.abs(a), Math.abs(b));
}

function fieldsOf(value: object): ReadonlyMap<string, unknown> {
  return new Map(Object.entries(value).filter(([, held]) => held !== undefined));
}
