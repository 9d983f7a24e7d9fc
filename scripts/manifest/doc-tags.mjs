import ts from 'typescript';

/** The tags of a declaration's comment, each with its text on one line. */
export function tagsOf(declaration) {
  return ts.getJSDocTags(declaration).map(({ tagName, comment }) => ({
    name: tagName.text,
    text: (ts.getTextOfJSDocComment(comment) ?? '').replace(/\s+/g, ' ').trim(),
  }));
}

const ENTRY =
  /^(?:\{(?<type>[^}]*)\} ?)?(?:\[(?<optional>[^\]=]+)(?:=(?<standard>[^\]]*))?\]|(?<name>(?!- )\S+))?(?: ?- (?<text>.*)| (?<rest>.*))?$/;

/**
 * Reads `{type} name - text`, `[name=default] - text` or, for the default slot, `- text`.
 * @returns {import('./read-elements.mjs').Entry}
 */
export function parseEntry(tag) {
  const { type, optional, standard, name, text, rest } = ENTRY.exec(tag)?.groups ?? {};
  return {
    name: optional ?? name ?? '',
    description: text ?? rest ?? '',
    ...(type === undefined ? {} : { type }),
    ...(standard === undefined ? {} : { default: standard }),
  };
}
