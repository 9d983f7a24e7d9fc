import { isAlias, isMap, isScalar, isSeq, type Document, type LineCounter, type Node } from 'yaml';
import { LabInputError, type FaultAt } from '../../sim/input-error.js';

/** A value and where it stands, so that a complaint can name the line. */
export interface Located {
  readonly line: number | null;
  /** `budgets.rebufferPct.max`; empty for the whole. */
  readonly path: string;
  readonly content:
    | { readonly kind: 'value'; readonly value: unknown }
    | { readonly kind: 'list'; readonly items: readonly Located[] }
    | { readonly kind: 'keys'; readonly keys: ReadonlyMap<string, Located> };
}

/** A scenario has some dozens; aliases of aliases could make millions of a small file. */
const mostNodes = 20_000;

/** The content of a YAML document. @throws LabInputError for one that unfolds without end. */
export function locatedYaml(file: string, document: Document, lines: LineCounter): Located {
  let nodes = 0;
  const lineOf = (node: Node | null): number | null =>
    node?.range === undefined || node.range === null ? null : lines.linePos(node.range[0]).line;
  const visit = (given: unknown, path: string, near: number | null): Located => {
    nodes += 1;
    if (nodes > mostNodes)
      throw new LabInputError({
        file,
        problem: `it has more than ${mostNodes} values`,
        remedy: 'Split it, or look for an alias that refers to itself',
      });
    const node = isAlias(given) ? given.resolve(document) : (given as Node | null | undefined);
    const line = (isAlias(given) ? lineOf(given) : lineOf(node ?? null)) ?? near;
    if (isSeq(node))
      return {
        line,
        path,
        content: {
          kind: 'list',
          items: node.items.map((item, at) => visit(item, `${path}[${at + 1}]`, line)),
        },
      };
    if (isMap(node)) {
      const keys = new Map<string, Located>();
      for (const { key, value } of node.items) {
        const name = isScalar(key) ? String(key.value) : String(key);
        const keyLine = lineOf(key as Node | null) ?? line;
        keys.set(name, { ...visit(value, path === '' ? name : `${path}.${name}`, keyLine), line: keyLine });
      }
      return { line, path, content: { kind: 'keys', keys } };
    }
    return { line, path, content: { kind: 'value', value: isScalar(node) ? node.value : null } };
  };
  return visit(document.contents, '', 1);
}

/** The same of a plain object, which has no lines. */
export function locatedObject(value: unknown, path = ''): Located {
  if (Array.isArray(value))
    return {
      line: null,
      path,
      content: {
        kind: 'list',
        items: value.map((item: unknown, at) => locatedObject(item, `${path}[${at + 1}]`)),
      },
    };
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value)
      .filter(([, each]) => each !== undefined)
      .map(([key, each]): [string, Located] => [
        key,
        locatedObject(each, path === '' ? key : `${path}.${key}`),
      ]);
    return { line: null, path, content: { kind: 'keys', keys: new Map(entries) } };
  }
  return { line: null, path, content: { kind: 'value', value } };
}

/** Back to plain values, for a reader that knows nothing of lines. */
export function plain({ content }: Located): unknown {
  if (content.kind === 'value') return content.value;
  if (content.kind === 'list') return content.items.map(plain);
  return Object.fromEntries(Array.from(content.keys, ([key, value]) => [key, plain(value)]));
}

/** Makes the error for one place: the file, its line, and the key. */
export function faultAt(file: string, { line, path }: Located): FaultAt {
  const where = [line === null ? [] : [`line ${line}`], path === '' ? [] : [path]].flat().join(', ');
  return (problem, remedy) => new LabInputError({ file, ...(where !== '' && { where }), problem, remedy });
}
