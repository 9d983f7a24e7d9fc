/** Fixed digits with a true minus sign, and a dash for what isn't there. */
export function fixed(value: number | null, digits: number): string {
  if (value === null || !Number.isFinite(value)) return '–';
  const text = value.toFixed(digits);
  return /^-0\.?0*$/.test(text) ? text.slice(1) : text.replace('-', '−');
}

/** A difference, with its sign. */
export function signed(value: number, digits: number): string {
  const text = fixed(value, digits);
  return text.startsWith('−') || !Number.isFinite(value) ? text : `+${text}`;
}

export function interval(ends: readonly [number, number] | null, digits: number): string {
  return ends === null ? '' : `[${fixed(ends[0], digits)}, ${fixed(ends[1], digits)}]`;
}
