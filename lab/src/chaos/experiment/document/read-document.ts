import { LineCounter, parseDocument, isCollection, isMap, isNode, isScalar, type Document } from 'yaml';
import { readText } from '../../../document/read-text.js';
import { LabInputError } from '../../../sim/input-error.js';
import type { Path, Place } from '../../../document/place.js';

/** A file of YAML or JSON as a place to read from. @throws LabInputError where it can't be read */
export async function readDocument(file: string): Promise<Place> {
  return parseText(await readText(file, 'Give the path of a file that exists'), file);
}

/** JSON is YAML too: one parser reads both, and knows the lines. @throws LabInputError for broken syntax */
export function parseText(content: string, file: string): Place {
  const lines = new LineCounter();
  const document = parseDocument(content, { lineCounter: lines, prettyErrors: false });
  const [fault] = document.errors;
  if (fault !== undefined)
    throw new LabInputError({
      file,
      where: `line ${lines.linePos(fault.pos[0]).line}`,
      problem: `it is no YAML: ${fault.message.replace(/\.$/, '')}`,
      remedy: 'Correct that line; the indentation of its neighbours may be what is wrong',
      cause: fault,
    });
  return { file, path: [], value: valueOf(document, file), lineOf: (path) => lineOf(document, lines, path) };
}

function valueOf(document: Document, file: string): unknown {
  try {
    return document.toJS({ maxAliasCount: 100 });
  } catch (cause) {
    throw new LabInputError({
      file,
      problem: 'its aliases unfold to too much',
      remedy: 'Write out what the aliases (*name) stand for',
      cause,
    });
  }
}

/** The line of the key, or of the nearest place around it that the document has. */
function lineOf(document: Document, lines: LineCounter, path: Path): number | undefined {
  for (let length = path.length; length > 0; length--) {
    const offset = offsetOf(document, path.slice(0, length));
    if (offset !== undefined) return lines.linePos(offset).line;
  }
  return undefined;
}

function offsetOf(document: Document, path: Path): number | undefined {
  const holder: unknown = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true);
  const key = path.at(-1);
  if (isMap(holder)) {
    const pair = holder.items.find((each) => (isScalar(each.key) ? each.key.value : each.key) === key);
    return isNode(pair?.key) ? pair.key.range?.[0] : undefined;
  }
  const item: unknown = isCollection(holder) ? holder.get(key, true) : undefined;
  return isNode(item) ? item.range?.[0] : undefined;
}
