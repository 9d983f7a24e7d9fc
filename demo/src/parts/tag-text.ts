/** An attribute as it is written; `''` is a bare one. */
export interface WrittenAttribute {
  readonly name: string;
  readonly value: string;
}

/** A piece of HTML, told by what it is, so that it can be coloured. */
export interface TagPart {
  readonly kind: 'mark' | 'name' | 'value';
  readonly text: string;
}

/** Up to here a tag stays on one line. */
const LONGEST_LINE = 76;

const escaped = (value: string): string => value.replaceAll('&', '&amp;').replaceAll('"', '&quot;');

/** What is played comes first, bare attributes last; else they stay in their order. */
const rank = ({ name, value }: WrittenAttribute): number => (name === 'src' ? 0 : value === '' ? 2 : 1);

/** A tag as one would write it: on one line while it is short, else a value a line and flags together. */
export function tagParts(tag: string, attributes: readonly WrittenAttribute[]): readonly TagPart[] {
  const inOrder = Array.from(attributes).sort((a, b) => rank(a) - rank(b));
  const length = inOrder.reduce(
    (sum, { name, value }) => sum + 1 + name.length + (value === '' ? 0 : escaped(value).length + 3),
    tag.length * 2 + 5,
  );
  const space: TagPart = { kind: 'mark', text: ' ' };
  const newLine: TagPart = length <= LONGEST_LINE ? space : { kind: 'mark', text: '\n  ' };
  const parts: TagPart[] = [{ kind: 'mark', text: `<${tag}` }];
  let flags = 0;
  for (const { name, value } of inOrder) {
    if (value === '') {
      parts.push(flags === 0 ? newLine : space, { kind: 'name', text: name });
      flags += 1;
      continue;
    }
    parts.push(newLine, { kind: 'name', text: name }, { kind: 'mark', text: '=' });
    parts.push({ kind: 'value', text: `"${escaped(value)}"` });
  }
  parts.push({ kind: 'mark', text: `${newLine === space ? '' : '\n'}></${tag}>` });
  return parts;
}

export function textOf(parts: readonly TagPart[]): string {
  return parts.map(({ text }) => text).join('');
}
