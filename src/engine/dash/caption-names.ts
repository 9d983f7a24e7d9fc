/** What is read and changed of dash.js's parsed manifest. */
interface ParsedSet {
  id?: string | number | null;
  contentType?: string;
  mimeType?: string;
  lang?: string;
  Label?: readonly { readonly __text?: string }[];
}

/**
 * Gives the manifest's caption sets ids that a viewer can read, since dash.js labels the element's
 * tracks by them: the set's Label, else the language's own name.
 * @param manifest dash.js's parsed manifest; changed in place.
 */
export function nameCaptions(manifest: unknown): void {
  const { Period: periods = [] } = manifest as { Period?: readonly { AdaptationSet?: ParsedSet[] }[] };
  for (const { AdaptationSet: sets = [] } of periods) {
    const taken = new Set<string>();
    for (const set of sets) {
      if (!isCaptions(set)) continue;
      const name = set.Label?.[0]?.__text ?? languageName(set.lang) ?? String(set.id ?? 'Captions');
      let unique = name;
      for (let number = 2; taken.has(unique); number += 1) unique = `${name} ${number}`;
      taken.add(unique);
      set.id = unique;
    }
  }
}

function isCaptions({ contentType, mimeType }: ParsedSet): boolean {
  return contentType === 'text' || mimeType?.startsWith('text/') === true;
}

function languageName(lang: string | undefined): string | undefined {
  if (!lang) return undefined;
  try {
    return new Intl.DisplayNames([lang], { type: 'language' }).of(lang);
  } catch {
    return undefined;
  }
}
