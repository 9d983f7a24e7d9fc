import { englishParty } from './party-en.js';
import type { PartyWords } from './party-words.js';
import type { Words } from './words.js';

/** The words of parties, each language in a file of its own, which only a page with a party asks for. */
const shipped: Readonly<Record<string, () => Promise<{ readonly party: PartyWords }>>> = {
  ar: () => import('./party/ar.js'),
  de: () => import('./party/de.js'),
  es: () => import('./party/es.js'),
  fr: () => import('./party/fr.js'),
  hi: () => import('./party/hi.js'),
  ja: () => import('./party/ja.js'),
  pt: () => import('./party/pt.js'),
  zh: () => import('./party/zh.js'),
};

/**
 * What a party says in the language of `words`; where a page has words of its own for it, those. Rejects where a
 * file can't be had.
 */
export async function speakParty({ locale, panels }: Words): Promise<PartyWords> {
  const language = locale.split('-', 1)[0]?.toLowerCase() ?? '';
  const load = Object.hasOwn(shipped, language) ? shipped[language] : undefined;
  const words = (await load?.())?.party ?? englishParty;
  return { ...words, ...panels?.party };
}
