import { systemClock } from '../../src/base/clock.js';
import type { SvError } from '../../src/base/sv-error.js';
import { partLoadFailed } from '../../src/media/load-errors.js';
import { chooseLocale, directionOf, intlTag } from './choose-locale.js';
import { english } from './en.js';
import { hasLocale, loadWords, onLocaleAdded } from './registered-locales.js';
import type { Words } from './words.js';

/** Controls that wait longer than this for their language come in English. */
const PATIENCE_MS = 2_000;

/** What speaks: the layer of controls. */
export interface Speaker {
  words: Words;
  lang: string;
  dir: string;
}

/**
 * Keeps controls in the language that is wanted where the player stands: that of the nearest `lang` attribute,
 * its own or an ancestor's, also out of shadow roots; where that one isn't known, the browser's. It follows
 * changes of those attributes.
 */
export class LanguageFollower {
  readonly #element: HTMLElement;
  readonly #speaker: Speaker;
  readonly #report: (error: SvError) => void;
  readonly #attributes = new MutationObserver(() => void this.#look());
  #stopListening: (() => void) | null = null;
  /** What is spoken, or on its way. */
  #spoken: string | null = null;

  constructor(element: HTMLElement, speaker: Speaker, report: (error: SvError) => void) {
    this.#element = element;
    this.#speaker = speaker;
    this.#report = report;
  }

  /** Resolves when the language is there, or enough was waited for it; never rejects. */
  async start(): Promise<void> {
    if (this.#stopListening || !this.#element.isConnected) return;
    for (let at: Element | null = this.#element; at; at = parentOf(at)) {
      this.#attributes.observe(at, { attributes: true, attributeFilter: ['lang'] });
    }
    this.#stopListening = onLocaleAdded(() => {
      this.#spoken = null;
      void this.#look();
    });
    await Promise.race([
      this.#look(),
      new Promise<void>((resolve) => void systemClock.after(PATIENCE_MS, resolve)),
    ]);
  }

  stop(): void {
    this.#attributes.disconnect();
    this.#stopListening?.();
    this.#stopListening = null;
  }

  async #look(): Promise<void> {
    const choice = chooseLocale([languageAt(this.#element), ...navigator.languages], hasLocale);
    const locale = intlTag(choice);
    if (locale === this.#spoken) return;
    this.#spoken = locale;
    try {
      const words = (await loadWords(choice.key)) ?? english;
      if (this.#spoken === locale) this.#speak({ ...words, locale }, choice.tag, directionOf(choice.key));
    } catch (cause) {
      this.#report(partLoadFailed(cause));
      if (this.#spoken !== locale) return;
      this.#spoken = null;
      // What is spoken already goes on.
      if (this.#speaker.lang === '') this.#speak(english, 'en', 'ltr');
    }
  }

  #speak(words: Words, lang: string, dir: string): void {
    Object.assign(this.#speaker, { words, lang, dir });
  }
}

function parentOf({ parentNode, parentElement }: Element): Element | null {
  return parentNode instanceof ShadowRoot ? parentNode.host : parentElement;
}

/** Of the nearest `lang` attribute; empty where there is none, or the page says that it isn't known. */
function languageAt(element: Element): string {
  for (let at: Element | null = element; at; at = parentOf(at)) {
    const lang = at.getAttribute('lang');
    if (lang !== null) return lang;
  }
  return '';
}
