import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { systemClock } from '../../src/base/clock.js';
import type { ShownMessage } from '../../src/party/room/read-chat.js';
import { cleanText } from '../../src/party/text/clean-text.js';
import { PARTY_LIMITS } from '../../src/wire/party.js';
import { base } from '../styles/base.js';
import { partyComposerStyles } from '../styles/party-composer.js';
import { nameKey, take, walkEmoji } from './composer-keys.js';
import { aboutTemplate, cheersTemplate, namesTemplate, pickerTemplate } from './composer-templates.js';
import { isStaff } from './member-actions.js';
import { mentionOf, namesFor, startedMention } from './mention.js';
import { emojiIcon, sendIcon } from './party-icons.js';
import { PartyView } from './party-view.js';
import { RefusalNote } from './refusal-note.js';
import { refusalWords } from './refusal-words.js';
import { TypingTeller } from './typing-teller.js';

/** From so few on, characters are counted. */
const COUNT_FROM = 60;
const MOST_NAMES = 5;

type About = { readonly act: 'reply' | 'edit'; readonly message: ShownMessage };

/**
 * The field that messages are written in, with emoji, mentions, and reactions that go over the picture.
 *
 * @csspart composer - all of it
 * @csspart field - what is written
 * @csspart button - also `send`
 */
export class SvPartyComposer extends PartyView {
  static override styles = [base, partyComposerStyles];

  static override properties = {
    ...PartyView.properties,
    about: { state: true },
    text: { state: true },
    picking: { state: true },
    names: { state: true },
    nameIndex: { state: true },
  };

