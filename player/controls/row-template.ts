import { html, nothing, type TemplateResult } from 'lit';
import type { Words } from '../locales/words.js';
import { request, type PlayerRequest } from '../state/player-request.js';
import type { PlayerState } from '../state/player-state.js';
import {
  captionsIcon,
  fullscreenIcon,
  leaveFullscreenIcon,
  nextIcon,
  pictureInPictureIcon,
  previousIcon,
  settingsIcon,
} from '../styles/icons.js';
import { seekScale } from './seek-scale.js';
import { skipIcon } from '../styles/skip-icon.js';
import { timeInWords } from './format-time.js';
import { playAction, playIcons, requestPlayOrPause } from './centre-template.js';
import { roundButton } from './round-button.js';
import { timeTemplate } from './time-template.js';

export interface Row {
  /** Where requests are dispatched. */
  readonly from: EventTarget;
  readonly state: PlayerState;
  readonly words: Words;
  /** They have faded. */
  readonly asleep: boolean;
  readonly menuOpen: boolean;
  readonly toggleMenu: () => void;
  /** The menu may be wanted soon. */
  readonly nearMenu: () => void;
}

/** The buttons under the seek bar. What this browser or source doesn't offer isn't there. */
export function rowTemplate(row: Row): TemplateResult {
  const { from, state, words, asleep, menuOpen, toggleMenu, nearMenu } = row;
  const asks = (detail: PlayerRequest) => (): void => {
    request(from, detail);
  };
  const action = playAction(state);
  const { queue } = state;
  const scale = seekScale(state);
  const skip = (bySec: number): TemplateResult | typeof nothing => {
    // At the live edge alone there is nowhere to skip to.
    if (bySec === 0 || (state.live && !scale)) return nothing;
    const sec = Math.abs(bySec);
    const [part, label] =
      bySec < 0 ? (['skip-back', words.skipBack] as const) : (['skip-forward', words.skipForward] as const);
    return roundButton({
      part,
      label: label(timeInWords(sec, words.locale)),
      icon: skipIcon(sec.toLocaleString(words.locale), bySec < 0),
      press: asks({ type: 'skip', bySec }),
    });
  };
  return html`<div class="row" part="row" role="group" aria-label=${words.controls}>
    ${
      queue
        ? roundButton({
            part: 'previous',
            label: words.previous,
            icon: previousIcon,
            narrowHides: true,
            press: asks({ type: 'previous' }),
          })
        : nothing
    }
    ${roundButton({
      part: 'play',
      label: words[action],
      icon: playIcons[action],
      press: () => {
        requestPlayOrPause(from, state);
      },
    })}
    ${
      queue
        ? roundButton({
            part: 'next',
            label: words.next,
            icon: nextIcon,
            disabled: !queue.hasNext,
            narrowHides: true,
            press: asks({ type: 'next' }),
          })
        : nothing
    }
    ${skip(-state.skipBackSec)} ${skip(state.skipForwardSec)}
    <sv-volume exportparts="button, mute, bar, volume" .state=${state} .words=${words}></sv-volume>
    ${timeTemplate(from, state, words, asleep)}
    <slot name="control-start"></slot>
    <div class="space"></div>
    <slot name="control-end"></slot>
    ${
      state.captions.length === 0
        ? nothing
        : roundButton({
            part: 'captions',
            label: words.captions,
            icon: captionsIcon,
            pressed: state.captions.some((track) => track.showing),
            press: asks({ type: 'toggle-captions' }),
          })
    }
    ${roundButton({
      part: 'settings',
      label: words.settings,
      icon: settingsIcon,
      expanded: menuOpen,
      press: toggleMenu,
      near: nearMenu,
    })}
    ${
      state.remote
        ? html`<sv-remote-button
            exportparts="button, airplay, remote"
            .state=${state}
            .words=${words}
          ></sv-remote-button>`
        : nothing
    }
    ${
      state.pictureInPictureAvailable
        ? roundButton({
            part: 'picture-in-picture',
            label: state.pictureInPicture ? words.leavePictureInPicture : words.pictureInPicture,
            icon: pictureInPictureIcon,
            narrowHides: true,
            press: asks({ type: 'toggle-picture-in-picture' }),
          })
        : nothing
    }
    ${
      state.fullscreenAvailable
        ? roundButton({
            part: 'fullscreen',
            label: state.fullscreen ? words.leaveFullscreen : words.fullscreen,
            icon: state.fullscreen ? leaveFullscreenIcon : fullscreenIcon,
            press: asks({ type: 'toggle-fullscreen' }),
          })
        : nothing
    }
  </div>`;
}
