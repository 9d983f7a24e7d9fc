import { html, nothing, type TemplateResult } from 'lit';
import { systemClock } from '../../src/base/clock.js';
import { base } from '../styles/base.js';
import { noticeStyles } from '../styles/notice.js';
import { partyOverlayStyles } from '../styles/party-overlay.js';
import { closeIcon } from '../styles/icons.js';
import { connectionWords, mayRejoin } from './closed-words.js';
import { PartyView } from './party-view.js';
import { partyIcon, soundIcon, syncIcon } from './party-icons.js';
import { heldFor } from './waiting.js';

/** How long a reaction rises, and how many may at once: more would hide the picture. */
const CHEER_MS = 3_200;
const MOST_CHEERS = 24;

/**
 * What a party has over the picture: for whom the room waits, the way back to its time, sound that the browser held
 * back, why there is no room, and reactions that rise.
 *
 * @csspart notice - also `waiting`, `apart`, `sound`, `closed`
 * @csspart button - also `sync`, `sound`, `rejoin`, `close`
 * @csspart cheer - a reaction over the picture
 */
export class SvPartyOverlay extends PartyView {
  static override styles = [base, noticeStyles, partyOverlayStyles];

  static override properties = { ...PartyView.properties, panelOpen: { attribute: false } };

  /** The panel says already why there is no room. */
  declare panelOpen: boolean;

  /** The viewer has read why they are out. */
  #dismissed = false;

  constructor() {
    super();
    this.panelOpen = false;
  }

  protected override render(): TemplateResult {
    const connection = this.model?.party.connection;
    if (connection?.state === 'joined') this.#dismissed = false;
    return html`<div class="cheers" aria-hidden="true"></div>
      <div class="notices" role="status">${this.#waiting()} ${this.#line()}</div>
      ${connection?.state === 'joined' ? this.#ways() : nothing} ${this.#closed()}`;
  }

  /** Lets a reaction rise over the picture. */
  cheer(emoji: string): void {
    const cheers = this.renderRoot.querySelector('.cheers');
    if (!cheers || cheers.childElementCount >= MOST_CHEERS) return;
    const shown = Object.assign(document.createElement('span'), { className: 'cheer', textContent: emoji });
    shown.setAttribute('part', 'cheer');
    // Through the CSSOM: a style attribute would be refused by a strict policy.
    shown.style.setProperty('--at', String(Math.random()));
    shown.style.setProperty('--sway', String(Math.random() * 2 - 1));
    cheers.append(shown);
    systemClock.after(CHEER_MS, () => {
      shown.remove();
    });
  }

  #waiting(): TemplateResult | typeof nothing {
    const { model, partyWords, words } = this;
    if (model?.party.connection.state !== 'joined') return nothing;
    const held = heldFor(model.party.playback, model.members);
    if (held.length === 0) return nothing;
    const names = held.map(({ userId, reason }) => {
      const name = userId === model.party.you?.userId ? partyWords.you : this.nameOf(userId);
      return reason === null ? name : `${name} (${partyWords.waitingReasons[reason]})`;
    });
    const list = new Intl.ListFormat(words.locale, { type: 'conjunction' }).format(names);
    return html`<div class="notice" part="notice waiting">
      <i class="dots"></i><b>${partyWords.waitingFor(list)}</b>
    </div>`;
  }

  /** That the line is on its way, or dropped. */
  #line(): TemplateResult | typeof nothing {
    const connection = this.model?.party.connection;
    if (connection?.state !== 'reconnecting') return nothing;
    const said = connectionWords(connection, this.partyWords);
    return html`<div class="notice" part="notice closed"><i class="dots"></i><b>${said?.title}</b></div>`;
  }

  /** What only a press of the viewer's can do. */
  #ways(): TemplateResult | typeof nothing {
    const { model, partyWords } = this;
    if (!model) return nothing;
    const { state, blocked } = model.follow.status;
    if (blocked) return this.#way('sound', '', partyWords.tapToJoin, soundIcon);
    if (model.soundLost)
      return this.#way('sound', partyWords.withoutSound, partyWords.tapForSound, soundIcon);
    if (state !== 'apart' && state !== 'lost') return nothing;
    return this.#way('sync', partyWords.apart, partyWords.sync, syncIcon);
  }

  #way(part: 'sound' | 'sync', why: string, label: string, icon: TemplateResult): TemplateResult {
    return html`<div class="way" part="notice ${part === 'sync' ? 'apart' : 'sound'}">
      ${why === '' ? nothing : html`<span>${why}</span>`}
      <button type="button" part="button ${part}" @click=${part === 'sync' ? this.#sync : this.#sound}>
        ${icon}${label}
      </button>
    </div>`;
  }

  #closed(): TemplateResult | typeof nothing {
    const { model, partyWords, words } = this;
    const connection = model?.party.connection;
    if (connection?.state !== 'closed' || this.#dismissed || this.panelOpen) return nothing;
    const said = connectionWords(connection, partyWords);
    if (said === null) return nothing;
    return html`<div class="closed" part="notice closed" role="alert">
      ${partyIcon}
      <div class="words"><b>${said.title}</b><span>${said.text}</span></div>
      ${
        mayRejoin(connection)
          ? html`<button type="button" part="button rejoin" @click=${this.#rejoin}>
              ${partyWords.joinAgain}
            </button>`
          : nothing
      }
      <button
        type="button"
        class="close"
        part="button close"
        aria-label=${words.close}
        @click=${this.#dismiss}
      >
        ${closeIcon}
      </button>
    </div>`;
  }

  readonly #sync = (): void => {
    this.model?.follow.sync();
  };

  /** A click of the viewer's own, with which a browser lets sound begin. */
  readonly #sound = (): void => {
    this.dispatchEvent(new CustomEvent('sv-party-sound'));
    this.model?.follow.sync();
  };

  readonly #rejoin = (): void => {
    this.dispatchEvent(new CustomEvent('sv-party-rejoin'));
  };

  readonly #dismiss = (): void => {
    this.#dismissed = true;
    this.requestUpdate();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'sv-party-overlay': SvPartyOverlay;
  }
}
