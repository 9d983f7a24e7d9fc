import { LitElement, type PropertyDeclarations } from 'lit';
import { english } from '../locales/en.js';
import type { Words } from '../locales/words.js';
import { initialPlayerState, type PlayerState } from '../state/player-state.js';

/** What every element of the interface is: a view of the player's state, in some language. */
export class InterfaceElement extends LitElement {
  static override properties: PropertyDeclarations = {
    state: { attribute: false },
    words: { attribute: false },
  };

  /** Makes the root of an element that is drawn in another window; set by what takes elements there. */
  static makeRoot: (element: InterfaceElement) => ShadowRoot | null = () => null;

  declare state: PlayerState;
  declare words: Words;

  constructor() {
    super();
    this.state = initialPlayerState;
    this.words = english;
  }

  protected override createRenderRoot(): HTMLElement | DocumentFragment {
    return InterfaceElement.makeRoot(this) ?? super.createRenderRoot();
  }
}
