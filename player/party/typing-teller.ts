import type { CancelTimer, Clock } from '../../src/base/clock.js';

/** Who writes nothing for so long isn't writing any more. */
const TYPING_MS = 4_000;

/** Tells the room that somebody writes, and that they no longer do. */
export class TypingTeller {
  readonly #clock: Clock;
  readonly #tell: (typing: boolean) => void;
  #cancel: CancelTimer = () => {};

  constructor(clock: Clock, tell: (typing: boolean) => void) {
    this.#clock = clock;
    this.#tell = tell;
  }

  /** This is in the field now. */
  wrote(text: string): void {
    this.#cancel();
    this.#tell(text.trim() !== '');
    this.#cancel = this.#clock.after(TYPING_MS, () => {
      this.#tell(false);
    });
  }

  stop(): void {
    this.#cancel();
    this.#tell(false);
  }
}
