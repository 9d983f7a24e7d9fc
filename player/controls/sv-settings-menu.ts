import { html, nothing, type TemplateResult } from 'lit';
import type { CaptionStyle } from '../captions/caption-style.js';
import { cueDeclarations } from '../captions/cue-css.js';
import { englishMenu } from '../locales/menu-en.js';
import type { MenuWords } from '../locales/menu-words.js';
import { englishTitle } from '../locales/title-en.js';
import type { TitleWords } from '../locales/title-words.js';
import { request } from '../state/player-request.js';
import { base } from '../styles/base.js';
import { menuStyles } from '../styles/menu.js';
import {
  audioIcon,
  chaptersIcon,
  checkIcon,
  chevronIcon,
  dataSaverIcon,
  loopIcon,
  qualityIcon,
  queueIcon,
  shuffleIcon,
  speedIcon,
  statsIcon,
} from '../styles/menu-icons.js';
import { captionsIcon } from '../styles/icons.js';
import { defineOnce } from './define-once.js';
import { InterfaceElement } from './interface-element.js';
import { pageAbove, type MenuItem, type PageName } from './menu-item.js';
import { menuMove } from './menu-keys.js';
import { settingsPage } from './settings-pages.js';

/** The pages under these go by their names alone. */
const pageIcons: Partial<Record<PageName, TemplateResult>> = {
  quality: qualityIcon,
  abr: qualityIcon,
  speed: speedIcon,
  captions: captionsIcon,
  audio: audioIcon,
  chapters: chaptersIcon,
  queue: queueIcon,
};
const checkboxIcons = {
  loop: loopIcon,
  shuffle: shuffleIcon,
  stats: statsIcon,
  'data-saver': dataSaverIcon,
};

/**
 * Quality, speed, captions and their looks, audio, chapters, the queue and stats. It takes the focus when it appears, and fires `sv-menu-close`
 * when it wants to go: `detail.refocus` tells whether the focus should go back to what opened it.
 *
 * @fires sv-menu-close - `{ refocus: boolean }`; stays inside the player
 * @csspart menu - the list
 * @csspart item - each item; a chosen one also `checked`
 * @csspart preview - what captions look like
 */
export class SvSettingsMenu extends InterfaceElement {
  static override styles = [base, menuStyles];

  #page: PageName = 'root';
  #preview: CaptionStyle | undefined;
  /** What the preview wears now. */
  #dress = '';
  /** Which item takes the focus once the page is drawn. */
  #focusNext: 'first' | 'checked' | PageName | null = 'first';

  get titleWords(): TitleWords {
    return { ...englishTitle, ...this.words.panels?.title };
  }

  get menuWords(): MenuWords {
    return { ...englishMenu, ...this.words.panels?.menu };
  }

