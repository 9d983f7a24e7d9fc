import { html, nothing, type TemplateResult } from 'lit';
import { request } from '../state/player-request.js';
import type { PlayerState } from '../state/player-state.js';
import { pauseIcon, playIcon, replayIcon } from '../styles/icons.js';

/** What the play button is for now. */
export function playAction({ phase, paused }: PlayerState): 'play' | 'pause' | 'replay' {
  if (phase === 'ended') return 'replay';
  return paused ? 'play' : 'pause';
}

export const playIcons = { play: playIcon, pause: pauseIcon, replay: replayIcon };

export function requestPlayOrPause(from: EventTarget, state: PlayerState): void {
  request(from, { type: playAction(state) === 'pause' ? 'pause' : 'play' });
}

const spinner = html`<svg class="spinner" part="spinner" viewBox="0 0 24 24" aria-hidden="true">
  <circle class="rail" cx="12" cy="12" r="9.5"></circle>
  <circle class="arc" cx="12" cy="12" r="9.5"></circle>
</svg>`;

/**
 * The middle of the picture: a spinner while playback waits, else the big button. That one is for the
 * pointer only: to the keyboard and a screen reader it would be the row's play button a second time.
 */
export function centreTemplate(from: EventTarget, state: PlayerState): TemplateResult {
  const { phase, untouched, paused } = state;
  const starting = phase === 'loading' && !untouched;
  const waits = (phase === 'waiting' || starting) && !state.offline;
  const action = playAction(state);
  const inTheWay = !(phase === 'ended' || (untouched && paused));
  return html`<div class="centre" part="chrome center">
    <slot name="center-chrome">
      ${
        waits
          ? spinner
          : html`<button
              type="button"
              class="big ${inTheWay ? 'touch-only' : ''}"
              part="button big"
              tabindex="-1"
              aria-hidden="true"
              @click=${() => {
                requestPlayOrPause(from, state);
              }}
            >
              ${state.phase === 'error' ? nothing : playIcons[action]}
            </button>`
      }
    </slot>
  </div>`;
}
