import type { LocaleWords } from './locale.js';

export type GivenLocale = LocaleWords | (() => Promise<LocaleWords>);

/** What the page added, by tags in small letters. */
export const addedLocales = new Map<string, GivenLocale>();

const listeners = new Set<() => void>();
const tellAll = (): void => {
  for (const listener of listeners) listener();
};
/** One for all players. */
let attributes: MutationObserver | null = null;

/**
 * Adds a language to every player of the page, or puts other words in the place of one that is there. Words that
 * are missing are English. Players that speak it change at once; what can't be used is an `sv-error` of theirs.
 * @param tag BCP 47: `pl`, `zh-Hant`
 * @param words the words, or what loads them when a player first speaks the language
 */
export function registerLocale(tag: string, words: GivenLocale): void {
  addedLocales.set(tag.toLowerCase(), words);
  tellAll();
}

/**
 * Calls back when a language was added, or a `lang` attribute changed in a tree that this element, which is in a
 * page, may have its language from: its document's, and the shadow roots around it.
 * @returns ends that
 */
export function followLanguages(element: Element, listener: () => void): () => void {
  attributes ??= new MutationObserver(tellAll);
  for (let at: Element | null = element; at;) {
    const root: Node = at.getRootNode();
    attributes.observe(root, { attributeFilter: ['lang'], subtree: true });
    at = root instanceof ShadowRoot ? root.host : null;
  }
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}