  protected override render(): TemplateResult {
    const { title, items, preview } = settingsPage(
      this.#page,
      this.state,
      this.words,
      this.titleWords,
      this.menuWords,
    );
    this.#preview = preview;
    return html`<div class="menu" part="menu" role="menu" aria-label=${title} @keydown=${this.#onKey}>
      ${this.#page === 'root' ? nothing : this.#backItem(title)}
      ${
        preview === undefined
          ? nothing
          : html`<div class="preview" part="preview" aria-hidden="true">
              <span class="cue">${this.menuWords.sample}</span>
            </div>`
      }
      ${items.map((item) => this.#itemTemplate(item))}
      ${this.#page === 'root' ? html`<slot name="settings-item" @click=${this.#onOwnItem}></slot>` : nothing}
    </div>`;
  }

  #backItem(title: string): TemplateResult {
    return html`<button
      type="button"
      class="item back"
      part="item back"
      role="menuitem"
      tabindex="-1"
      @click=${this.#back}
    >
      <span class="chevron">${chevronIcon}</span><span class="label">${title}</span>
    </button>`;
  }

  #itemTemplate(item: MenuItem): TemplateResult {
    if (item.kind === 'page') {
      return html`<button
        type="button"
        class="item"
        part="item"
        role="menuitem"
        tabindex="-1"
        aria-haspopup="menu"
        data-page=${item.page}
        @click=${() => {
          this.#open(item.page);
        }}
      >
        ${pageIcons[item.page] ?? nothing}<span class="label">${item.label}</span>
        <span class="detail">${item.detail}</span><span class="chevron">${chevronIcon}</span>
      </button>`;
    }
    if (item.kind === 'action') {
      return html`<button
        type="button"
        class="item"
        part="item"
        role="menuitem"
        tabindex="-1"
        @click=${() => {
          request(this, item.ask);
        }}
      >
        <span class="label">${item.label}</span>
      </button>`;
    }
    const tick = html`<span class="tick">${checkIcon}</span>`;
    return html`<button
      type="button"
      class="item"
      part=${item.checked ? 'item checked' : 'item'}
      role=${`menuitem${item.kind}`}
      tabindex="-1"
      aria-checked=${item.checked}
      @click=${() => {
        request(this, item.ask);
        if (!item.stays) this.#close(true);
      }}
    >
      ${item.kind === 'radio' ? tick : checkboxIcons[item.icon ?? 'stats']}<span class="label"
        >${item.label}</span
      >
      ${item.detail === '' ? nothing : html`<span class="detail">${item.detail}</span>`}
      ${item.kind === 'radio' ? nothing : tick}
    </button>`;
  }

  protected override updated(): void {
    this.#dressPreview();
    const wanted = this.#focusNext;
    if (wanted === null) return;
    this.#focusNext = null;
    const items = this.#items();
    const target =
      wanted === 'first'
        ? items[0]
        : items.find((item) =>
            wanted === 'checked'
              ? item.getAttribute('aria-checked') === 'true'
              : item.dataset['page'] === wanted,
          );
    (target ?? items[0])?.focus();
  }

  /** Through the CSSOM: a style attribute would be refused by a strict policy. */
  #dressPreview(): void {
    const cue = this.renderRoot.querySelector<HTMLElement>('.cue');
    const preview = cue ? this.#preview : undefined;
    const dress = preview ? JSON.stringify(preview) : '';
    if (dress === this.#dress) return;
    this.#dress = dress;
    if (!cue || !preview) return;
    for (const name of Array.from(cue.style)) cue.style.removeProperty(name);
    for (const [name, value] of Object.entries(cueDeclarations(preview))) cue.style.setProperty(name, value);
  }

  #items(): HTMLElement[] {
    const own =
      this.renderRoot
        .querySelector<HTMLSlotElement>('slot[name=settings-item]')
        ?.assignedElements({ flatten: true }) ?? [];
    return [...this.renderRoot.querySelectorAll<HTMLElement>('.item'), ...(own as HTMLElement[])];
  }

  #open(page: PageName, focus: 'checked' | PageName = 'checked'): void {
    this.#page = page;
    this.#focusNext = focus;
    this.requestUpdate();
  }

  readonly #back = (): void => {
    if (this.#page !== 'root') this.#open(pageAbove(this.#page), this.#page);
  };

  /** The page's own item does what the page wants; the menu has done its part. */
  readonly #onOwnItem = (): void => {
    this.#close(true);
  };

  #close(refocus: boolean): void {
    this.dispatchEvent(new CustomEvent('sv-menu-close', { detail: { refocus } }));
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const items = this.#items();
    const focused = items.find((item) => item.matches(':focus'));
    const move = menuMove(event.key, {
      index: focused ? items.indexOf(focused) : -1,
      labels: items.map((item) => (item.querySelector('.label') ?? item).textContent.trim()),
      opens: focused?.hasAttribute('aria-haspopup') ?? false,
      rightToLeft: getComputedStyle(this).direction === 'rtl',
    });
    // In an open menu every key but Tab is the menu's, none the player's.
    if (event.key === 'Tab') this.#close(false);
    else if (move || (event.key.length === 1 && event.key !== ' ')) event.preventDefault();
    event.stopPropagation();
    if (!move) return;
    if ('to' in move) items[move.to]?.focus();
    else if (move.act === 'open') focused?.click();
    else if (move.act === 'back' || (move.act === 'close' && this.#page !== 'root')) this.#back();
    else if (move.act === 'close') this.#close(true);
  };
}

defineOnce('sv-settings-menu', SvSettingsMenu);

declare global {
  interface HTMLElementTagNameMap {
    'sv-settings-menu': SvSettingsMenu;
  }
}
