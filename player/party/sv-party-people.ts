import { html, nothing, type TemplateResult } from 'lit';
import type { PartyMember } from '../../src/party/contract.js';
import { copyText } from '../controls/copy-text.js';
import { timeInWords } from '../controls/format-time.js';
import { defineOnce } from '../controls/define-once.js';
import { base } from '../styles/base.js';
import { partyLikeStyles } from '../styles/party-like.js';
import { partyPeopleStyles } from '../styles/party-people.js';
import { avatar } from './avatar.js';
import { likeButton } from './like-button.js';
import { isStaff, memberActions, type MemberAction } from './member-actions.js';
import { hostIcon, moreIcon } from './party-icons.js';
import { PartyView } from './party-view.js';
import { SvPartyBans } from './sv-party-bans.js';
import { SvPartySettings } from './sv-party-settings.js';
import { walkTo } from './walk-keys.js';

const INVITE_MS = 24 * 3_600_000;

interface Invitation {
  readonly inviteId: string;
  readonly link: string;
  readonly copied: boolean;
}

/**
 * Who is there, for whom the room waits and why, and what may be done about it.
 *
 * @csspart member - each of them
 * @csspart button - also `invite`
 */
export class SvPartyPeople extends PartyView {
  static override styles = [base, partyPeopleStyles, partyLikeStyles];

  static override properties = {
    ...PartyView.properties,
    /** Whose actions are open. */
    openId: { state: true },
    invitation: { state: true },
  };

  declare openId: string;
  declare invitation: Invitation | null;

  constructor() {
    super();
    this.openId = '';
    this.invitation = null;
  }

  protected override render(): TemplateResult {
    const { model, words, partyWords } = this;
    const members = model?.members ?? [];
    const staff = isStaff(model?.party.you?.role);
    return html`<div class="people">
      <div class="top">
        <span>${partyWords.watching(this.figure(members.length))}</span>
        ${model ? likeButton(model, partyWords, (count) => this.figure(count)) : nothing}
        ${
          staff
            ? html`<button type="button" class="invite" part="button invite" @click=${this.#invite}>
                ${partyWords.invite}
              </button>`
            : nothing
        }
      </div>
      ${this.#invitation()}
      <ul role="list">
        ${members.map((member) => this.#member(member))}
      </ul>
      ${
        staff
          ? html`<sv-party-bans
                exportparts="button"
                .model=${model}
                .words=${words}
                .partyWords=${partyWords}
              ></sv-party-bans>
              <sv-party-settings
                .model=${model}
                .words=${words}
                .partyWords=${partyWords}
              ></sv-party-settings>`
          : nothing
      }
    </div>`;
  }

  #member(member: PartyMember): TemplateResult {
    const { model, partyWords, words, openId } = this;
    const { userId, name, role, isYou } = member;
    const isHost = model?.party.host === userId;
    const you = model?.party.you;
    const actions = you ? memberActions(you, member, model.party.host) : [];
    const isOpen = openId === userId && actions.length > 0;
    return html`<li class="member" part="member">
      ${avatar(userId, name, words.locale)}
      <div class="who">
        <span class="name"
          ><b dir="auto">${name}</b
          >${isYou ? html` <span class="soft">(${partyWords.you})</span>` : nothing}</span
        >
        <span class="soft ${member.waiting === null ? '' : 'waits'}">${this.#presence(member)}</span>
      </div>
      ${
        isHost
          ? html`<span class="badge">${hostIcon}${partyWords.host}</span>`
          : role === 'member'
            ? nothing
            : html`<span class="badge">${partyWords.roles[role]}</span>`
      }
      ${
        actions.length === 0
          ? nothing
          : html`<button
              type="button"
              class="more"
              aria-label=${partyWords.actionsFor(name)}
              aria-expanded=${isOpen}
              aria-haspopup="menu"
              @click=${() => {
                this.#toggle(userId);
              }}
            >
              ${moreIcon}
            </button>`
      }
      ${isOpen ? this.#menu(member, actions) : nothing}
    </li>`;
  }

