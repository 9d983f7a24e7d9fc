import { join } from 'node:path';
import prettier from 'prettier';
import { root } from '../support/run.mjs';

const INTRODUCTION = `<!-- Made by scripts/manifest.mjs from the comments in player/. Change those. -->

# Reference

Both tags are defined by \`import 'sv-player/element'\`. The same in a form for tools: \`custom-elements.json\`,
\`vscode.html-custom-data.json\` and \`web-types.json\` in the package.
`;

/**
 * The reference for readers, in Markdown, formatted.
 * @param {import('./read-elements.mjs').ElementModel[]} elements
 */
export async function reference(elements) {
  const text = [INTRODUCTION, ...elements.map((element) => section(element, elements))].join('\n');
  const options = await prettier.resolveConfig(join(root, 'docs/reference.md'));
  return prettier.format(text, { ...options, parser: 'markdown' });
}

function section(element, elements) {
  const base = elements.find(({ className }) => className === element.base);
  const beyond = (kind) =>
    element[kind].filter(({ name }) => !base?.[kind].some((each) => each.name === name));
  const properties = beyond('properties').filter(({ attribute }) => attribute === undefined);
  const methods = beyond('methods');
  const events = beyond('events');
  return [
    `## \`<${element.tagName}>\``,
    element.description,
    base ? `Everything of [\`<${base.tagName}>\`](#${base.tagName}), and:` : '',
    table(
      'Attributes',
      ['attribute', 'type', 'property', 'what'],
      beyond('attributes').map(({ name, type, property, description, default: standard }) => [
        code(name),
        code(type),
        property ? code(property) : '',
        withDefault(description, standard),
      ]),
    ),
    table(
      'Properties without an attribute',
      ['property', 'type', 'what'],
      properties
        .filter(({ fromVideo }) => !fromVideo)
        .map(({ name, type, readonly, description }) => [
          code(name),
          code(type),
          [readonly ? 'read only' : '', description].filter(Boolean).join('; '),
        ]),
    ),
    table(
      'Methods',
      ['method', 'what'],
      methods.filter(({ fromVideo }) => !fromVideo).map((each) => [code(signature(each)), each.description]),
    ),
    table(
      'Events',
      ['event', '`detail`', 'what'],
      events
        .filter(({ native }) => !native)
        .map(({ name, detail, description }) => [code(name), detail ? code(tidy(detail)) : '', description]),
    ),
    list(
      'Properties as on `<video>`',
      properties.filter(({ fromVideo }) => fromVideo),
    ),
    list(
      'Methods as on `<video>`',
      methods.filter(({ fromVideo }) => fromVideo),
    ),
    list(
      'Events as on `<video>`',
      events.filter(({ native }) => native),
    ),
    table(
      'Slots',
      ['slot', 'what'],
      beyond('slots').map(({ name, description }) => [name === '' ? '(default)' : code(name), description]),
    ),
    table(
      'Parts',
      ['`::part()`', 'what'],
      beyond('parts').map(({ name, description }) => [code(name), description]),
    ),
    table(
      'Custom properties',
      ['property', 'what'],
      beyond('cssProperties').map(({ name, description, default: standard }) => [
        code(name),
        withDefault(description, standard),
      ]),
    ),
  ]
    .filter((part) => part !== '')
    .join('\n\n')
    .concat('\n');
}

const code = (text) => `\`${text}\``;
const withDefault = (text, standard) => (standard === undefined ? text : `${text}; default \`${standard}\``);
const tidy = (type) => type.replaceAll('readonly ', '').replaceAll('; }', ' }');
const cell = (text) => text.replaceAll('|', String.raw`\|`);
const line = (cells) => `| ${cells.map(cell).join(' | ')} |`;

function table(title, head, rows) {
  if (rows.length === 0) return '';
  return [`### ${title}`, '', line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

function list(title, entries) {
  if (entries.length === 0) return '';
  return `### ${title}\n\n${entries.map(({ name }) => code(name)).join(', ')}`;
}

function signature({ name, parameters, returns }) {
  const given = parameters.map((each) => `${each.name}${each.optional ? '?' : ''}: ${each.type}`);
  return `${name}(${given.join(', ')}): ${returns}`;
}
