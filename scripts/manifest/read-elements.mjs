import { join } from 'node:path';
import ts from 'typescript';
import { root } from '../support/run.mjs';
import { parseEntry, tagsOf } from './doc-tags.mjs';
import { readEvents } from './read-events.mjs';
import { readMembers } from './read-members.mjs';

/**
 * The elements a page writes, base class first. `shows`: the elements in its shadow root whose parts and
 * custom properties are its own to a page.
 */
const published = [
  { tagName: 'sv-video', className: 'SvVideo', file: 'player/element/sv-video.ts', shows: [] },
  {
    tagName: 'sv-player',
    className: 'SvPlayer',
    file: 'player/element/sv-player.ts',
    shows: [{ className: 'SvControls', file: 'player/controls/sv-controls.ts' }],
  },
];

/**
 * @typedef {{ name: string, description: string, type?: string, default?: string }} Entry
 * @typedef {Entry & { property?: string, values: string[] }} Attribute
 * @typedef {Entry & { readonly: boolean, attribute?: string, fromVideo: boolean }} Property
 * @typedef {Entry & { parameters: { name: string, type: string, optional: boolean }[], returns: string, fromVideo: boolean }} Method
 * @typedef {Entry & { detail?: string, native: boolean }} EventEntry
 * @typedef {{ tagName: string, className: string, base: string | null, description: string, attributes: Attribute[],
 *   properties: Property[], methods: Method[], events: EventEntry[], slots: Entry[], parts: Entry[], cssProperties: Entry[] }} ElementModel
 */

/**
 * Reads the elements out of the sources, types resolved.
 * @returns {ElementModel[]}
 */
export function readElements() {
  const config = ts.readConfigFile(join(root, 'tsconfig.json'), (path) => ts.sys.readFile(path));
  const { options } = ts.parseJsonConfigFileContent(config.config, ts.sys, root);
  const files = published.flatMap(({ file, shows }) => [file, ...shows.map((shown) => shown.file)]);
  const program = ts.createProgram(
    files.map((file) => join(root, file)),
    options,
  );
  return published.map((element) => readElement(program, element));
}

function readElement(program, { tagName, className, file, shows }) {
  const checker = program.getTypeChecker();
  const declaration = classIn(program, file, className);
  const lineage = lineageOf(checker, declaration);
  const tags = lineage.toReversed().flatMap(tagsOf);
  const shown = shows.flatMap((each) => tagsOf(classIn(program, each.file, each.className)));
  const members = readMembers(checker, declaration);
  const entries = (from, ...names) =>
    lastOfEach(from.filter(({ name }) => names.includes(name)).map(({ text }) => parseEntry(text)));
  const bases = new Set(published.map((each) => each.className));
  const base = lineage.slice(1).find(({ name }) => name && bases.has(name.text));
  const attributes = entries(tags, 'attr', 'attribute').map((entry) =>
    withProperty(entry, members.properties),
  );
  return {
    tagName,
    className,
    base: base?.name?.text ?? null,
    description: descriptionOf(checker, declaration),
    attributes,
    properties: members.properties.map((property) => {
      const attribute = attributes.find((each) => each.property === property.name);
      return attribute ? { ...property, attribute: attribute.name } : property;
    }),
    methods: members.methods,
    events: readEvents(program, entries(tags, 'fires', 'event')),
    slots: entries(tags, 'slot'),
    parts: entries([...tags, ...shown], 'csspart'),
    cssProperties: entries([...tags, ...shown], 'cssprop', 'cssproperty'),
  };
}

function classIn(program, file, className) {
  const source = program.getSourceFile(join(root, file));
  const found = source?.statements.find(
    (statement) => ts.isClassDeclaration(statement) && statement.name?.text === className,
  );
  if (!found) throw new Error(`${file} has no class ${className}.`);
  return found;
}

/** A class and those it is made from, as far as they are in the sources. */
function lineageOf(checker, declaration) {
  const clause = declaration.heritageClauses?.find(({ token }) => token === ts.SyntaxKind.ExtendsKeyword);
  const expression = clause?.types[0]?.expression;
  let symbol = expression && checker.getSymbolAtLocation(expression);
  if (symbol && symbol.flags & ts.SymbolFlags.Alias) symbol = checker.getAliasedSymbol(symbol);
  const base = symbol?.declarations?.find(ts.isClassDeclaration);
  return base ? [declaration, ...lineageOf(checker, base)] : [declaration];
}

function descriptionOf(checker, declaration) {
  const symbol = checker.getSymbolAtLocation(declaration.name);
  return ts.displayPartsToString(symbol.getDocumentationComment(checker)).trim();
}

/** A class says anew what its base said: the last word counts, in the first one's place. */
function lastOfEach(entries) {
  return [...new Map(entries.map((entry) => [entry.name, entry])).values()];
}

const plain = (name) => name.replaceAll('-', '').toLowerCase();

/** `cap-to-size` stands for `capToSize`, `crossorigin` for `crossOrigin`: told by the letters. */
function withProperty(entry, properties) {
  const property = properties.find(({ name, readonly }) => !readonly && plain(name) === plain(entry.name));
  const quoted = [...(entry.type ?? '').matchAll(/"([^"]*)"/g)].map(([, value]) => value);
  const types = property?.type.split(' | ') ?? [];
  const type = entry.type ?? ['boolean', 'number'].find((name) => types.includes(name)) ?? 'string';
  return {
    ...entry,
    type: type.replaceAll('"', "'"),
    values: quoted,
    ...(property ? { property: property.name } : {}),
  };
}
