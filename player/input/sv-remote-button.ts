import { nothing, type TemplateResult } from 'lit';
import { defineOnce } from '../controls/define-once.js';
import { InterfaceElement } from '../controls/interface-element.js';
import { roundButton } from '../controls/round-button.js';
import { englishInput } from '../locales/input-en.js';
import type { InputWords } from '../locales/input-words.js';
import { request } from '../state/player-request.js';
import { base } from '../styles/base.js';
import { buttons } from '../styles/buttons.js';
import { icon } from '../styles/icon.js';

const SCREEN = 'M3 15.5v-8A2.5 2.5 0 0 1 5.5 5h13A2.5 2.5 0 0 1 21 7.5v8a2.5 2.5 0 0 1-2.5 2.5H18';
const airplayIcon = icon(`${SCREEN}M6 18h-.5A2.5 2.5 0 0 1 3 15.5`, 'M12 14.5l5 6H7z');
const remoteIcon = icon(
  'M3 8.5v-1A2.5 2.5 0 0 1 5.5 5h13A2.5 2.5 0 0 1 21 7.5v9a2.5 2.5 0 0 1-2.5 2.5H14M3 12a7.5 7.5 0 0 1 7.5 7.5M3 15.7a3.8 3.8 0 0 1 3.8 3.8M3 19.4v.1',
);

/**
 * Sends the video to another screen, by AirPlay or the browser's own way.
 *
 * @csspart button - also `airplay`, `remote`
 */
export class SvRemoteButton extends InterfaceElement {
  static override styles = [base, buttons];

  get inputWords(): InputWords {
    return { ...englishInput, ...this.words.panels?.input };
  }

  protected override render(): TemplateResult | typeof nothing {
    const { inputWords } = this;
    const { remote } = this.state;
    if (!remote) return nothing;
    const { kind, connected } = remote;
    return roundButton({
      part: kind,
      label: inputWords[kind],
      icon: kind === 'airplay' ? airplayIcon : remoteIcon,
      pressed: connected,
      press: () => {
        request(this, { type: 'choose-remote' });
      },
    });
  }

  override focus(options?: FocusOptions): void {
    this.renderRoot.querySelector<HTMLElement>('button')?.focus(options);
  }
}

defineOnce('sv-remote-button', SvRemoteButton);
