import { html, type TemplateResult } from 'lit';

/** So many hues that neighbours in a room seldom share one. */
const HUES = 12;

/** The same for the same person everywhere; 0 to 11. */
export function hueOf(userId: string): number {
  let sum = 0;
  for (const character of userId) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 9973;
  return sum % HUES;
}

/** The first letters of the first two words; of an emoji, all of it. */
export function initialsOf(name: string, locale: string): string {
  const letters = name
    .split(/\s+/u)
    .filter((word) => word !== '')
    .slice(0, 2)
    .map((word) => new Intl.Segmenter(locale).segment(word)[Symbol.iterator]().next().value?.segment ?? '');
  return letters.join('').toLocaleUpperCase(locale) || '?';
}

/** A person's picture: their letters on a colour of their own. Their name is said beside it. */
export function avatar(userId: string, name: string, locale: string): TemplateResult {
  return html`<span class="avatar hue-${hueOf(userId)}" aria-hidden="true"
    >${initialsOf(name, locale)}</span
  >`;
}
