import type { CancelTimer, Clock } from '../../src/base/clock.js';

/** Long enough to find the next key. */
const STAY_MS = 4_000;

/**
 * Whether somebody walks about inside `element` by keyboard: focus came with its ring, or a key was
 * pressed, lately. A click's focus doesn't count, or controls would never leave after one.
 */
export class KeyboardPresence {
  readonly #clock: Clock;
  readonly #changed: () => void;
  #here = false;
  #cancel: CancelTimer = () => {};

  constructor(element: HTMLElement, clock: Clock, changed: () => void) {
    this.#clock = clock;
    this.#changed = changed;
    element.addEventListener('focusin', (event) => {
      const [target] = event.composedPath();
      if (target instanceof Element && target.matches(':focus-visible')) this.#set(true);
    });
    element.addEventListener('focusout', () => {
      this.#set(false);
    });
    // Before a menu or a slider keeps it to itself.
    element.addEventListener('keydown', () => this.#set(true), true);
  }

  get here(): boolean {
    return this.#here;
  }

  #set(here: boolean): void {
    this.#cancel();
    if (here) {
      this.#cancel = this.#clock.after(STAY_MS, () => {
        this.#set(false);
      });
    }
    if (here === this.#here) return;
    this.#here = here;
    this.#changed();
  }

  stop(): void {
    this.#set(false);
  }
}
