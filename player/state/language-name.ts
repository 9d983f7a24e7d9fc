const names = new Map<string, string>();

/** The language's own name for itself; the tag where the browser knows none, and nothing for nothing. */
export function languageName(tag: string): string {
  if (tag === '') return '';
  const known = names.get(tag);
  if (known !== undefined) return known;
  let name = tag;
  try {
    name = new Intl.DisplayNames([tag], { type: 'language' }).of(tag) ?? tag;
  } catch {
    // Not a well-formed tag: shown as it is.
  }
  names.set(tag, name);
  return name;
}
