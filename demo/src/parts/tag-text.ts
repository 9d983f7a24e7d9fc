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

/** A tag as one would write it: on one line while it is short, else an attribute a line. */
export function tagParts(tag: string, attributes: readonly WrittenAttribute[]): readonly TagPart[] {
  const inOrder = Array.from(attributes).sort((a, b) => rank(a) - rank(b));
  const written = inOrder.map(({ name, value }): TagPart[] =>
    value === ''
      ? [{ kind: 'name', text: name }]
      : [
          { kind: 'name', text: name },
          { kind: 'mark', text: '=' },
          { kind: 'value', text: `"${escaped(value)}"` },
        ],
  );
  const length = written.flat().reduce((sum, { text }) => sum + text.length, tag.length * 2 + 5);
  const oneLine = length + written.length <= LONGEST_LINE;
  const space: TagPart = { kind: 'mark', text: oneLine ? ' ' : '\n  ' };
  return [
    { kind: 'mark', text: `<${tag}` },
    ...written.flatMap((parts) => [space].concat(parts)),
    { kind: 'mark', text: `${oneLine ? '' : '\n'}></${tag}>` },
  ];
}

export function textOf(parts: readonly TagPart[]): string {
  return parts.map(({ text }) => text).join('');
}
