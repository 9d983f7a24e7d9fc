import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parseEntry } from '../../scripts/manifest/doc-tags.mjs';
import { needsBuild, readPackage } from './read-package.js';

interface Named {
  readonly name: string;
  readonly description: string;
}

interface Declaration {
  readonly name: string;
  readonly tagName: string;
  readonly attributes: readonly (Named & { type: { text: string }; fieldName?: string })[];
  readonly members: readonly (Named & { kind: string; readonly?: boolean; type?: { text: string } })[];
  readonly events: readonly (Named & { type: { text: string } })[];
  readonly slots: readonly Named[];
  readonly cssParts: readonly Named[];
  readonly cssProperties: readonly Named[];
}

interface ElementClass {
  readonly observedAttributes: readonly string[];
  readonly prototype: object;
}

const path = readPackage().customElements;
needsBuild(path);
const manifest = JSON.parse(readFileSync(path, 'utf8')) as { modules: { declarations: Declaration[] }[] };
const declarations = manifest.modules.flatMap((module) => module.declarations);
const classes = (await import(pathToFileURL(resolve('dist/element.js')).href)) as Record<
  string,
  ElementClass
>;

const classOf = ({ name }: Declaration): ElementClass => {
  const found = classes[name];
  if (!found) throw new Error(`sv-player/element has no ${name}.`);
  return found;
};

const named = (list: readonly Named[], name: string): Named | undefined =>
  list.find((each) => each.name === name);

describe('custom-elements.json', () => {
  it('has both elements', () => {
    expect(declarations.map(({ tagName }) => tagName)).toEqual(['sv-video', 'sv-player']);
  });

  it.each(declarations)('documents each attribute that $tagName observes, and no other', (declaration) => {
    const observed = [...new Set(classOf(declaration).observedAttributes)];
    expect(declaration.attributes.map(({ name }) => name).toSorted()).toEqual(observed.toSorted());
  });

  it.each(declarations)('names members that $tagName has', (declaration) => {
    const { prototype } = classOf(declaration);
    // Node has no <video> to pass anything on from; `media` is the instance's own.
    const missing = declaration.members
      .filter(({ description }) => description !== 'As on `<video>`.')
      .filter(({ kind, name }) => kind === 'field' && name !== 'media' && !(name in prototype))
      .map(({ name }) => name);
    expect(missing).toEqual([]);
    for (const { fieldName } of declaration.attributes) {
      if (fieldName !== undefined) expect(named(declaration.members, fieldName)).toBeDefined();
    }
  });

  it.each(declarations)('says something of all that $tagName has of its own', (declaration) => {
    const { attributes, events, slots, cssParts, cssProperties } = declaration;
    const silent = [attributes, events, slots, cssParts, cssProperties]
      .flat()
      .filter(({ description }) => description === '');
    expect(silent).toEqual([]);
  });

  it('resolves types: of properties, of methods, of events', () => {
    const player = declarations.find(({ tagName }) => tagName === 'sv-player');
    expect(player?.members).toContainEqual(
      expect.objectContaining({ name: 'selectedRenditionIndex', type: { text: 'number' } }),
    );
    expect(player?.members).toContainEqual(
      expect.objectContaining({
        kind: 'field',
        name: 'buffered',
        readonly: true,
        type: { text: 'TimeRanges' },
      }),
    );
    expect(player?.members).toContainEqual(
      expect.objectContaining({ kind: 'method', name: 'play', return: { type: { text: 'Promise<void>' } } }),
    );
    expect(player?.events).toContainEqual(
      expect.objectContaining({ name: 'sv-decision', type: { text: 'CustomEvent<DecisionRecord>' } }),
    );
    expect(player?.attributes).toContainEqual(
      expect.objectContaining({ name: 'start-time', type: { text: 'number' }, fieldName: 'startTime' }),
    );
  });

  it('has the parts and colours of the controls, which are the player’s to a page', () => {
    const player = declarations.find(({ tagName }) => tagName === 'sv-player');
    expect(named(player?.cssParts ?? [], 'button')).toBeDefined();
    expect(named(player?.cssProperties ?? [], '--sv-accent')).toMatchObject({ default: '#8f8cff' });
  });
});

describe("an editor's data", () => {
  it('has the same attributes, with the values they take', () => {
    const data = JSON.parse(readFileSync('dist/vscode.html-custom-data.json', 'utf8')) as {
      tags: { name: string; attributes: { name: string; values?: { name: string }[] }[] }[];
    };
    for (const { tagName, attributes } of declarations) {
      const tag = data.tags.find(({ name }) => name === tagName);
      expect(tag?.attributes.map(({ name }) => name)).toEqual(attributes.map(({ name }) => name));
      const saver = tag?.attributes.find(({ name }) => name === 'data-saver');
      expect(saver?.values?.map(({ name }) => name)).toEqual(['on', 'off', 'auto']);
    }
  });
});

describe('a line of a comment', () => {
  it.each([
    ['src - a file', { name: 'src', description: 'a file' }],
    ['{boolean} muted - as on `<video>`', { name: 'muted', type: 'boolean', description: 'as on `<video>`' }],
    ['{"on"|"off"} x - which', { name: 'x', type: '"on"|"off"', description: 'which' }],
    [
      '[--sv-accent=#8f8cff] - a colour',
      { name: '--sv-accent', default: '#8f8cff', description: 'a colour' },
    ],
    ['[--sv-glass] - behind', { name: '--sv-glass', description: 'behind' }],
    ['- `<source>` children', { name: '', description: '`<source>` children' }],
    ['button - every button - also `play`', { name: 'button', description: 'every button - also `play`' }],
  ])('%s', (line, entry) => {
    expect(parseEntry(line)).toEqual(entry);
  });
});
