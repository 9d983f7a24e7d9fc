import type { AttributeInfo } from './attribute-info.js';

/** What is wrong with an attribute that was written so, in a sentence; null: nothing that can be told. */
export function problemOf({ name, kind, values }: AttributeInfo, value: string): string | null {
  if (kind === 'flag' && value !== '') {
    return `${name}="${value}" means the same as ${name} alone: it is on by being there. To turn it off, leave it out.`;
  }
  if (kind === 'number' && (value.trim() === '' || Number.isNaN(Number(value)))) {
    return `${name} takes a number, not "${value}".`;
  }
  if (kind === 'choice' && !values.includes(value)) {
    return `${name} takes ${values.join(', ')}; not "${value}".`;
  }
  return null;
}
