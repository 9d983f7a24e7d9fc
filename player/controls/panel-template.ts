import { html, nothing, type TemplateResult } from 'lit';
import type { Words } from '../locales/words.js';
import { offlineNotice } from '../panels/offline-notice.js';
import type { PlayerState } from '../state/player-state.js';

/** Something is to be told of the title: what plays next, or where playback was taken up. */
export const hasCard = ({ upNext, resumedAtSec }: PlayerState): boolean =>
  upNext !== null || resumedAtSec !== null;

/** What lies over the picture while it plays: figures, what the network does, what comes next. */
export function panelTemplate(state: PlayerState, words: Words): TemplateResult {
  return html`${
    state.statsOpen
      ? html`<sv-stats-panel
          exportparts="panel, stats, title, button, close, save, chart"
          .state=${state}
          .words=${words}
        ></sv-stats-panel>`
      : nothing
  }
  ${state.offline ? offlineNotice(state, words) : nothing}
  ${
    hasCard(state)
      ? html`<sv-title-card
          exportparts="card, up-next, resumed, title, poster, button, play, cancel, close"
          .state=${state}
          .words=${words}
        ></sv-title-card>`
      : nothing
  }`;
}
