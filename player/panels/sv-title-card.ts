import { html, nothing, type TemplateResult } from 'lit';
import { defineOnce } from '../controls/define-once.js';
import { formatTime, timeInWords } from '../controls/format-time.js';
import { InterfaceElement } from '../controls/interface-element.js';
import { itemTitle } from '../controls/item-title.js';
import { englishTitle } from '../locales/title-en.js';
import type { TitleWords } from '../locales/title-words.js';
import type { UpNext } from '../queue/queue-state.js';
import { request, type PlayerRequest } from '../state/player-request.js';
import { base } from '../styles/base.js';
import { closeIcon, nextIcon, replayIcon } from '../styles/icons.js';
import { titleCardStyles } from '../styles/title-card.js';

/**
 * What plays next, with seconds in which to say no; or where playback was taken up, with the way back to the
 * start. It takes no focus by itself.
 *
 * @csspart card - also `up-next`, `resumed`
 * @csspart title - the next title's name
 * @csspart poster - its picture
 * @csspart button - also `play`, `cancel`, `close`
 */
export class SvTitleCard extends InterfaceElement {
  static override styles = [base, titleCardStyles];

  /** Said once, when the card comes: by then there is a live region that can speak. */
  #said = '';

  get titleWords(): TitleWords {
    return { ...englishTitle, ...this.words.panels?.title };
  }

  protected override render(): TemplateResult {
    const { upNext, resumedAtSec } = this.state;
    return html`${
        upNext ? this.#upNext(upNext) : resumedAtSec === null ? nothing : this.#resumed(resumedAtSec)
      }
      <div class="unseen" role="status" aria-live="polite">${this.#said}</div>`;
  }

  #news(): string {
    const { upNext, resumedAtSec } = this.state;
    const { words, titleWords } = this;
    if (!upNext) return resumedAtSec === null ? '' : titleWords.resumedAt(formatTime(resumedAtSec));
    const span = timeInWords(upNext.ofSec, words.locale);
    return titleWords.upNextIn(itemTitle(upNext.item, upNext.index, titleWords), span);
  }

  #upNext({ item, index, secLeft }: UpNext): TemplateResult {
    const { words, titleWords } = this;
    const seconds = new Intl.NumberFormat(words.locale, {
      style: 'unit',
      unit: 'second',
      unitDisplay: 'narrow',
    }).format(secLeft);
    return html`<section
      class="card up-next"
      part="card up-next"
      aria-label=${titleWords.upNext}
      @keydown=${this.#onKey}
    >
      ${
        item.poster === undefined
          ? nothing
          : html`<img class="poster" part="poster" src=${item.poster} alt="" draggable="false" />`
      }
      <div class="words">
        <span class="small">${titleWords.upNext} · ${seconds}</span>
        <span class="name" part="title">${itemTitle(item, index, titleWords)}</span>
        ${item.artist === undefined ? nothing : html`<span class="small">${item.artist}</span>`}
      </div>
      <div class="count"></div>
      <div class="buttons">
        <button type="button" class="main" part="button play" @click=${this.#asks({ type: 'next' })}>
          ${nextIcon}${titleWords.playNow}
        </button>
        <button type="button" part="button cancel" @click=${this.#asks({ type: 'cancel-up-next' })}>
          ${titleWords.cancel}
        </button>
      </div>
    </section>`;
  }

  #resumed(atSec: number): TemplateResult {
    const { words, titleWords } = this;
    return html`<section
      class="card resumed"
      part="card resumed"
      aria-label=${titleWords.resumedAt(formatTime(atSec))}
    >
      <span>${titleWords.resumedAt(formatTime(atSec))}</span>
      <button type="button" class="main" part="button play" @click=${this.#asks({ type: 'start-over' })}>
        ${replayIcon}${titleWords.startOver}
      </button>
      <button
        type="button"
        class="close"
        part="button close"
        aria-label=${words.close}
        @click=${this.#asks({ type: 'dismiss-resumed' })}
      >
        ${closeIcon}
      </button>
    </section>`;
  }

  /** Through the CSSOM: a style attribute would be refused by a strict policy. */
  protected override updated(): void {
    const { upNext } = this.state;
    const count = this.renderRoot.querySelector<HTMLElement>('.count');
    if (upNext) count?.style.setProperty('--left', String(upNext.secLeft / upNext.ofSec));
    const news = this.#news();
    if (news === this.#said) return;
    this.#said = news;
    this.requestUpdate();
  }

  #asks(detail: PlayerRequest): () => void {
    return () => {
      request(this, detail);
    };
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    request(this, { type: 'cancel-up-next' });
  };
}

defineOnce('sv-title-card', SvTitleCard);

declare global {
  interface HTMLElementTagNameMap {
    'sv-title-card': SvTitleCard;
  }
}
