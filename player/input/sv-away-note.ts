import { css, html, type TemplateResult } from 'lit';
import { defineOnce } from '../controls/define-once.js';
import { InterfaceElement } from '../controls/interface-element.js';
import { englishInput } from '../locales/input-en.js';
import type { InputWords } from '../locales/input-words.js';
import { request } from '../state/player-request.js';
import { base } from '../styles/base.js';
import { pictureInPictureIcon } from '../styles/icons.js';
import { tokens } from '../styles/tokens.js';

const styles = css`
  :host {
    --_icon: 40px;
    position: absolute;
    inset: 0;
    display: grid;
    place-content: center;
    justify-items: center;
    gap: 12px;
    padding: 16px;
    color: var(--_control);
    font: 15px/1.4 var(--_font);
    text-align: center;
  }

  .icon {
    stroke-width: 1.5;
    opacity: 0.8;
  }

  p {
    margin: 0;
  }

  button {
    min-block-size: 44px;
    padding-inline: 20px;
    border-radius: 999px;
    background: color-mix(in srgb, var(--_control) 17%, transparent);
    font-weight: 600;
  }

  @media (forced-colors: active) {
    button {
      border: 1px solid ButtonText;
    }
  }
`;

/**
 * What the player shows in the page while its picture is in a window of its own.
 *
 * @csspart notice - also `away`
 * @csspart button - brings the picture back
 */
export class SvAwayNote extends InterfaceElement {
  static override styles = [tokens, base, styles];

  get inputWords(): InputWords {
    return { ...englishInput, ...this.words.panels?.input };
  }

  protected override render(): TemplateResult {
    return html`${pictureInPictureIcon}
      <p part="notice away">${this.inputWords.away}</p>
      <button type="button" part="button" @click=${this.#bringBack}>${this.inputWords.bringBack}</button>`;
  }

  readonly #bringBack = (): void => {
    request(this, { type: 'toggle-picture-in-picture' });
  };
}

defineOnce('sv-away-note', SvAwayNote);

declare global {
  interface HTMLElementTagNameMap {
    'sv-away-note': SvAwayNote;
  }
}
