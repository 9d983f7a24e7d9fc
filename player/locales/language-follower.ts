import { systemClock } from '../../src/base/clock.js';
import { partLoadFailed } from '../../src/media/load-errors.js';
import { dispatchSv } from '../element/sv-events.js';
import { english } from './en.js';
import { interpret } from './interpret.js';
import { languageAt } from './language-at.js';
import { followLanguages } from './register-locale.js';
import type { Spoken } from './spoken.js';

/** Controls that wait longer than this for their language come in English. */
const PATIENCE_MS = 2_000;

/**
 * Keeps controls in the language that is wanted where the player stands: that of the nearest `lang` attribute,
 * its own or an ancestor's, also out of shadow roots; where that one isn't known, the browser's. It follows
 * changes of those attributes. A player in English does without.
 */
export class LanguageFollower {
  readonly #element: Element;
  readonly #speaker: Spoken;
  #stopListening: (() => void) | null = null;
  /** What was last asked for. */
  #wanted = '';

  constructor(element: Element, speaker: Spoken) {
    this.#element = element;
    this.#speaker = speaker;
  }

  /** Resolves when the language is there, or enough was waited for it; never rejects. */
  async start(): Promise<void> {
    if (this.#stopListening || !this.#element.isConnected) return;
    this.#stopListening = followLanguages(this.#element, () => {
      this.#wanted = '';
      void this.#look();
    });
    await Promise.race([
      this.#look(),
      new Promise<void>((resolve) => void systemClock.after(PATIENCE_MS, resolve)),
    ]);
  }

  stop(): void {
    this.#stopListening?.();
    this.#stopListening = null;
  }

  async #look(): Promise<void> {
    const languages = [languageAt(this.#element), ...navigator.languages].filter(Boolean);
    const wanted = languages.join();
    if (wanted === this.#wanted) return;
    this.#wanted = wanted;
    try {
      const spoken = await interpret(languages);
      if (this.#wanted === wanted) Object.assign(this.#speaker, spoken);
    } catch (cause) {
      const error = partLoadFailed('locales', cause);
      dispatchSv(this.#element, 'sv-error', { error, fatal: false });
      if (this.#wanted !== wanted) return;
      this.#wanted = '';
      // What is spoken already goes on.
      const { lang } = this.#speaker;
      if (lang === '') Object.assign(this.#speaker, { words: english, lang: 'en', dir: 'ltr' });
    }
  }
}
