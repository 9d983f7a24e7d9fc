import { invalidArgument } from '../../src/base/sv-error.js';
import { chooseLocale, directionOf, intlTag } from './choose-locale.js';
import { english } from './en.js';
import type { Spoken } from './spoken.js';
import type { LocaleWords } from './locale.js';
import { addedLocales } from './register-locale.js';
import type { Words } from './words.js';

/** What comes with the package, each in a file of its own. */
const shipped: Readonly<Record<string, () => Promise<Words>>> = {
  ar: async () => (await import('./ar.js')).locale,
  de: async () => (await import('./de.js')).locale,
  en: () => Promise.resolve(english),
  es: async () => (await import('./es.js')).locale,
  fr: async () => (await import('./fr.js')).locale,
  hi: async () => (await import('./hi.js')).locale,
  ja: async () => (await import('./ja.js')).locale,
  pt: async () => (await import('./pt.js')).locale,
  zh: async () => (await import('./zh.js')).locale,
};

export function hasLocale(key: string): boolean {
  return addedLocales.has(key) || key in shipped;
}

/**
 * The words of the first wanted language that is there, and how it is written. Rejects where its file can't be
 * had.
 * @param wanted BCP 47
 */
export async function interpret(wanted: readonly string[]): Promise<Spoken> {
  const choice = chooseLocale(wanted, hasLocale);
  const words = await wordsOf(choice.key);
  return {
    words: { ...overEnglish(words), locale: intlTag(choice) },
    lang: choice.tag,
    dir: directionOf(choice.key),
  };
}

async function wordsOf(key: string): Promise<LocaleWords> {
  const added = addedLocales.get(key);
  const words: unknown = await (typeof added === 'function' ? added() : (added ?? shipped[key]?.()));
  if (words instanceof Object) return words;
  throw invalidArgument(`the words of ${key}`, words, 'an object, or a function that resolves with one');
}

/** Something of another kind than the English word would break the interface: it is left out. */
function overEnglish(words: LocaleWords): Words {
  const sound = Object.entries(words).filter(
    ([name, word]) => name === 'panels' || typeof word === typeof english[name as keyof Words],
  );
  return { ...english, ...Object.fromEntries(sound) };
}
