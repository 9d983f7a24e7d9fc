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

  declare state: PlayerState;
  declare words: Words;

  constructor() {
    super();
    this.state = initialPlayerState;
    this.words = english;
  }
}
