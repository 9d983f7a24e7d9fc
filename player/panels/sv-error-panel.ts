import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { defineOnce } from '../controls/define-once.js';
import { InterfaceElement } from '../controls/interface-element.js';
import { request } from '../state/player-request.js';
import { base } from '../styles/base.js';
import { alertIcon, offlineIcon } from '../styles/icons.js';
import { faultStyles } from '../styles/error-panel.js';
import { faultCode } from './fault-code.js';
import { faultPanelWords, faultWords } from './fault-words.js';

/**
 * What a viewer sees when playback has ended by a fault: what happened, what to do, the code for a
 * report, and a button to try again. Where its script can't be had, `LateErrorPanel` makes do.
 *
 * @csspart panel - the card over the picture; also `error`
 * @csspart title - what happened
 * @csspart button - also `retry`, `copy`
 * @csspart code - the error's code
 */
export class SvErrorPanel extends InterfaceElement {
  static override properties: PropertyDeclarations = {
    ...InterfaceElement.properties,
    copied: { state: true },
  };
  static override styles = [base, faultStyles];

  declare copied: boolean;

  constructor() {
    super();
    this.copied = false;
  }

  protected override render(): TemplateResult | typeof nothing {
    const { error } = this.state;
    if (!error) return nothing;
    const { title, text } = faultWords(error, this.words);
    const { copied, copyCode } = faultPanelWords(this.words);
    return html`<div class="card" part="panel error" role="alert" aria-atomic="false">
      <span class="mark">${error.code === 'NETWORK_OFFLINE' ? offlineIcon : alertIcon}</span>
      <h2 part="title">${title}</h2>
      <p>${text}</p>
      <button type="button" class="retry" part="button retry" @click=${this.#retry}>
        ${this.words.retry}
      </button>
      <p class="report">
        <span class="code" part="code">${faultCode(error)}</span>
        <button type="button" class="copy" part="button copy" @click=${this.#copy}>
          ${this.copied ? copied : copyCode}
        </button>
      </p>
    </div>`;
  }

  override focus(options?: FocusOptions): void {
    this.renderRoot.querySelector<HTMLElement>('.retry')?.focus(options);
  }

  /** Where the clipboard is refused, the code is marked: one key is left to press. */
  readonly #copy = async (): Promise<void> => {
    const code = this.renderRoot.querySelector('.code');
    try {
      await navigator.clipboard.writeText(code?.textContent ?? '');
      this.copied = true;
    } catch {
      if (code) getSelection()?.selectAllChildren(code);
    }
  };

  readonly #retry = (): void => {
    request(this, { type: 'retry' });
  };
}

defineOnce('sv-error-panel', SvErrorPanel);

declare global {
  interface HTMLElementTagNameMap {
    'sv-error-panel': SvErrorPanel;
  }
}
