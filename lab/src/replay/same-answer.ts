/** Whether two answers are the same to the last bit; a field that is undefined counts as absent. */
export function sameAnswer(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  const [fieldsOfA, fieldsOfB] = [told(a), told(b)];
  return (
    fieldsOfA.size === fieldsOfB.size &&
    [...fieldsOfA].every(([key, held]) => sameAnswer(held, fieldsOfB.get(key)))
  );
}

function told(value: object): ReadonlyMap<string, unknown> {
  return new Map(Object.entries(value).filter(([, held]) => held !== undefined));
}
