import { html, type TemplateResult } from 'lit';
import { chatParts } from '../../src/party/text/chat-parts.js';
import type { PartyWords } from '../locales/party-words.js';

/**
 * A message's text, its links, places and mentions as what they are. Everything is text or one of our own elements:
 * nothing that somebody wrote is ever read as markup.
 */
export function messageText(
  text: string,
  words: PartyWords,
  goTo: (positionSec: number) => void,
): readonly (string | TemplateResult)[] {
  return chatParts(text).map((part) => {
    switch (part.type) {
      case 'text':
        return part.text;
      case 'link':
        return html`<a href=${part.href} target="_blank" rel="noopener noreferrer nofollow" dir="ltr"
          >${part.text}</a
        >`;
      case 'time':
        return html`<button
          type="button"
          class="place"
          aria-label=${words.goTo(part.text)}
          @click=${() => {
            goTo(part.positionSec);
          }}
        >
          ${part.text}
        </button>`;
      case 'mention':
        return html`<span class="at">${part.text}</span>`;
      default:
        return part satisfies never;
    }
  });
}
