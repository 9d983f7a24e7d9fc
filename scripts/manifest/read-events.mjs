import { join } from 'node:path';
import { root } from '../support/run.mjs';
import { AS_TEXT, interfaceNamed } from './read-members.mjs';

const MEDIA = 'player/element/media-surface.ts';
const OWN = 'player/element/sv-events.ts';

/**
 * The events that a class's comment names, with their types, and those passed on from `<video>`.
 * @throws Error for an event without a type, and for one that the comment leaves out
 */
export function readEvents(program, entries) {
  const checker = program.getTypeChecker();
  const at = program.getSourceFile(join(root, OWN));
  const types = interfaceNamed(checker, at, 'HTMLVideoElementEventMap');
  const typed = (entry, native) => {
    const symbol = checker.getPropertyOfType(types, entry.name);
    if (!symbol) throw new Error(`${entry.name} has no type in HTMLElementEventMap.`);
    const type = checker.getTypeOfSymbol(symbol);
    const [detail] = type.symbol?.name === 'CustomEvent' ? checker.getTypeArguments(type) : [];
    return {
      ...entry,
      native,
      type: checker.typeToString(type, undefined, AS_TEXT),
      ...(detail ? { detail: checker.typeToString(detail, undefined, AS_TEXT) } : {}),
    };
  };
  const details = checker.getDeclaredTypeOfSymbol(exported(program, OWN, 'SvEventDetails'));
  const undocumented = checker
    .getPropertiesOfType(details)
    .filter(({ name }) => entries.every((entry) => entry.name !== name));
  if (undocumented.length > 0) {
    const names = undocumented.map(({ name }) => name).join(', ');
    throw new Error(`The comment on the element's class needs a @fires line for ${names}.`);
  }
  const passedOn = checker.getTypeArguments(checker.getTypeOfSymbol(exported(program, MEDIA, 'mediaEvents')));
  const native = [...passedOn.map(({ value }) => value), 'error'].toSorted((a, b) => (a < b ? -1 : 1));
  // A browser's own, which the DOM library has no type of, are passed on and not published.
  const known = native.filter((name) => checker.getPropertyOfType(types, name));
  return [
    ...entries.map((entry) => typed(entry, false)),
    ...known.map((name) => typed({ name, description: 'As on `<video>`.' }, true)),
  ];
}

function exported(program, file, name) {
  const checker = program.getTypeChecker();
  const module = checker.getSymbolAtLocation(program.getSourceFile(join(root, file)));
  const symbol = checker.getExportsOfModule(module).find((each) => each.name === name);
  if (!symbol) throw new Error(`${file} has no ${name}.`);
  return symbol;
}
