import { html, nothing, type TemplateResult } from 'lit';
import type { Words } from '../locales/words.js';
import { request } from '../state/player-request.js';
import type { PlayerState } from '../state/player-state.js';
import { formatTime } from './format-time.js';
import { isAtLiveEdge } from './seek-scale.js';

/**
 * Elapsed and whole time; for live, the badge that leads back to the edge. What has elapsed is written in by
 * `showPlace`; not while the row is asleep, when the slider alone tells screen readers.
 */
export function timeTemplate(
  from: EventTarget,
  state: PlayerState,
  words: Words,
  asleep: boolean,
): TemplateResult {
  const { durationSec, live, seekable } = state;
  if (live) {
    const atEdge = isAtLiveEdge(state);
    return html`<button
      type="button"
      class="live"
      part="badge live"
      aria-disabled=${atEdge}
      aria-label=${atEdge ? words.live : words.goLive}
      @click=${() => {
        if (!atEdge) request(from, { type: 'seek', toSec: seekable.endSec });
      }}
    >
      ${words.live}
    </button>`;
  }
  const known = Number.isFinite(durationSec);
  return html`<div class="time" part="time" aria-hidden=${asleep || nothing}>
    <span class="elapsed"></span>
    ${known ? html`<span class="total">&nbsp;/ ${formatTime(durationSec)}</span>` : nothing}
  </div>`;
}
