import { html, nothing, type ReactiveController, type TemplateResult } from 'lit';
import type { InterfaceElement } from './interface-element.js';

/** These hold text to be marked and copied: the browser's menu serves them better. */
const keepsBrowsersMenu = 'sv-error-panel, sv-stats-panel, input, textarea, [contenteditable]';

/** Opens the context menu over the player, in place of the browser's; its script comes with the first one. */
export class ContextMenu implements ReactiveController {
  readonly #host: InterfaceElement;
  #player: EventTarget | null = null;
  /** What it was asked for by; null while it is closed. */
  #asked: MouseEvent | null = null;
  /** Stays once it was there, since it has something to say after it was closed. */
  #used = false;

  constructor(host: InterfaceElement) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    const root = this.#host.getRootNode();
    this.#player = root instanceof ShadowRoot ? root.host : this.#host;
    this.#player.addEventListener('contextmenu', this.#onContextMenu);
  }

  hostDisconnected(): void {
    this.#player?.removeEventListener('contextmenu', this.#onContextMenu);
    this.#asked = null;
  }

  get open(): boolean {
    return this.#asked !== null;
  }

  template(): TemplateResult | typeof nothing {
    if (!this.#used) return nothing;
    return html`<sv-context-menu
      exportparts="menu, item, checked, panel, about, button, close, notice"
      .state=${this.#host.state}
      .words=${this.#host.words}
      .asked=${this.#asked}
      @sv-menu-close=${this.#close}
    ></sv-context-menu>`;
  }

  readonly #onContextMenu = (event: Event): void => {
    if (!(event instanceof MouseEvent) || !this.#takes(event)) return;
    event.preventDefault();
    this.#used = true;
    this.#asked = event;
    this.#host.requestUpdate();
    import('./sv-context-menu.js').catch(this.#close);
  };

  #takes(event: MouseEvent): boolean {
    const { button, ctrlKey, shiftKey, target } = event;
    // The keyboard's comes with no button, and Shift+F10 is it; a Mac's Ctrl+click with the main one.
    const byMouse = button === 2 || ctrlKey;
    const byTouch = event instanceof PointerEvent && event.pointerType === 'touch';
    // What the page has put into the player has its own.
    const ours = target === this.#player && !event.defaultPrevented;
    return (
      ours &&
      !byTouch &&
      !(byMouse && shiftKey) &&
      !event.composedPath().some((each) => each instanceof Element && each.matches(keepsBrowsersMenu))
    );
  }

  readonly #close = (): void => {
    this.#asked = null;
    this.#host.requestUpdate();
  };
}
