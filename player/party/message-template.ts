import { html, nothing, type TemplateResult } from 'lit';
import { formatTime } from '../controls/format-time.js';
import type { PartyWords } from '../locales/party-words.js';
import type { ShownMessage } from '../../src/party/room/read-chat.js';
import { avatar } from './avatar.js';
import type { ChatRow } from './chat-rows.js';
import { quickEmoji } from './emoji.js';
import { messageText } from './message-text.js';
import { deleteIcon, editIcon, emojiIcon, replyIcon } from './party-icons.js';

/** What can be done with a message; what isn't there, nobody may. */
export interface MessageActs {
  readonly goTo: (positionSec: number) => void;
  readonly show: (id: string) => void;
  readonly react: ((message: ShownMessage, emoji: string) => void) | null;
  readonly reply: ((message: ShownMessage) => void) | null;
  readonly edit: ((message: ShownMessage) => void) | null;
  readonly delete: ((message: ShownMessage) => void) | null;
  readonly pick: (id: string) => void;
}

export interface MessageLook {
  readonly words: PartyWords;
  readonly locale: string;
  readonly you: string;
  readonly nameOf: (userId: string) => string;
  /** Of the author, where it is more than a member. */
  readonly badge: string;
  /** The focus walks to it, and its tools are there. */
  readonly isActive: boolean;
  readonly isHot: boolean;
  /** The row of emoji is open. */
  readonly isPicking: boolean;
  /** A message's second leads to a place in the title. */
  readonly hasPlaces: boolean;
}

const clock = new Map<string, Intl.DateTimeFormat>();

function timeOfDay(atMs: number, locale: string): string {
  const format = clock.get(locale) ?? new Intl.DateTimeFormat(locale, { timeStyle: 'short' });
  clock.set(locale, format);
  return format.format(atMs);
}

/** One message: who, when in the title, what, what others felt; and what may be done with it. */
export function messageTemplate(row: ChatRow, look: MessageLook, acts: MessageActs): TemplateResult {
  const { message, continues, isYours, mentionsYou, isAhead } = row;
  const { locale, nameOf, isActive } = look;
  const name = message.name || nameOf(message.by);
  const classes = ['message', continues && 'continues', isYours && 'yours', mentionsYou && 'mentions'];
  return html`<div
    class=${classes.filter(Boolean).join(' ')}
    part="message"
    role="article"
    aria-label=${`${name}, ${timeOfDay(message.sentAtMs, locale)}`}
    tabindex=${isActive ? 0 : -1}
    data-id=${message.id}
  >
    ${continues ? html`<span class="gutter"></span>` : avatar(message.by, name, locale)}
    <div class="said">
      ${
        continues
          ? nothing
          : html`<div class="head">
              <b class="author" part="author" dir="auto">${name}</b>
              ${look.badge === '' ? nothing : html`<span class="role">${look.badge}</span>`}
              <time>${timeOfDay(message.sentAtMs, locale)}</time>
            </div>`
      }
      ${row.repliedTo === undefined ? nothing : quote(row.repliedTo, look)}
      ${isAhead ? spoiler(message, look, acts) : text(message, look, acts)}
      ${message.reactions.size === 0 || isAhead ? nothing : reactions(message, look, acts)}
    </div>
    ${isAhead ? nothing : place(message, look, acts)}
    ${look.isHot && message.deletedBy === undefined && !isAhead ? tools(message, look, acts) : nothing}
  </div>`;
}

function text(message: ShownMessage, { words }: MessageLook, acts: MessageActs): TemplateResult {
  if (message.deletedBy !== undefined) return html`<p class="text gone" part="text">${words.deleted}</p>`;
  return html`<p class="text" part="text" dir="auto">
    <span>${messageText(message.text, words, acts.goTo)}</span>${
      message.edited ? html` <i class="edited">(${words.edited})</i>` : nothing
    }
  </p>`;
}

function spoiler({ id, sec = 0 }: ShownMessage, { words }: MessageLook, acts: MessageActs): TemplateResult {
  return html`<p class="text ahead">
    <span>${words.ahead(formatTime(sec))}</span>
    <button
      type="button"
      class="show"
      @click=${() => {
        acts.show(id);
      }}
    >
      ${words.show}
    </button>
  </p>`;
}

function quote(to: ShownMessage | null, { words, nameOf }: MessageLook): TemplateResult {
  const said = to === null || to.deletedBy !== undefined ? words.gone : to.text;
  return html`<blockquote>
    ${to === null ? nothing : html`<b dir="auto">${to.name || nameOf(to.by)}</b>`}
    <span dir="auto">${said}</span>
  </blockquote>`;
}

function place(
  { sec }: ShownMessage,
  { words, isActive, hasPlaces }: MessageLook,
  acts: MessageActs,
): TemplateResult {
  if (sec === undefined || !hasPlaces) return html`<span></span>`;
  return html`<button
    type="button"
    class="place"
    tabindex=${isActive ? 0 : -1}
    aria-label=${words.goTo(formatTime(sec))}
    @click=${() => {
      acts.goTo(sec);
    }}
  >
    ${formatTime(sec)}
  </button>`;
}

function reactions(message: ShownMessage, look: MessageLook, { react }: MessageActs): TemplateResult {
  const { you, words, locale, nameOf, isActive } = look;
  const list = new Intl.ListFormat(locale, { type: 'conjunction' });
  return html`<div class="reactions">
    ${Array.from(message.reactions, ([emoji, users]) => {
      const names = list.format(users.map((user) => (user === you ? words.you : nameOf(user))));
      return html`<button
        type="button"
        class="reaction"
        tabindex=${isActive ? 0 : -1}
        aria-pressed=${users.includes(you)}
        aria-disabled=${react === null || nothing}
        aria-label=${words.reacted(emoji, names)}
        title=${names}
        @click=${() => react?.(message, emoji)}
      >
        <span aria-hidden="true">${emoji} ${users.length.toLocaleString(locale)}</span>
      </button>`;
    })}
  </div>`;
}

function tools(message: ShownMessage, look: MessageLook, acts: MessageActs): TemplateResult {
  const { words, isActive, isPicking } = look;
  const { react, reply, edit, delete: remove } = acts;
  const tool = (
    label: string,
    icon: TemplateResult,
    act: ((message: ShownMessage) => void) | null,
    expanded?: boolean,
  ): TemplateResult | typeof nothing =>
    act === null
      ? nothing
      : html`<button
          type="button"
          class="tool"
          tabindex=${isActive ? 0 : -1}
          aria-label=${label}
          title=${label}
          aria-expanded=${expanded ?? nothing}
          @click=${() => {
            act(message);
          }}
        >
          ${icon}
        </button>`;
  if (isPicking && react !== null) {
    return html`<div class="tools-place">
      <div class="tools" role="group" aria-label=${words.react}>
        ${quickEmoji.map(
          (emoji) =>
            html`<button
              type="button"
              class="tool emoji"
              tabindex=${isActive ? 0 : -1}
              @click=${() => {
                react(message, emoji);
              }}
            >
              ${emoji}
            </button>`,
        )}
      </div>
    </div>`;
  }
  return html`<div class="tools-place">
    <div class="tools">
      ${tool(words.react, emojiIcon, react === null ? null : ({ id }) => acts.pick(id), isPicking)}
      ${tool(words.reply, replyIcon, reply)} ${tool(words.edit, editIcon, edit)}
      ${tool(words.delete, deleteIcon, remove)}
    </div>
  </div>`;
}
