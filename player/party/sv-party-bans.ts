import { html, nothing, type TemplateResult } from 'lit';
import type { ShownBan } from '../../src/wire/party-room.js';
import { base } from '../styles/base.js';
import { partyBansStyles } from '../styles/party-bans.js';
import { PartyView } from './party-view.js';

/**
 * Who may not come in, until when and by whom, for those who may let them in again.
 *
 * @csspart button - each button
 */
export class SvPartyBans extends PartyView {
  static override styles = [base, partyBansStyles];

  protected override render(): TemplateResult | typeof nothing {
    const bans = this.model?.party.bans ?? [];
    if (bans.length === 0) return nothing;
    return html`<h3 id="banned">${this.partyWords.banned}</h3>
      <ul role="list" aria-labelledby="banned">
        ${bans.map((ban) => this.#ban(ban))}
      </ul>`;
  }

  #ban({ userId, name, by, byName, untilMs }: ShownBan): TemplateResult {
    const { partyWords, words } = this;
    const called = name || this.nameOf(userId);
    const format = new Intl.DateTimeFormat(words.locale, { dateStyle: 'medium', timeStyle: 'short' });
    const until = untilMs === null ? null : format.format(untilMs);
    return html`<li>
      <div class="who">
        <b dir="auto">${called}</b>
        <span class="soft">${partyWords.bannedBy(byName || this.nameOf(by), until)}</span>
      </div>
      <button
        type="button"
        part="button"
        @click=${() => {
          void this.model?.ask({ type: 'unban', userId });
        }}
      >
        ${partyWords.unban(called)}
      </button>
    </li>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'sv-party-bans': SvPartyBans;
  }
}
