import { html, type TemplateResult } from 'lit';
import { LatePart } from '../element/late-part.js';
import { reportFrom, request } from '../state/player-request.js';
import { base } from '../styles/base.js';
import { buttons } from '../styles/buttons.js';
import { volumeStyles } from '../styles/volume.js';
import { mutedIcon, volumeHighIcon, volumeLowIcon } from '../styles/icons.js';
import { InterfaceElement } from './interface-element.js';
import { roundButton } from './round-button.js';
import { audibleVolume, volumeLevel } from './volume-level.js';

const icons = { off: mutedIcon, low: volumeLowIcon, high: volumeHighIcon };

/** Keys that a range input takes for itself. */
const sliderKeys = /^(Arrow|Page|Home$|End$)/;

/**
 * Mute, and the volume slider that folds out beside it.
 *
 * @csspart button - also `mute`
 * @csspart bar - the slider; also `volume`
 */
export class SvVolume extends InterfaceElement {
  static override styles = [base, buttons, volumeStyles];

  readonly #wheel = new LatePart('volume-wheel', async () => {
    (await import('./volume-wheel.js')).listenToWheel(this);
  });

  protected override render(): TemplateResult {
    const { state, words } = this;
    const level = volumeLevel(state);
    const percent = Math.round(audibleVolume(state) * 100);
    return html`${roundButton({
        part: 'mute',
        label: level === 'off' ? words.unmute : words.mute,
        icon: icons[level],
        near: this.#near,
        press: () => {
          request(this, { type: 'toggle-mute' });
        },
      })}
      <div class="fold">
        <input
          part="bar volume"
          type="range"
          min="0"
          max="100"
          step="5"
          aria-label=${words.volume}
          aria-valuetext=${new Intl.NumberFormat(words.locale, { style: 'percent' }).format(percent / 100)}
          .value=${String(percent)}
          @input=${this.#onInput}
          @keydown=${this.#onKey}
        />
      </div>`;
  }

  protected override updated(): void {
    const input = this.renderRoot.querySelector('input');
    const percent = Math.round(audibleVolume(this.state) * 100);
    input?.style.setProperty('--loud', String(percent / 100));
    // The viewer may have moved it to where the media did not follow.
    if (input && input.valueAsNumber !== percent) input.value = String(percent);
  }

  /** The wheel comes with a pointer over the control: then its script is fetched. */
  readonly #near = (): void => {
    this.#wheel.use(reportFrom(this));
  };

  readonly #onInput = (event: Event): void => {
    const { valueAsNumber } = event.target as HTMLInputElement;
    request(this, { type: 'set-volume', volume: valueAsNumber / 100 });
  };

  readonly #onKey = (event: KeyboardEvent): void => {
    if (sliderKeys.test(event.key)) event.stopPropagation();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'sv-volume': SvVolume;
  }
}
