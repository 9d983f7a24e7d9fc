import { html, type TemplateResult } from 'lit';
import { defineOnce } from '../controls/define-once.js';
import { InterfaceElement } from '../controls/interface-element.js';
import { isBack } from '../controls/menu-keys.js';
import { englishInput } from '../locales/input-en.js';
import type { InputWords } from '../locales/input-words.js';
import { base } from '../styles/base.js';
import { closeIcon } from '../styles/icons.js';
import { keySheetStyles } from '../styles/key-sheet.js';
import type { InputHost } from './input-host.js';
import { keyList, type KeyRow } from './key-list.js';

/**
 * The keys and what they do: a modal dialog, so that the focus stays in it, and goes back where it was.
 *
 * @csspart panel - the dialog; also `sheet`
 * @csspart title - its heading
 * @csspart button - also `close`
 * @csspart key - each key
 */
export class SvKeySheet extends InterfaceElement {
  static override styles = [base, keySheetStyles];

  get inputWords(): InputWords {
    return { ...englishInput, ...this.words.panels?.input };
  }

  /** Puts it in front of everything. */
  async open(): Promise<void> {
    await this.updateComplete;
    const dialog = this.#dialog();
    if (this.isConnected && dialog && !dialog.open) dialog.showModal();
  }

  protected override render(): TemplateResult {
    const { state, words, inputWords } = this;
    return html`<dialog
      part="panel sheet"
      aria-labelledby="title"
      @keydown=${this.#onKey}
      @click=${this.#onClick}
    >
      <div class="sheet">
        <header>
          <h2 id="title" part="title">${inputWords.keys}</h2>
          <button
            type="button"
            class="close"
            part="button close"
            autofocus
            aria-label=${words.close}
            @click=${this.#close}
          >
            ${closeIcon}
          </button>
        </header>
        <div class="groups">
          ${keyList(state, words, inputWords).map(
            ({ title, rows }) =>
              html`<section>
                <h3>${title}</h3>
                <dl>${rows.map((row) => this.#row(row))}</dl>
              </section>`,
          )}
        </div>
      </div>
    </dialog>`;
  }

  #row({ deed, keys }: KeyRow): TemplateResult {
    return html`<div>
      <dt>${deed}</dt>
      <dd>
        ${keys.map(
          (chord, index) =>
            html`${index === 0 ? '' : html` <span class="or">${this.inputWords.or}</span> `}${chord.map(
              (key, place) => html`${place === 0 ? '' : ' + '}<kbd part="key">${key}</kbd>`,
            )}`,
        )}
      </dd>
    </div>`;
  }

  #dialog(): HTMLDialogElement | null {
    return this.renderRoot.querySelector('dialog');
  }

  readonly #close = (): void => {
    this.#dialog()?.close();
  };

  /** While it is open, keys are the sheet's and not the player's. */
  readonly #onKey = (event: KeyboardEvent): void => {
    event.stopPropagation();
    // Escape is the dialog's own.
    if (event.key !== '?' && !isBack(event.key)) return;
    event.preventDefault();
    this.#close();
  };

  /** The dialog's own box is all around the sheet. */
  readonly #onClick = (event: Event): void => {
    if (event.target === this.#dialog()) this.#close();
  };
}

/** Opens the sheet over these controls, with what the player can do now. */
export function openKeySheet({ controls, state }: InputHost): void {
  const layer = controls();
  if (!layer) return;
  const place = layer.renderRoot.querySelector('.layer') ?? layer.renderRoot;
  let sheet = place.querySelector('sv-key-sheet');
  if (!sheet) {
    sheet = document.createElement('sv-key-sheet');
    sheet.setAttribute('exportparts', 'panel, sheet, title, button, close, key');
    place.append(sheet);
  }
  sheet.state = state();
  sheet.words = layer.words;
  void sheet.open();
}

defineOnce('sv-key-sheet', SvKeySheet);

declare global {
  interface HTMLElementTagNameMap {
    'sv-key-sheet': SvKeySheet;
  }
}
