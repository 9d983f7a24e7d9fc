import { request } from '../state/player-request.js';
import type { PlayerState } from '../state/player-state.js';
import { copyText } from './copy-text.js';
import { debugInfo } from './debug-info.js';
import { shareLink } from './share-link.js';

/** Copies a link to this place; resolves with whether it did, with null where the page copies one of its own. */
export async function copyLink(player: Element, { live, currentSec }: PlayerState): Promise<boolean | null> {
  const atSec = live ? Number.NaN : Math.floor(currentSec);
  const url = shareLink(player.ownerDocument.location.href, atSec);
  const event = new CustomEvent('sv-copy-link', { detail: { url, atSec }, cancelable: true });
  return player.dispatchEvent(event) ? copyText(url) : null;
}

/** Copies what a report needs; resolves with whether it did. */
export function copyDebugInfo(from: EventTarget, state: PlayerState): Promise<boolean> {
  return new Promise((resolve) => {
    request(from, {
      type: 'record',
      take: (record) => {
        const environment = { userAgent: navigator.userAgent, atMs: Date.now() };
        resolve(copyText(debugInfo(state, record, environment)));
      },
    });
  });
}
