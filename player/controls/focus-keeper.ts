import type { PlayerState } from '../state/player-state.js';
import { hostOf } from './host-of.js';
import type { InterfaceElement } from './interface-element.js';
import type { LateErrorPanel } from './late-error-panel.js';
import { hasCard } from './panel-template.js';

/** Keeps the focus in the player where what had it goes away, and takes it to what tries again. */
export class FocusKeeper {
  readonly #host: InterfaceElement;
  readonly #errorPanel: LateErrorPanel;
  /** What takes the focus after the next update. */
  #next: 'retry' | 'play' | null = null;

  constructor(host: InterfaceElement, errorPanel: LateErrorPanel) {
    this.#host = host;
    this.#errorPanel = errorPanel;
  }

  /** Before an update: who loses the focus by it. */
  look(was: PlayerState | undefined, now: PlayerState): void {
    if (!was) return;
    if (hasCard(was) && !hasCard(now) && this.#focused() === 'sv-title-card') this.#next = 'play';
    const failed = now.phase === 'error';
    if (failed === (was.phase === 'error')) return;
    if (!failed) this.#next = this.#focused() === 'sv-error-panel' ? 'play' : null;
    // The focus is never taken from the rest of the page.
    else if (hostOf(this.#host).matches(':focus-within, :fullscreen')) this.#next = 'retry';
  }

  /** After it. */
  move(): void {
    const next = this.#next;
    this.#next = null;
    if (next === 'play') this.toButton('play');
    else if (next === 'retry') void this.#errorPanel.focus();
  }

  toButton(part: 'play' | 'settings'): void {
    this.#host.renderRoot.querySelector<HTMLElement>(`.row > .${part}`)?.focus({ preventScroll: true });
  }

  #focused(): string | undefined {
    return this.#host.shadowRoot?.activeElement?.localName;
  }
}
