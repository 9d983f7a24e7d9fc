import { html, type TemplateResult } from 'lit';
import type { PartyWords } from '../locales/party-words.js';
import { closeIcon } from '../styles/icons.js';
import { pickedEmoji, quickEmoji } from './emoji.js';

/** Reactions that go over the picture. */
export function cheersTemplate(words: PartyWords, cheer: (emoji: string) => void): TemplateResult {
  return html`<div class="cheers">
    ${quickEmoji.map(
      (emoji) =>
        html`<button
          type="button"
          class="cheer"
          aria-label=${words.cheer(emoji)}
          title=${words.cheer(emoji)}
          @click=${() => {
            cheer(emoji);
          }}
        >
          ${emoji}
        </button>`,
    )}
  </div>`;
}

/** What is being answered or edited, over the field. */
export function aboutTemplate(
  title: string,
  text: string,
  words: PartyWords,
  putAside: () => void,
): TemplateResult {
  return html`<div class="about">
    <div>
      <b>${title}</b>
      <span dir="auto">${text}</span>
    </div>
    <button type="button" class="tool" part="button" aria-label=${words.cancel} @click=${putAside}>
      ${closeIcon}
    </button>
  </div>`;
}

/** Emoji to put into the text: one stop for Tab, arrows within. */
export function pickerTemplate(
  words: PartyWords,
  insert: (emoji: string) => void,
  onKey: (event: KeyboardEvent) => void,
): TemplateResult {
  return html`<div class="picker" role="group" aria-label=${words.emoji} @keydown=${onKey}>
    ${pickedEmoji.map(
      (emoji, index) =>
        html`<button
          type="button"
          tabindex=${index === 0 ? 0 : -1}
          @click=${() => {
            insert(emoji);
          }}
        >
          ${emoji}
        </button>`,
    )}
  </div>`;
}

/** Whom a mention that is being written may mean; the focus stays in the field. */
export function namesTemplate(
  words: PartyWords,
  { names, nameIndex }: { readonly names: readonly string[]; readonly nameIndex: number },
  pick: (name: string) => void,
): TemplateResult {
  return html`<ul id="names" role="listbox" aria-label=${words.tabs.people}>
    ${names.map(
      (name, index) =>
        html`<li
          id="name-${index}"
          role="option"
          aria-selected=${index === nameIndex}
          @pointerdown=${(event: Event) => {
            event.preventDefault();
            pick(name);
          }}
        >
          ${name}
        </li>`,
    )}
  </ul>`;
}
