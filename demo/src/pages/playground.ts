import 'sv-player/element';
import { copyOnPress, showParts } from '../parts/code-view.js';
import { find, valueIn } from '../parts/find.js';
import { startPage } from '../parts/start-page.js';
import { tagParts, textOf, type TagPart, type WrittenAttribute } from '../parts/tag-text.js';
import { fetchTitles, type Title } from '../parts/titles.js';
import { AttributeField } from '../playground/attribute-field.js';
import { readManifest, type ElementInfo, type Manifest } from '../playground/attribute-info.js';
import { hashOf, readHash, type TagState } from '../playground/hash-state.js';
import { Preview } from '../playground/preview.js';

const CDN = 'https://cdn.jsdelivr.net/npm/sv-player/dist/cdn/sv-player.js';

const form = find('#attributes', HTMLFormElement);
const fieldList = find('#fields', HTMLElement);
const none = find('#none', HTMLElement);
const filter = find('#filter', HTMLInputElement);
const samples = find('#sample', HTMLSelectElement);
const code = find('#code', HTMLElement);
const unknownLine = find('#unknown', HTMLElement);
const preview = new Preview(find('#preview', HTMLElement), find('#faults', HTMLElement));
let elements: readonly ElementInfo[] = [];
let fields: readonly AttributeField[] = [];

const chosenTag = (): string => valueIn(form, 'tag');

function stateNow(): TagState {
  const attributes = fields.flatMap(({ name, value }): WrittenAttribute[] =>
    value === null ? [] : [{ name, value }],
  );
  return { tag: chosenTag(), attributes };
}

function partsNow(): readonly TagPart[] {
  const { tag, attributes } = stateNow();
  const script = tagParts('script', [
    { name: 'type', value: 'module' },
    { name: 'src', value: CDN },
  ]);
  return [...script, { kind: 'mark', text: '\n' }, ...tagParts(tag, attributes)];
}

/** The form was changed: everything else follows. */
function formChanged(): void {
  const state = stateNow();
  unknownLine.hidden = true;
  history.replaceState(null, '', hashOf(state));
  showParts(code, partsNow());
  preview.show(state);
}

/** Fields for the attributes of this element, with the values that the last one had. */
function makeFields(tag: string): void {
  const before = new Map(fields.map(({ name, value }) => [name, value]));
  const info = elements.find(({ tagName }) => tagName === tag);
  fields = (info?.attributes ?? []).map((attribute) => new AttributeField(attribute, formChanged));
  for (const field of fields) field.value = before.get(field.name) ?? null;
  fieldList.replaceChildren(...fields.map(({ element }) => element));
  applyFilter();
}

function applyFilter(): void {
  const words = filter.value.trim().toLowerCase();
  for (const field of fields) field.element.hidden = !field.matches(words);
  none.hidden = fields.some(({ element }) => !element.hidden);
}

/** Puts a tag into the form. */
function take({ tag, attributes }: TagState): void {
  for (const radio of form.querySelectorAll<HTMLInputElement>('[name=tag]'))
    radio.checked = radio.value === tag;
  makeFields(tag);
  for (const field of fields) field.value = attributes.find(({ name }) => name === field.name)?.value ?? null;
  showParts(code, partsNow());
  preview.show(stateNow());
}

/** Whether there was a tag in the address. */
function takeHash(): boolean {
  const read = readHash(location.hash, elements);
  if (!read) return false;
  take(read.state);
  unknownLine.hidden = read.unknown.length === 0;
  unknownLine.textContent = `Left out, since ${read.state.tag} has no such thing: ${read.unknown.join(', ')}.`;
  return true;
}

function takeSample({ hls, title, poster, chapters, storyboard }: Title): void {
  const given = new Map([
    ['src', hls],
    ['video-title', title],
    ['poster', poster],
    ['chapters', chapters],
    ['storyboard-src', storyboard],
  ]);
  for (const field of fields) if (given.has(field.name)) field.value = given.get(field.name) ?? null;
  formChanged();
}

form.addEventListener('submit', (event) => {
  event.preventDefault();
});
form.addEventListener('change', (event) => {
  if ((event.target as HTMLInputElement).name !== 'tag') return;
  makeFields(chosenTag());
  formChanged();
});
filter.addEventListener('input', applyFilter);
find('#anew', HTMLButtonElement).addEventListener('click', () => {
  preview.anew(stateNow());
});
find('#clear', HTMLButtonElement).addEventListener('click', () => {
  for (const field of fields) field.value = null;
  formChanged();
});
copyOnPress(find('#copy', HTMLButtonElement), () => textOf(partsNow()));
addEventListener('hashchange', takeHash);

startPage(async () => {
  const response = await fetch('./custom-elements.json');
  if (!response.ok) throw new Error(`The elements' manifest could not be loaded (${response.status}).`);
  elements = readManifest((await response.json()) as Manifest);
  const shared = takeHash();
  if (!shared) take({ tag: 'sv-player', attributes: [{ name: 'playsinline', value: '' }] });
  const titles = await fetchTitles();
  samples.append(...titles.map(({ id, title }) => new Option(title, id)));
  samples.addEventListener('change', () => {
    const title = titles.find(({ id }) => id === samples.value);
    if (title) takeSample(title);
  });
  if (!shared) takeSample(titles[0]);
});
