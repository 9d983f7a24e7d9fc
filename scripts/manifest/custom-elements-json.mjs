/** Where the elements are, in the package. */
const MODULE = 'dist/element.js';

/**
 * The custom elements manifest, schema 2.1.0 (webcomponents/custom-elements-manifest).
 * @param {import('./read-elements.mjs').ElementModel[]} elements
 */
export function customElementsJson(elements) {
  return {
    schemaVersion: '2.1.0',
    readme: 'README.md',
    modules: [
      {
        kind: 'javascript-module',
        path: MODULE,
        declarations: elements.map((element) => declarationOf(element, elements)),
        exports: elements.flatMap(({ tagName, className }) => [
          { kind: 'js', name: className, declaration: { name: className, module: MODULE } },
          {
            kind: 'custom-element-definition',
            name: tagName,
            declaration: { name: className, module: MODULE },
          },
        ]),
      },
    ],
  };
}

const text = (type) => ({ type: { text: type } });
const named = ({ name, description, default: standard }) => ({
  name,
  description,
  ...(standard === undefined ? {} : { default: standard }),
});

function declarationOf(element, elements) {
  const base = elements.find(({ className }) => className === element.base);
  const inherited = (kind, name) =>
    base?.[kind].some((each) => each.name === name)
      ? { inheritedFrom: { name: base.className, module: MODULE } }
      : {};
  return {
    kind: 'class',
    customElement: true,
    name: element.className,
    tagName: element.tagName,
    description: element.description,
    superclass: base ? { name: base.className, module: MODULE } : { name: 'HTMLElement' },
    attributes: element.attributes.map((attribute) => ({
      ...named(attribute),
      ...text(attribute.type),
      ...(attribute.property ? { fieldName: attribute.property } : {}),
      ...inherited('attributes', attribute.name),
    })),
    members: [
      ...element.properties.map(({ name, description, type, readonly, attribute }) => ({
        kind: 'field',
        name,
        description,
        ...text(type),
        ...(readonly ? { readonly } : {}),
        ...(attribute ? { attribute } : {}),
        ...inherited('properties', name),
      })),
      ...element.methods.map(({ name, description, parameters, returns }) => ({
        kind: 'method',
        name,
        description,
        parameters: parameters.map((each) => ({
          name: each.name,
          ...text(each.type),
          ...(each.optional ? { optional: true } : {}),
        })),
        return: text(returns),
        ...inherited('methods', name),
      })),
    ],
    events: element.events.map(({ name, description, type }) => ({
      name,
      description,
      ...text(type),
      ...inherited('events', name),
    })),
    slots: element.slots.map(named),
    cssParts: element.parts.map(named),
    cssProperties: element.cssProperties.map(named),
  };
}
