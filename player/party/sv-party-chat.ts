import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { ShownMessage } from '../../src/party/room/read-chat.js';
import { positionAt } from '../../src/party/room/playback-at.js';
import { defineOnce } from '../controls/define-once.js';
import { request } from '../state/player-request.js';
import { base } from '../styles/base.js';
import { partyChatStyles } from '../styles/party-chat.js';
import { partyLikeStyles } from '../styles/party-like.js';
import { partyMessageStyles } from '../styles/party-message.js';
import { chatRows, type ChatRow } from './chat-rows.js';
import { ChatScroll } from './chat-scroll.js';
import { likeButton } from './like-button.js';
import { isStaff } from './member-actions.js';
import { messageTemplate, type MessageActs } from './message-template.js';
import { PartyView } from './party-view.js';
import { SvPartyComposer } from './sv-party-composer.js';
import { messageAt, walkMessages } from './message-keys.js';

/**
 * What was said, oldest first, and the field to say something.
 *
 * @csspart message - each message; also `author`, `text` in it
 */
export class SvPartyChat extends PartyView {
  static override styles = [base, partyChatStyles, partyMessageStyles, partyLikeStyles];

  static override properties = {
    ...PartyView.properties,
    nowSec: { attribute: false },
    /** Of the message that has its tools out. */
    hotId: { state: true },
    activeId: { state: true },
    pickingId: { state: true },
    newCount: { state: true },
  };

  declare nowSec: number;
  declare hotId: string;
  declare activeId: string;
  declare pickingId: string;
  declare newCount: number;

  readonly #seen = new Set<string>();
  #lastId = '';
  readonly #scroll = new ChatScroll(() => this.renderRoot.querySelector<HTMLElement>('.log'));

  constructor() {
    super();
    this.nowSec = 0;
    this.hotId = '';
    this.activeId = '';
    this.pickingId = '';
    this.newCount = 0;
  }

  override focus(options?: FocusOptions): void {
    this.#composer?.focus(options);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) this.#scroll.watch();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#scroll.stop();
  }

  protected override render(): TemplateResult {
    const { model, words, partyWords, newCount } = this;
    const rows = this.#rows();
    const active = rows.some(({ message }) => message.id === this.activeId)
      ? this.activeId
      : rows.at(-1)?.message.id;
    return html`<div
        class="log"
        role="log"
        aria-label=${partyWords.tabs.chat}
        tabindex=${rows.length === 0 ? 0 : -1}
        @scroll=${this.#onScroll}
        @keydown=${this.#onKey}
        @focusin=${this.#onFocus}
        @pointerover=${this.#onPointer}
        @pointerleave=${this.#onLeave}
        @click=${this.#onPointer}
      >
        ${rows.length === 0 ? html`<p class="empty">${partyWords.noMessages}</p>` : html`<div class="filler"></div>`}
        ${repeat(
          rows,
          ({ message }) => message.id,
          (row) => this.#row(row, row.message.id === active),
        )}
      </div>
      ${
        newCount === 0
          ? nothing
          : html`<button type="button" class="news" @click=${this.#goToEnd}>
              ${partyWords.newMessages(this.figure(newCount))}
            </button>`
      }
      <div class="foot">
        <p class="typing">${this.#typing()}</p>
        ${model ? likeButton(model, partyWords, (count) => this.figure(count)) : nothing}
      </div>
      <sv-party-composer
        exportparts="composer, field, button, send"
        .model=${model}
        .words=${words}
        .partyWords=${partyWords}
      ></sv-party-composer>`;
  }

  protected override firstUpdated(): void {
    this.#scroll.watch();
  }

  protected override updated(changed: PropertyValues<this>): void {
    this.#scroll.drawn();
    const newest = this.model?.chat.at(-1)?.id ?? '';
    if (newest !== this.#lastId) {
      const mine = this.model?.chat.at(-1)?.by === this.model?.party.you?.userId;
      if (this.#scroll.isAtEnd || mine || this.#lastId === '') this.#goToEnd();
      else this.newCount = this.model?.chat.filter(({ id }) => id > this.#lastId).length ?? 0;
      if (this.newCount === 0) this.#lastId = newest;
    } else if (changed.has('hotId') || changed.has('model')) this.#scroll.keepEnd();
  }

  #rows(): readonly ChatRow[] {
    const { model } = this;
    if (!model) return [];
    const { you } = model.party;
    const rows = chatRows(model.history.with(model.chat), {
      userId: you?.userId ?? '',
      name: you?.name ?? '',
      atSec: this.#atSec(),
      seen: this.#seen,
    });
    for (const { message, isAhead } of rows) if (!isAhead) this.#seen.add(message.id);
    return rows;
  }

  /** The room's place for who is with it, while their own player may still be on its way there. */
  #atSec(): number | null {
    const { party, follow } = this.model ?? {};
    // Of a live title seconds are programme time, and nobody is ahead.
    if (!party || party.playback.mediaId === null || party.title?.live) return null;
    const { state } = follow?.status ?? {};
    const { serverMs } = party;
    return state === 'apart' || state === 'lost' || serverMs === null
      ? this.nowSec
      : positionAt(party.playback, serverMs);
  }

  #row(row: ChatRow, isActive: boolean): TemplateResult {
    const { words, partyWords, model } = this;
    const { id, by } = row.message;
    const author = model?.members.find(({ userId }) => userId === by);
    const badge =
      by === model?.party.host
        ? partyWords.host
        : isStaff(author?.role)
          ? partyWords.roles[author?.role ?? 'member']
          : '';
    const look = {
      words: partyWords,
      locale: words.locale,
      you: model?.party.you?.userId ?? '',
      nameOf: (userId: string) => this.nameOf(userId),
      badge,
      isActive,
      isHot: id === this.hotId,
      isPicking: id === this.pickingId,
      hasPlaces: !model?.party.title?.live,
    };
    return messageTemplate(row, look, this.#acts(row));
  }

  #acts({ isYours }: ChatRow): MessageActs {
    const { model } = this;
    const role = model?.party.you?.role ?? 'viewer';
    const mayWrite = role !== 'viewer' && (!model?.party.settings.chatOff || isStaff(role));
    return {
      goTo: this.#goTo,
      show: (id) => {
        this.#seen.add(id);
        this.requestUpdate();
      },
      react: mayWrite ? this.#react : null,
      reply: mayWrite ? (message) => this.#composer?.reply(message) : null,
      edit: mayWrite && isYours ? (message) => this.#composer?.edit(message) : null,
      delete: isYours || isStaff(role) ? this.#delete : null,
      pick: (id) => {
        this.pickingId = this.pickingId === id ? '' : id;
      },
    };
  }

