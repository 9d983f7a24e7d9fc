/**
 * Makes a record what JSON can say, to the last bit, and leaves addresses out: those of segments, and ids,
 * which engines make of addresses. Controllers only tell renditions apart by them.
 */
export function jsonReady<Value>(value: Value): Value {
  const labels = new Map<string, string>();
  const replacer = (key: string, held: unknown): unknown => {
    if (key === 'url') return undefined;
    if (key === 'id' && typeof held === 'string') {
      const label = labels.get(held) ?? `r${labels.size}`;
      labels.set(held, label);
      return label;
    }
    if (Object.is(held, -0)) return '-0';
    return typeof held === 'number' && !Number.isFinite(held) ? String(held) : held;
  };
  return JSON.parse(JSON.stringify(value, replacer)) as Value;
}
