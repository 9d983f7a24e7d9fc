import { invalidArgument } from '../../src/base/sv-error.js';
import { english } from './en.js';
import type { LocaleWords } from './locale.js';
import type { Words } from './words.js';

type Loader = () => Promise<LocaleWords>;

/** What comes with the package besides English, each in a file of its own. */
const shipped: Readonly<Record<string, Loader>> = {
  ar: async () => (await import('./ar.js')).locale,
  de: async () => (await import('./de.js')).locale,
  es: async () => (await import('./es.js')).locale,
  fr: async () => (await import('./fr.js')).locale,
  hi: async () => (await import('./hi.js')).locale,
  ja: async () => (await import('./ja.js')).locale,
  pt: async () => (await import('./pt.js')).locale,
  zh: async () => (await import('./zh.js')).locale,
};
const loaders = new Map<string, Loader>(Object.entries(shipped));
const listeners = new Set<() => void>();

/**
 * Adds a language to every player of the page, or puts other words in the place of one that is there.
 * Words that are missing are English. Players that speak it change at once.
 * @param tag BCP 47: `pl`, `zh-Hant`
 * @param words the words, or what loads them when a player first speaks the language
 * @throws SvError INVALID_ARGUMENT for what is no tag, or neither words nor a function
 */
export function registerLocale(tag: string, words: LocaleWords | (() => Promise<LocaleWords>)): void {
  if (!/^[a-z]{2,8}(-[a-z\d]{1,8})*$/i.test(tag)) {
    throw invalidArgument('tag', tag, 'a language tag, such as "pl" or "zh-Hant"');
  }
  if (typeof words !== 'function' && !(words instanceof Object)) {
    throw invalidArgument('words', words, 'the words of a language, or a function that loads them');
  }
  loaders.set(tag.toLowerCase(), typeof words === 'function' ? words : async () => words);
  for (const listener of listeners) listener();
}

export function hasLocale(key: string): boolean {
  return key === 'en' || loaders.has(key);
}

/** @returns null for English as it comes with the player, which needs no loading */
export function loadWords(key: string): Promise<Words> | null {
  return loaders.get(key)?.().then(overEnglish) ?? null;
}

/** Something of another kind than the English word would break the interface: it is left out. */
function overEnglish(words: LocaleWords): Words {
  const sound = Object.entries(words).filter(
    ([name, word]) => name === 'panels' || typeof word === typeof english[name as keyof Words],
  );
  return { ...english, ...Object.fromEntries(sound), faults: { ...english.faults, ...words.faults } };
}

/** Calls back when a language was added. @returns ends that */
export function onLocaleAdded(listener: () => void): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}
