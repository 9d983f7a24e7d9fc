import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { defineOnce } from '../controls/define-once.js';
import { base } from '../styles/base.js';
import { closeButtonStyles } from '../styles/close-button.js';
import { closeIcon } from '../styles/icons.js';
import { partyPanelStyles } from '../styles/party-panel.js';
import { tokens } from '../styles/tokens.js';
import { connectionWords, mayRejoin } from './closed-words.js';
import type { PanelLayout } from './panel-layout.js';
import { partyIcon } from './party-icons.js';
import { PartyView } from './party-view.js';
import { SvPartyChat } from './sv-party-chat.js';
import { SvPartyPeople } from './sv-party-people.js';
import { SvPartyQueue } from './sv-party-queue.js';
import { walkTo } from './walk-keys.js';

const tabs = ['chat', 'people', 'queue'] as const;
type Tab = (typeof tabs)[number];

/**
 * The party beside, below or over the picture: its chat, who is there, and what is queued.
 *
 * @csspart panel - all of it; also `party`
 * @csspart tab - each of chat, people and queue
 * @csspart button - also `close`
 */
export class SvPartyPanel extends PartyView {
  static override styles = [tokens, base, closeButtonStyles, partyPanelStyles];

  static override properties = {
    ...PartyView.properties,
    nowSec: { attribute: false },
    isFullScreen: { attribute: false },
    layout: { reflect: true },
    direction: { attribute: false },
    tab: { state: true },
  };

  /** Where the viewer is in the title, whole seconds. */
  declare nowSec: number;
  declare isFullScreen: boolean;
  declare layout: PanelLayout;
  /** Of its language: `ltr`, `rtl`, or empty for the page's. */
  declare direction: string;
  declare tab: Tab;

  constructor() {
    super();
    this.nowSec = 0;
    this.isFullScreen = false;
    this.layout = 'beside';
    this.direction = '';
    this.tab = 'chat';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('visibilitychange', this.#tellReading);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('visibilitychange', this.#tellReading);
  }

  /** Into what is written most; by touch, that would bring up a keyboard over the picture. */
  override focus(options?: FocusOptions): void {
    const byTouch = matchMedia('(pointer: coarse)').matches;
    const field = byTouch ? null : this.renderRoot.querySelector('sv-party-chat');
    if (field) field.focus(options);
    else this.renderRoot.querySelector<HTMLElement>('[role=tab][aria-selected=true]')?.focus(options);
  }

  protected override render(): TemplateResult {
    const { words, partyWords, model } = this;
    const { state } = model?.party.connection ?? {};
    const joined = state === 'joined' || state === 'reconnecting' || model?.party.isKept === true;
    return html`<section
      class="layer"
      part="panel party"
      aria-label=${partyWords.party}
      dir=${this.direction || nothing}
      tabindex="-1"
      @keydown=${this.#onKey}
      @contextmenu=${keepBrowsersMenu}
    >
      <header>
        ${joined ? this.#tabs() : html`<h2 part="title">${partyWords.party}</h2>`}
        <button
          type="button"
          class="close"
          part="button close"
          aria-label=${words.close}
          @click=${this.#close}
        >
          ${closeIcon}
        </button>
      </header>
      ${joined ? this.#body() : this.#away()}
    </section>`;
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('model') || changed.has('tab')) this.#tellReading();
  }