  #presence({ waiting, apart, typing }: PartyMember): string {
    const { partyWords } = this;
    if (typing) return partyWords.writing;
    if (waiting !== null) return partyWords.waitingReasons[waiting];
    return apart ? partyWords.atOwnTime : partyWords.inTime;
  }

  #menu(member: PartyMember, actions: readonly MemberAction[]): TemplateResult {
    return html`<div
      class="menu"
      role="menu"
      aria-label=${this.partyWords.actionsFor(member.name)}
      @keydown=${this.#onMenuKey}
    >
      ${actions.map(
        (action) =>
          html`<button
            type="button"
            role="menuitem"
            tabindex="-1"
            class=${action.name === 'ban' || action.name === 'kick' ? 'stern' : ''}
            @click=${() => {
              this.#act(action);
            }}
          >
            ${this.#label(action)}
          </button>`,
      )}
    </div>`;
  }

  #label({ name, role = 'member', forSec = 0 }: MemberAction): string {
    const { partyWords, words } = this;
    switch (name) {
      case 'make-host':
        return partyWords.makeHost;
      case 'role':
        return partyWords.makeRole[role];
      case 'mute':
        return partyWords.muteFor(timeInWords(forSec, words.locale));
      case 'unmute':
        return partyWords.unmute;
      case 'kick':
        return partyWords.kick;
      case 'ban':
        return partyWords.ban;
      default:
        return name satisfies never;
    }
  }

  #invitation(): TemplateResult | typeof nothing {
    const { invitation, partyWords, words } = this;
    if (invitation === null) return nothing;
    const { link, copied } = invitation;
    return html`<div class="invitation">
      <input type="text" readonly dir="ltr" aria-label=${partyWords.invite} .value=${link} />
      <button type="button" part="button" @click=${this.#copy}>
        ${copied ? partyWords.copied : partyWords.copy}
      </button>
      <span class="soft">${partyWords.inviteHolds(timeInWords(INVITE_MS / 1000, words.locale))}</span>
      <button type="button" part="button" @click=${this.#revoke}>${partyWords.revoke}</button>
    </div>`;
  }

  #toggle(userId: string): void {
    this.openId = this.openId === userId ? '' : userId;
    void this.updateComplete.then(() => {
      this.renderRoot.querySelector<HTMLElement>('[role=menuitem]')?.focus();
    });
  }

  #act({ wish }: MemberAction): void {
    this.#closeMenu();
    void this.model?.ask(wish);
  }

  /** The page may make a link of its own: it knows where its invited guests come in. */
  readonly #invite = async (): Promise<void> => {
    const answer = await this.model?.ask({ type: 'invite', role: 'member', forMs: INVITE_MS });
    const { inviteToken, inviteId } = answer ?? {};
    if (inviteToken === undefined || inviteId === undefined) return;
    const link = this.model?.offerInvite(inviteToken) ?? null;
    if (link !== null) this.invitation = { inviteId, link, copied: false };
  };

  readonly #revoke = async (): Promise<void> => {
    const { inviteId = '' } = this.invitation ?? {};
    const answer = await this.model?.ask({ type: 'invite-revoke', inviteId });
    if (answer) this.invitation = null;
  };

  readonly #copy = async (): Promise<void> => {
    const { invitation } = this;
    if (invitation && (await copyText(invitation.link))) this.invitation = { ...invitation, copied: true };
  };

  #closeMenu(): void {
    const opener = this.renderRoot.querySelector<HTMLElement>('[aria-expanded=true]');
    this.openId = '';
    opener?.focus();
  }

  readonly #onMenuKey = (event: KeyboardEvent): void => {
    const items = Array.from(this.renderRoot.querySelectorAll<HTMLElement>('[role=menuitem]'));
    const index = items.findIndex((item) => item.matches(':focus'));
    const to = walkTo(event.key, index, items.length, false);
    if (event.key === 'Escape') this.#closeMenu();
    else if (event.key === 'Tab') {
      this.openId = '';
      return;
    } else if (to === null) return;
    else items[to]?.focus();
    event.preventDefault();
    event.stopPropagation();
  };
}

defineOnce('sv-party-bans', SvPartyBans);
defineOnce('sv-party-settings', SvPartySettings);

declare global {
  interface HTMLElementTagNameMap {
    'sv-party-people': SvPartyPeople;
  }
}
