import { html, nothing, type TemplateResult } from 'lit';
import { roundButton } from '../controls/round-button.js';
import { base } from '../styles/base.js';
import { buttons } from '../styles/buttons.js';
import { partyButtonStyles } from '../styles/party-button.js';
import { partyIcon } from './party-icons.js';
import { PartyView } from './party-view.js';

/** More than fits on the badge. */
const MANY = 99;

/**
 * Opens and closes the party's panel; a badge counts what is unread.
 *
 * @csspart button - also `party`
 * @csspart badge - how many messages are unread; also `unread`
 */
export class SvPartyButton extends PartyView {
  static override styles = [base, buttons, partyButtonStyles];

  static override properties = { ...PartyView.properties, open: { attribute: false } };

  declare open: boolean;

  constructor() {
    super();
    this.open = false;
  }

  protected override render(): TemplateResult {
    const { partyWords } = this;
    const unread = this.model?.unread ?? 0;
    const count = this.figure(unread);
    return html`${roundButton({
      part: 'party',
      label: unread > 0 ? `${partyWords.party}, ${partyWords.unread(count)}` : partyWords.party,
      icon: partyIcon,
      pressed: this.open,
      press: () => {
        this.dispatchEvent(new CustomEvent('sv-party-toggle'));
      },
    })}${
      unread === 0
        ? nothing
        : html`<span class="badge" part="badge unread" aria-hidden="true"
            >${unread > MANY ? `${this.figure(MANY)}+` : count}</span
          >`
    }`;
  }

  override focus(options?: FocusOptions): void {
    this.renderRoot.querySelector<HTMLElement>('button')?.focus(options);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'sv-party-button': SvPartyButton;
  }
}