  #tabs(): TemplateResult {
    const { model, partyWords } = this;
    const counts: Readonly<Record<Tab, number>> = {
      chat: this.tab === 'chat' ? 0 : (model?.unread ?? 0),
      people: model?.members.length ?? 0,
      queue: model?.party.queue.length ?? 0,
    };
    return html`<div class="tabs" role="tablist" aria-label=${partyWords.party} @keydown=${this.#onTabKey}>
      ${tabs.map(
        (tab) =>
          html`<button
            type="button"
            role="tab"
            part="tab"
            id="tab-${tab}"
            aria-controls="body"
            aria-selected=${tab === this.tab}
            tabindex=${tab === this.tab ? 0 : -1}
            @click=${() => {
              this.tab = tab;
            }}
          >
            ${partyWords.tabs[tab]}${
              counts[tab] === 0
                ? nothing
                : html`<span class="count ${tab === 'chat' ? 'news' : ''}">${this.figure(counts[tab])}</span>`
            }
          </button>`,
      )}
    </div>`;
  }

  #body(): TemplateResult {
    const { words, partyWords, model } = this;
    const parts = 'message, author, text, composer, field, button, send, member, entry, notice';
    const body =
      this.tab === 'chat'
        ? html`<sv-party-chat
            exportparts=${parts}
            .model=${model}
            .words=${words}
            .partyWords=${partyWords}
            .nowSec=${this.nowSec}
          ></sv-party-chat>`
        : this.tab === 'people'
          ? html`<sv-party-people
              exportparts=${parts}
              .model=${model}
              .words=${words}
              .partyWords=${partyWords}
            ></sv-party-people>`
          : html`<sv-party-queue
              exportparts=${parts}
              .model=${model}
              .words=${words}
              .partyWords=${partyWords}
            ></sv-party-queue>`;
    return html`<div class="body" id="body" role="tabpanel" aria-labelledby="tab-${this.tab}">${body}</div>`;
  }

  /** No room yet, or no more. */
  #away(): TemplateResult {
    const { model, partyWords } = this;
    const connection = model?.party.connection;
    const said = connection ? connectionWords(connection, partyWords) : null;
    return html`<div class="away" role=${connection?.state === 'closed' ? 'alert' : 'status'}>
      ${partyIcon}
      <b>${said?.title}</b>
      ${said && said.text !== '' ? html`<p>${said.text}</p>` : nothing}
      ${
        connection && mayRejoin(connection)
          ? html`<button type="button" class="main" part="button rejoin" @click=${this.#rejoin}>
              ${partyWords.joinAgain}
            </button>`
          : nothing
      }
    </div>`;
  }

  readonly #tellReading = (): void => {
    const isSeen = document.visibilityState === 'visible' && this.isConnected && this.tab === 'chat';
    this.model?.reading(isSeen);
  };

  readonly #close = (): void => {
    this.dispatchEvent(new CustomEvent('sv-party-toggle'));
  };

  readonly #rejoin = (): void => {
    this.dispatchEvent(new CustomEvent('sv-party-rejoin'));
  };

  /** Its keys are not the player's; but for those of its tabs and Escape, its parts have taken theirs. */
  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || this.isFullScreen) {
      if (event.key.length === 1 || event.key.startsWith('Arrow')) event.stopPropagation();
      return;
    }
    event.preventDefault();
    event.stopPropagation();
    this.#close();
  };

  readonly #onTabKey = (event: KeyboardEvent): void => {
    const rightToLeft = getComputedStyle(event.currentTarget as Element).direction === 'rtl';
    const to = walkTo(event.key, tabs.indexOf(this.tab), tabs.length, rightToLeft);
    const next = to === null ? undefined : tabs[to];
    if (next === undefined) return;
    event.preventDefault();
    this.tab = next;
    void this.updateComplete.then(() => {
      this.renderRoot.querySelector<HTMLElement>(`#tab-${next}`)?.focus();
    });
  };
}

/** Its text is to be marked and copied. */
function keepBrowsersMenu(event: Event): void {
  event.stopPropagation();
}

defineOnce('sv-party-chat', SvPartyChat);
defineOnce('sv-party-people', SvPartyPeople);
defineOnce('sv-party-queue', SvPartyQueue);
defineOnce('sv-party-panel', SvPartyPanel);

declare global {
  interface HTMLElementTagNameMap {
    'sv-party-panel': SvPartyPanel;
  }
}
