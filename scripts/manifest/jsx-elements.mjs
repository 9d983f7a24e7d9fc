/**
 * Types of what can be written in a tag, the ground of every framework's: `dist/jsx/elements.d.ts`.
 * @param {import('./read-elements.mjs').ElementModel[]} elements
 */
export function jsxElements(elements) {
  const classes = elements.map(({ className }) => className).join(', ');
  return [
    `import type { ${classes} } from '../types/player/index.js';\n`,
    `export type { ${classes} };\n`,
    ...elements.map((element) => typesOf(element, elements)),
  ].join('\n');
}

function typesOf(element, elements) {
  const { tagName, className } = element;
  const base = elements.find((each) => each.className === element.base);
  const beyond = (kind) =>
    element[kind].filter(({ name }) => !base?.[kind].some((each) => each.name === name));
  const names = new Set(element.attributes.map(({ name }) => name));
  const props = [
    ...beyond('attributes').map((attribute) => member(attribute, attributeType(attribute, className))),
    ...beyond('properties')
      .filter(({ name, readonly }) => !readonly && !names.has(name))
      .map((property) => member(property, `${className}['${property.name}']`)),
  ];
  const events = beyond('events').map((event) =>
    member(event, `HTMLVideoElementEventMap['${event.name}']`, ''),
  );
  return [
    open(
      `What \`<${tagName}>\` takes: its attributes, and those properties that can be set.`,
      `${className}Props`,
      base,
      'Props',
    ),
    ...props,
    '}\n',
    open(`What \`<${tagName}>\` dispatches.`, `${className}Events`, base, 'Events'),
    ...events,
    '}\n',
  ].join('\n');
}

function open(comment, name, base, suffix) {
  return `/** ${comment} */\nexport interface ${name}${base ? ` extends ${base.className}${suffix}` : ''} {`;
}

function member({ name, description }, type, optional = '?') {
  const comment = description === '' ? '' : `  /** ${description.replaceAll('*/', '*\\/')} */\n`;
  return `${comment}  '${name}'${optional}: ${type}${optional === '' ? '' : ' | undefined'};`;
}

/** A framework may set the property of the same name, or write the attribute. */
function attributeType({ name, type, property, values }, className) {
  if (type === 'boolean') return "boolean | ''";
  if (property === name) return `${className}['${name}']`;
  const taken = values.map((value) => `'${value}'`);
  if (type.split('|').includes('number')) taken.unshift('number', '`${number}`');
  return taken.length > 0 ? taken.join(' | ') : 'string';
}
