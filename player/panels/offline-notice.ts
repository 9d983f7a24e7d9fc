import { html, type TemplateResult } from 'lit';
import type { Words } from '../locales/words.js';
import type { PlayerState } from '../state/player-state.js';
import { offlineIcon } from '../styles/icons.js';

/** A pill while there is still something to play; in the middle once playback waits for the network. */
export function offlineNotice({ phase }: PlayerState, words: Words): TemplateResult {
  const waits = phase === 'waiting' || phase === 'loading';
  return html`<div class="notice ${waits ? 'waits' : ''}" part="notice offline">
    ${offlineIcon}<b>${words.offline.title}</b><span>${words.offline.text}</span>
  </div>`;
}
