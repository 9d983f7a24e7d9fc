import { html, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import { systemClock, type CancelTimer } from '../../src/base/clock.js';
import { SDK } from '../../src/qoe/report/sdk.js';
import { deepFocus } from '../input/deep-focus.js';
import { englishContext } from '../locales/context-en.js';
import type { ContextWords } from '../locales/context-words.js';
import { request } from '../state/player-request.js';
import { base } from '../styles/base.js';
import { closeButtonStyles } from '../styles/close-button.js';
import { contextMenuStyles } from '../styles/context-menu.js';
import { contextIcons } from '../styles/context-icons.js';
import { checkIcon } from '../styles/menu-icons.js';
import { menuStyles } from '../styles/menu.js';
import { closeIcon } from '../styles/icons.js';
import { copyDebugInfo, copyLink } from './context-copies.js';
import { contextItems, type ContextItem } from './context-items.js';
import { defineOnce } from './define-once.js';
import { hostOf } from './host-of.js';
import { InterfaceElement } from './interface-element.js';
import { menuMove } from './menu-keys.js';

/** Long enough to read a few words. */
const SAID_MS = 2_500;
/** Between the menu and the player's edge, CSS pixels. */
const MARGIN = 6;

/**
 * The menu of a right click or the menu key: loop, a link to here, debug info, picture in picture, stats, and what
 * this player is. It gives the focus back to where it was, and stays to say what became of a copy.
 *
 * @fires sv-menu-close - it is closed; stays inside the player
 * @csspart menu - the list
 * @csspart item - each item; one that is switched on also `checked`
 * @csspart panel - the card about the player
 * @csspart button - on that card; also `close`
 * @csspart notice - what became of a copy
 */
export class SvContextMenu extends InterfaceElement {
  static override properties: PropertyDeclarations = {
    ...InterfaceElement.properties,
    asked: { attribute: false },
    view: { state: true },
    said: { state: true },
  };
  static override styles = [base, menuStyles, closeButtonStyles, contextMenuStyles];

  get contextWords(): ContextWords {
    return { ...englishContext, ...this.words.panels?.context };
  }

  /** What it was asked for by; null while it is closed. */
  declare asked: MouseEvent | null;
  declare view: 'menu' | 'about';
  declare said: string;

  #cancelSaid: CancelTimer = () => {};
  #focusBefore: Element | null = null;

  constructor() {
    super();
    this.asked = null;
    this.view = 'menu';
    this.said = '';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.ownerDocument.addEventListener('pointerdown', this.#onPointerAnywhere, true);
    this.ownerDocument.defaultView?.addEventListener('blur', this.#onBlur);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.ownerDocument.removeEventListener('pointerdown', this.#onPointerAnywhere, true);
    this.ownerDocument.defaultView?.removeEventListener('blur', this.#onBlur);
    this.#cancelSaid();
    this.asked = null;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('asked')) this.view = 'menu';
  }

  protected override render(): TemplateResult {
    return html`${this.asked ? html`<div class="scrim" @click=${this.#onScrim}></div>` : nothing}
      ${this.asked ? (this.view === 'about' ? this.#about() : this.#menu()) : nothing}
      <div class="said" part="notice" role="status" aria-live="polite">${this.said}</div>`;
  }

  #menu(): TemplateResult {
    return html`<div
      class="card menu"
      part="menu"
      role="menu"
      aria-label=${this.contextWords.menu}
      @keydown=${this.#onMenuKey}
      @contextmenu=${this.#onOwnMenu}
    >
      ${contextItems(this.state, this.contextWords).map((item) => this.#item(item))}
    </div>`;
  }

  #item(item: ContextItem): TemplateResult {
    const { name, label, checked } = item;
    return html`<button
      type="button"
      class="item"
      part=${checked ? 'item checked' : 'item'}
      role=${checked === undefined ? 'menuitem' : 'menuitemcheckbox'}
      tabindex="-1"
      aria-checked=${checked ?? nothing}
      data-item=${name}
      @click=${() => {
        this.#act(item);
      }}
    >
      ${contextIcons[name]}<span class="label">${label}</span>
      ${checked === undefined ? nothing : html`<span class="tick">${checkIcon}</span>`}
    </button>`;
  }

  #about(): TemplateResult {
    const [, version = ''] = SDK.split('/');
    return html`<div
      class="card about"
      part="panel"
      role="dialog"
      aria-label=${this.contextWords.about}
      @keydown=${this.#onAboutKey}
      @contextmenu=${this.#onOwnMenu}
    >
      <b>StreamVerse Player</b>
      <span>sv-player ${version}</span>
      <button
        type="button"
        class="close"
        part="button close"
        aria-label=${this.contextWords.close}
        @click=${() => {
          this.#close(true);
        }}
      >
        ${closeIcon}
      </button>
    </div>`;
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (!this.asked || !(changed.has('asked') || changed.has('view'))) return;
    this.#place(this.asked);
    if (changed.has('asked') && !changed.get('asked')) this.#focusBefore = deepFocus(document);
    const first = this.renderRoot.querySelector<HTMLElement>(this.view === 'about' ? '.close' : '.item');
    first?.focus({ preventScroll: true });
  }

  /** Under the pointer, or by what has the focus, as the event has it; and inside the player. */
  #place({ clientX, clientY }: MouseEvent): void {
    const card = this.renderRoot.querySelector<HTMLElement>('.card');
    if (!card) return;
    const { left, top, width, height } = this.getBoundingClientRect();
    const inside = (wanted: number, most: number): string =>
      `${Math.max(MARGIN, Math.min(wanted, most - MARGIN))}px`;
    card.style.left = inside(clientX - left, width - card.offsetWidth);
    card.style.top = inside(clientY - top, height - card.offsetHeight);
  }

  #act({ act }: ContextItem): void {
    if (act.type === 'about') {
      this.view = 'about';
      return;
    }
    const { linkCopied, debugInfoCopied } = this.contextWords;
    if (act.type === 'ask') request(this, act.ask);
    else if (act.type === 'copy-link')
      void this.#tell(copyLink(hostOf(hostOf(this)), this.state), linkCopied);
    else void this.#tell(copyDebugInfo(this, this.state), debugInfoCopied);
    this.#close(true);
  }

  /** What became of a copy; nothing of one that the page made itself. */
  async #tell(copying: Promise<boolean | null>, done: string): Promise<void> {
    const copied = await copying;
    if (copied === null) return;
    this.said = copied ? done : this.contextWords.notCopied;
    this.#cancelSaid();
    this.#cancelSaid = systemClock.after(SAID_MS, () => {
      this.said = '';
    });
  }

  #close(refocus: boolean): void {
    if (!this.asked) return;
    if (refocus && this.#focusBefore instanceof HTMLElement) this.#focusBefore.focus({ preventScroll: true });
    this.#focusBefore = null;
    this.asked = null;
    this.dispatchEvent(new Event('sv-menu-close'));
  }

  readonly #onMenuKey = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const items = Array.from(this.renderRoot.querySelectorAll<HTMLElement>('.item'));
    const index = items.findIndex((item) => item.matches(':focus'));
    const labels = items.map((item) => item.querySelector('.label')?.textContent ?? '');
    const move = menuMove(event.key, { index, labels, opens: false, rightToLeft: false });
    // In an open menu every key but Tab is the menu's, none the player's.
    if (event.key === 'Tab') this.#close(false);
    else if (move || (event.key.length === 1 && event.key !== ' ')) event.preventDefault();
    event.stopPropagation();
    if (!move) return;
    if ('to' in move) items[move.to]?.focus();
    else if (move.act === 'close') this.#close(true);
  };

  readonly #onAboutKey = (event: KeyboardEvent): void => {
    event.stopPropagation();
    if (event.key === 'Tab') {
      this.#close(false);
    } else if (event.key === 'Escape') {
      event.preventDefault();
      this.#close(true);
    }
  };

  /** On the card itself it means nothing; the browser's own menu would lie over ours. */
  readonly #onOwnMenu = (event: Event): void => {
    event.preventDefault();
    event.stopPropagation();
  };

  /** A click beside the card closes it, and does nothing else. */
  readonly #onScrim = (event: Event): void => {
    event.preventDefault();
    event.stopPropagation();
    this.#close(true);
  };

  readonly #onPointerAnywhere = (event: Event): void => {
    if (!event.composedPath().includes(this)) this.#close(false);
  };

  readonly #onBlur = (): void => {
    this.#close(false);
  };
}

/** Puts the menu over `controls`, the one that is there already if there is one, where `asked` says. */
export function openContextMenu(controls: InterfaceElement, asked: MouseEvent): SvContextMenu {
  const there = controls.renderRoot.querySelector('sv-context-menu');
  const menu = there ?? document.createElement('sv-context-menu');
  const { state, words } = controls;
  Object.assign(menu, { state, words, asked });
  if (!there) {
    menu.setAttribute('exportparts', 'menu, item, checked, panel, button, close, notice');
    const update = (): void => {
      controls.requestUpdate();
    };
    menu.addEventListener('sv-menu-close', update);
    // Among what has the tokens.
    controls.renderRoot.querySelector('.layer')?.append(menu);
  }
  controls.requestUpdate();
  return menu;
}

defineOnce('sv-context-menu', SvContextMenu);

declare global {
  interface HTMLElementTagNameMap {
    'sv-context-menu': SvContextMenu;
  }
}
