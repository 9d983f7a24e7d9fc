import { html, type TemplateResult } from 'lit';
import type { ControlPolicy, PartySettings, WaitingPolicy } from '../../src/wire/party-room.js';
import { DEFAULT_PARTY_SETTINGS } from '../../src/wire/party-room.js';
import { timeInWords } from '../controls/format-time.js';
import { base } from '../styles/base.js';
import { partySettingsStyles } from '../styles/party-settings.js';
import { gearIcon } from './party-icons.js';
import { PartyView } from './party-view.js';

const controls: readonly ControlPolicy[] = ['all', 'role', 'host'];
const waitings: readonly WaitingPolicy[] = ['none', 'host', 'quorum', 'all'];
const slowModesSec: readonly number[] = [0, 5, 10, 30, 60];

/** How the room goes, for moderators. A change shows when the room has it. */
export class SvPartySettings extends PartyView {
  static override styles = [base, partySettingsStyles];

  protected override render(): TemplateResult {
    const { partyWords, words } = this;
    const settings = this.model?.party.settings ?? DEFAULT_PARTY_SETTINGS;
    const { control, waiting, slowModeMs, locked, chatOff } = settings;
    const slowSec = Math.round(slowModeMs / 1000);
    const spans = slowModesSec.includes(slowSec) ? slowModesSec : [...slowModesSec, slowSec];
    return html`<details>
      <summary>${gearIcon}${partyWords.settings}</summary>
      <div class="fields">
        ${this.#choice(partyWords.control, controls, control, partyWords.controls, (to) => ({ control: to }))}
        ${this.#choice(partyWords.waiting, waitings, waiting, partyWords.waitings, (to) => ({ waiting: to }))}
        ${this.#choice(
          partyWords.slowMode,
          spans.map(String),
          String(slowSec),
          Object.fromEntries(
            spans.map((sec) => [sec, sec === 0 ? partyWords.off : timeInWords(sec, words.locale)]),
          ),
          (to) => ({ slowModeMs: Number(to) * 1000 }),
        )}
        ${this.#flag(partyWords.lock, locked, (on) => ({ locked: on }))}
        ${this.#flag(partyWords.chatOffForAll, chatOff, (on) => ({ chatOff: on }))}
      </div>
    </details>`;
  }

  #choice<Value extends string>(
    label: string,
    values: readonly Value[],
    chosen: Value,
    names: Readonly<Record<string, string>>,
    change: (to: Value) => Partial<PartySettings>,
  ): TemplateResult {
    return html`<label>
      <span>${label}</span>
      <select
        @change=${({ target }: Event) => {
          this.#set(change((target as HTMLSelectElement).value as Value));
        }}
      >
        ${values.map((value) => html`<option value=${value} .selected=${value === chosen}>${names[value]}</option>`)}
      </select>
    </label>`;
  }

  #flag(label: string, on: boolean, change: (on: boolean) => Partial<PartySettings>): TemplateResult {
    return html`<label class="flag">
      <input
        type="checkbox"
        .checked=${on}
        @change=${({ target }: Event) => {
          this.#set(change((target as HTMLInputElement).checked));
        }}
      />
      <span>${label}</span>
    </label>`;
  }

  #set(settings: Partial<PartySettings>): void {
    // Refused, it goes back to what the room has.
    void this.model?.ask({ type: 'settings', settings }).then(() => {
      this.requestUpdate();
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'sv-party-settings': SvPartySettings;
  }
}
