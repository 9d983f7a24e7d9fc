import { html, nothing, type TemplateResult } from 'lit';
import type { QueuedTitle } from '../../src/party/room/queue.js';
import type { PartyTitle } from '../../src/wire/party-room.js';
import { PARTY_LIMITS } from '../../src/wire/party.js';
import { base } from '../styles/base.js';
import { closeIcon, nextIcon } from '../styles/icons.js';
import { partyQueueStyles } from '../styles/party-queue.js';
import { isStaff } from './member-actions.js';
import { voteIcon } from './party-icons.js';
import { PartyView } from './party-view.js';
import { titleFromAddress, titleLabel } from './queue-title.js';

/**
 * What plays, what plays next by the room's votes, and a field to add to it.
 *
 * @csspart entry - each title
 * @csspart field - where an address is written
 * @csspart button - each button
 */
export class SvPartyQueue extends PartyView {
  static override styles = [base, partyQueueStyles];

  static override properties = { ...PartyView.properties, fault: { state: true } };

  /** What was written is no address. */
  declare fault: boolean;

  constructor() {
    super();
    this.fault = false;
  }

  protected override render(): TemplateResult {
    const { model, partyWords, fault } = this;
    const { queue = [], title = null, mayControl = false, you = null } = model?.party ?? {};
    return html`<div class="queue">
      ${title === null ? nothing : this.#playing(title)}
      ${queue.length === 0 ? html`<p class="empty">${partyWords.emptyQueue}</p>` : nothing}
      <ol role="list">
        ${queue.map((each) => this.#entry(each))}
      </ol>
      ${
        mayControl && queue.length > 0
          ? html`<button type="button" class="next" part="button" @click=${this.#next}>
              ${nextIcon}${partyWords.playNext}
            </button>`
          : nothing
      }
      ${
        you === null || you.role === 'viewer'
          ? nothing
          : html`<form @submit=${this.#add} novalidate>
              <input
                type="url"
                part="field"
                dir="ltr"
                inputmode="url"
                autocomplete="off"
                aria-label=${partyWords.address}
                aria-invalid=${fault}
                aria-describedby=${fault ? 'fault' : nothing}
                placeholder="https://…/film.m3u8"
              />
              <button type="submit" part="button">${partyWords.add}</button>
              ${fault ? html`<p id="fault" role="alert">${partyWords.notAnAddress}</p>` : nothing}
            </form>`
      }
    </div>`;
  }

  #playing(title: PartyTitle): TemplateResult {
    return html`<p class="now">
      <span class="soft">${this.partyWords.nowPlaying}</span>
      <b dir="auto">${titleLabel(title)}</b>
    </p>`;
  }

  #entry({ id, entry, votes }: QueuedTitle): TemplateResult {
    const { model, partyWords } = this;
    const you = model?.party.you;
    const label = titleLabel(entry.title);
    const mayVote = you !== null && you !== undefined && you.role !== 'viewer';
    const mayRemove = mayVote && (entry.by === you.userId || isStaff(you.role) || model?.party.mayControl);
    const hasVoted = mayVote && votes.includes(you.userId);
    return html`<li class="entry" part="entry">
      <button
        type="button"
        class="vote"
        part="button"
        aria-label=${`${partyWords.vote(label)}, ${partyWords.votes(this.figure(votes.length))}`}
        aria-pressed=${hasVoted}
        aria-disabled=${!mayVote || nothing}
        @click=${() => {
          if (mayVote) void model?.ask({ type: 'queue-vote', entryId: id, up: !hasVoted });
        }}
      >
        ${voteIcon}<span>${this.figure(votes.length)}</span>
      </button>
      <div class="what">
        <b dir="auto">${label}</b>
        <span class="soft">${partyWords.addedBy(this.nameOf(entry.by))}</span>
      </div>
      ${
        mayRemove
          ? html`<button
              type="button"
              class="remove"
              aria-label=${partyWords.remove(label)}
              @click=${() => {
                void model?.ask({ type: 'queue-remove', entryId: id });
              }}
            >
              ${closeIcon}
            </button>`
          : nothing
      }
    </li>`;
  }

  readonly #next = (): void => {
    const { party } = this.model ?? {};
    if (party) void this.model?.ask({ type: 'queue-next', afterMediaId: party.playback.mediaId });
  };

  readonly #add = (event: Event): void => {
    event.preventDefault();
    const field = this.renderRoot.querySelector('input');
    const title = field && titleFromAddress(field.value, PARTY_LIMITS);
    this.fault = title === null;
    if (!field || !title) return;
    field.value = '';
    void this.model?.ask({ type: 'queue-add', title });
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'sv-party-queue': SvPartyQueue;
  }
}
