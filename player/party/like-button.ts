import { html, type TemplateResult } from 'lit';
import type { PartyWords } from '../locales/party-words.js';
import { likeIcon } from './party-icons.js';
import type { PartyModel } from './party-model.js';

/** The room's heart, and how many have pressed it. */
export function likeButton(
  model: PartyModel,
  words: PartyWords,
  figure: (count: number) => string,
): TemplateResult {
  const { likes, you } = model.party;
  const isLiked = you !== null && likes.includes(you.userId);
  const count = figure(likes.length);
  return html`<button
    type="button"
    class="like"
    part="button like"
    aria-pressed=${isLiked}
    aria-label=${`${words.like}, ${words.likes(count)}`}
    title=${words.like}
    @click=${() => {
      void model.ask({ type: 'like', on: !isLiked });
    }}
  >
    ${likeIcon}<span aria-hidden="true">${count}</span>
  </button>`;
}