  #typing(): string {
    const typing = this.model?.members.filter(({ typing: types, isYou }) => types && !isYou) ?? [];
    const [one, two] = typing;
    if (!one) return '';
    return two ? this.partyWords.severalTyping : this.partyWords.typing(one.name);
  }

  get #composer(): SvPartyComposer | null {
    return this.renderRoot.querySelector('sv-party-composer');
  }

  /** As any seek of a viewer's: it becomes the room's, or they go apart. */
  readonly #goTo = (positionSec: number): void => {
    request(this, { type: 'seek', toSec: positionSec });
  };

  readonly #react = ({ id, reactions }: ShownMessage, emoji: string): void => {
    const you = this.model?.party.you?.userId ?? '';
    const on = !(reactions.get(emoji)?.includes(you) ?? false);
    this.pickingId = '';
    void this.model?.ask({ type: 'chat-react', messageId: id, emoji, on });
  };

  readonly #delete = ({ id }: ShownMessage): void => {
    void this.model?.ask({ type: 'chat-delete', messageId: id });
  };

  readonly #onScroll = (): void => {
    const isAtStart = this.#scroll.scrolled();
    if (this.#scroll.isAtEnd && this.newCount > 0) this.#goToEnd();
    if (isAtStart) this.#loadEarlier();
  };

  readonly #loadEarlier = (): void => {
    const { history } = this.model ?? {};
    if (!history?.hasEarlier) return;
    void history.load().then((came) => {
      if (!came) return;
      this.#scroll.growsAbove();
      this.requestUpdate();
    });
  };

  readonly #goToEnd = (): void => {
    this.newCount = 0;
    this.model?.history.forget();
    this.#lastId = this.model?.chat.at(-1)?.id ?? '';
    this.#scroll.goToEnd();
  };

  readonly #onPointer = (event: Event): void => {
    const id = messageAt(event)?.dataset['id'];
    if (id === undefined || id === this.hotId) return;
    this.hotId = id;
    if (this.pickingId !== id) this.pickingId = '';
  };

  readonly #onLeave = (): void => {
    if (this.pickingId === '') this.hotId = this.#focusedId();
  };

  readonly #onFocus = (event: Event): void => {
    const id = messageAt(event)?.dataset['id'];
    if (id === undefined) return;
    this.activeId = id;
    this.hotId = id;
  };

  #focusedId(): string {
    const focused = this.shadowRoot?.activeElement?.closest<HTMLElement>('.message');
    return focused?.dataset['id'] ?? '';
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    if (walkMessages(event, this.renderRoot)) this.pickingId = '';
  };
}

defineOnce('sv-party-composer', SvPartyComposer);

declare global {
  interface HTMLElementTagNameMap {
    'sv-party-chat': SvPartyChat;
  }
}