  declare about: About | null;
  declare text: string;
  declare picking: boolean;
  declare names: readonly string[];
  declare nameIndex: number;
  readonly #typing = new TypingTeller(systemClock, (typing) => this.model?.party.setTyping(typing));
  readonly #refusal = new RefusalNote(() => {
    this.requestUpdate();
  });

  constructor() {
    super();
    this.about = null;
    this.text = '';
    this.picking = false;
    this.names = [];
    this.nameIndex = 0;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#typing.stop();
    this.#refusal.stop();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    this.#refusal.watch(this.model);
  }

  reply(message: ShownMessage): void {
    this.about = { act: 'reply', message };
    this.focus();
  }

  edit(message: ShownMessage): void {
    this.about = { act: 'edit', message };
    this.#write(message.text);
    this.focus();
  }

  override focus(options?: FocusOptions): void {
    this.#field?.focus(options);
  }

  protected override render(): TemplateResult {
    const { partyWords, words, about } = this;
    const refusal = this.#refusal.shown;
    const silence = this.#silence();
    return html`<div class="composer" part="composer">
      <p class="refusal" role="status">
        ${refusal === null ? nothing : refusalWords(refusal, partyWords, words.locale)}
      </p>
      ${
        silence !== null
          ? html`<p class="silence">${silence}</p>`
          : html`${about === null ? cheersTemplate(partyWords, this.#cheer) : this.#aboutTemplate(about)}
            ${this.picking ? pickerTemplate(partyWords, this.#insert, this.#onPickerKey) : nothing}
            ${this.names.length === 0 ? nothing : namesTemplate(partyWords, this, this.#mention)}
            ${this.#row()}`
      }
    </div>`;
  }

  #row(): TemplateResult {
    const { partyWords, text, about, names } = this;
    const left = PARTY_LIMITS.textLength - text.length;
    return html`<form class="row" @submit=${this.#onSubmit}>
      <button
        type="button"
        class="tool"
        part="button"
        aria-label=${partyWords.emoji}
        aria-expanded=${this.picking}
        @click=${this.#togglePicker}
      >
        ${emojiIcon}
      </button>
      <textarea
        part="field"
        rows="1"
        dir="auto"
        aria-label=${partyWords.message}
        placeholder=${partyWords.message}
        maxlength=${PARTY_LIMITS.textLength}
        aria-controls=${names.length === 0 ? nothing : 'names'}
        aria-activedescendant=${names.length === 0 ? nothing : `name-${this.nameIndex}`}
        aria-autocomplete="list"
        .value=${text}
        @input=${this.#onInput}
        @keydown=${this.#onKey}
        @blur=${this.#onBlur}
      ></textarea>
      ${
        left > COUNT_FROM
          ? nothing
          : html`<span class="left"
              ><span aria-hidden="true">${this.figure(left)}</span
              ><span class="unseen">${partyWords.charactersLeft(this.figure(left))}</span></span
            >`
      }
      <button
        type="submit"
        class="tool send"
        part="button send"
        aria-label=${about?.act === 'edit' ? partyWords.save : partyWords.send}
        aria-disabled=${text.trim() === ''}
      >
        ${sendIcon}
      </button>
    </form>`;
  }

  #aboutTemplate({ act, message }: About): TemplateResult {
    const { partyWords } = this;
    const name = message.name || this.nameOf(message.by);
    const title = act === 'edit' ? partyWords.editing : partyWords.replyTo(name);
    return aboutTemplate(title, message.text, partyWords, this.#putAside);
  }

  readonly #cheer = (emoji: string): void => {
    void this.model?.ask({ type: 'cheer', emoji });
  };

  /** Why there is no field; null where there is one. */
  #silence(): string | null {
    const { settings, you } = this.model?.party ?? {};
    if (you?.role === 'viewer') return this.partyWords.onlyReading;
    return settings?.chatOff && !isStaff(you?.role) ? this.partyWords.chatOff : null;
  }

  get #field(): HTMLTextAreaElement | null {
    return this.renderRoot.querySelector('textarea');
  }

  readonly #onSubmit = (event: Event): void => {
    event.preventDefault();
    void this.#send();
  };

  /** What was refused stays in the field. */
  async #send(): Promise<void> {
    const { model, about } = this;
    const written = this.text;
    const text = cleanText(written);
    if (!model || text === '') return;
    this.#typing.stop();
    this.#write('');
    this.about = null;
    const answer = await model.ask(
      about?.act === 'edit'
        ? { type: 'chat-edit', messageId: about.message.id, text }
        : { type: 'chat-send', text, ...(about && { replyTo: about.message.id }) },
    );
    if (answer !== null || this.text !== '') return;
    this.#write(written);
    this.about = about;
  }

  #write(text: string): void {
    this.text = text;
    this.names = [];
  }

  readonly #putAside = (): void => {
    if (this.about?.act === 'edit') this.#write('');
    this.about = null;
    this.focus();
  };

  readonly #onInput = (): void => {
    const field = this.#field;
    if (!field) return;
    this.text = field.value;
    const started = startedMention(field.value, field.selectionStart);
    const others = this.model?.members.filter(({ isYou }) => !isYou).map(({ name }) => name) ?? [];
    this.names = started === null ? [] : namesFor(started, others).slice(0, MOST_NAMES);
    this.nameIndex = 0;
    this.#typing.wrote(this.text);
  };

  readonly #onBlur = (): void => {
    this.names = [];
    this.#typing.stop();
  };

  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.isComposing) return;
    const { names, nameIndex } = this;
    const name = names[nameIndex];
    const does = name === undefined ? null : nameKey(event.key, nameIndex, names.length);
    if (name !== undefined) {
      if (does === null) return;
      if (does === 'pick') this.#mention(name);
      else if (does === 'close') this.names = [];
      else this.nameIndex = does.to;
      take(event);
      return;
    }
    if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      void this.#send();
    } else if (event.key === 'Escape' && (this.about !== null || this.picking)) {
      take(event);
      if (this.picking) this.picking = false;
      else this.#putAside();
    }
  };

  readonly #mention = (name: string): void => {
    const field = this.#field;
    const started = field && startedMention(field.value, field.selectionStart);
    if (!started) return;
    this.#replace(started.at, field.selectionStart, `@${mentionOf(name)} `);
  };

  readonly #insert = (emoji: string): void => {
    const field = this.#field;
    if (!field || field.value.length + emoji.length > PARTY_LIMITS.textLength) return;
    this.#replace(field.selectionStart, field.selectionEnd, emoji);
  };

  #replace(from: number, to: number, text: string): void {
    const field = this.#field;
    if (!field) return;
    field.setRangeText(text, from, to, 'end');
    field.focus();
    this.#onInput();
  }

  readonly #togglePicker = (): void => {
    this.picking = !this.picking;
  };

  readonly #onPickerKey = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') {
      take(event);
      this.picking = false;
      this.focus();
    } else if (walkEmoji(event, this.renderRoot, getComputedStyle(this).direction === 'rtl')) take(event);
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'sv-party-composer': SvPartyComposer;
  }
}
