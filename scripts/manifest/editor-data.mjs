/**
 * VS Code's `html.customData`, format 1.1.
 * @param {import('./read-elements.mjs').ElementModel[]} elements
 */
export function vscodeData(elements) {
  const markdown = (value) => ({ kind: 'markdown', value });
  return {
    version: 1.1,
    tags: elements.map(({ tagName, description, attributes }) => ({
      name: tagName,
      description: markdown(description),
      attributes: attributes.map((attribute) => ({
        name: attribute.name,
        description: markdown(attribute.description),
        // "v": an attribute that has no value.
        ...(attribute.type === 'boolean' ? { valueSet: 'v' } : {}),
        ...(attribute.values.length > 0 ? { values: attribute.values.map((name) => ({ name })) } : {}),
      })),
    })),
  };
}

/**
 * JetBrains' web-types.
 * @param {import('./read-elements.mjs').ElementModel[]} elements
 */
export function webTypes(elements, { name, version }) {
  return {
    $schema: 'https://json.schemastore.org/web-types',
    name,
    version,
    'description-markup': 'markdown',
    contributions: {
      html: {
        elements: elements.map((element) => ({
          name: element.tagName,
          description: element.description,
          attributes: element.attributes.map(({ name, description, type, default: standard }) => ({
            name,
            description,
            value: { type },
            ...(standard === undefined ? {} : { default: standard }),
          })),
          slots: element.slots.map(({ name, description }) => ({ name, description })),
          js: {
            properties: element.properties.map(({ name, description, type, readonly }) => ({
              name,
              description,
              value: { type },
              ...(readonly ? { 'read-only': true } : {}),
            })),
            events: element.events.map(({ name, description, type }) => ({
              name,
              description,
              value: { type },
            })),
          },
          css: {
            parts: element.parts.map(({ name, description }) => ({ name, description })),
            properties: element.cssProperties.map(({ name, description, default: standard }) => ({
              name,
              description,
              ...(standard === undefined ? {} : { default: standard }),
            })),
          },
        })),
      },
    },
  };
}
