import { html, type TemplateResult } from 'lit';
import type { SvError } from '../../src/base/sv-error.js';
import { LatePart } from '../element/late-part.js';
import { faultCode } from '../panels/fault-code.js';
import { reportFrom, request } from '../state/player-request.js';
import type { InterfaceElement } from './interface-element.js';

const errorPanel = new LatePart('sv-error-panel', () => import('../panels/sv-error-panel.js'));

/**
 * The error panel, whose script comes with the first fault. A fault may be that nothing can be fetched any more:
 * then a notice says it in fewer words, and tries again all the same.
 */
export class LateErrorPanel {
  readonly #host: InterfaceElement;
  #coming: Promise<unknown> | null = null;
  #lacks = false;

  constructor(host: InterfaceElement) {
    this.#host = host;
  }

  load(): void {
    this.#coming = errorPanel
      .get()
      .catch((error: SvError) => {
        this.#lacks = true;
        reportFrom(this.#host)(error);
      })
      .then(() => {
        this.#host.requestUpdate();
      });
  }

  template(): TemplateResult {
    const { state, words } = this.#host;
    if (errorPanel.now || !this.#lacks || !state.error) {
      return html`<sv-error-panel
        exportparts="panel, error, title, button, retry, copy, code"
        .state=${state}
        .words=${words}
      ></sv-error-panel>`;
    }
    return html`<div class="notice waits" part="notice error" role="alert">
      <b>${words.unplayable}</b>
      <span>${faultCode(state.error)}</span>
      <button type="button" class="again" part="button retry" @click=${this.#retry}>${words.retry}</button>
    </div>`;
  }

  /** Moves the focus to what tries again, as soon as that is there. */
  async focus(): Promise<void> {
    await this.#coming;
    await this.#host.updateComplete;
    const panel = this.#host.renderRoot.querySelector('sv-error-panel');
    await panel?.updateComplete;
    (panel ?? this.#host.renderRoot.querySelector<HTMLElement>('.again'))?.focus({ preventScroll: true });
  }

  readonly #retry = (): void => {
    request(this.#host, { type: 'retry' });
  };
}
