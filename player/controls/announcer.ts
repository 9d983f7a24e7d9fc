import type { CancelTimer, Clock } from '../../src/base/clock.js';
import type { Words } from '../locales/words.js';
import type { PlayerState } from '../state/player-state.js';
import { announcementOf } from './announcement.js';

/** A wait that a screen reader should speak of; shorter ones pass by themselves. */
const LONG_WAIT_MS = 2_000;

/** Keeps the text of the live region: changes worth telling, and waits that last. */
export class Announcer {
  text = '';
  readonly #clock: Clock;
  readonly #changed: () => void;
  #cancelWait: CancelTimer | null = null;

  constructor(clock: Clock, changed: () => void) {
    this.#clock = clock;
    this.#changed = changed;
  }

  take(was: PlayerState | undefined, now: PlayerState, words: Words): void {
    const waits = now.phase === 'waiting' && !now.paused && !now.offline;
    if (!waits) this.stop();
    else
      this.#cancelWait ??= this.#clock.after(LONG_WAIT_MS, () => {
        this.text = words.buffering;
        this.#changed();
      });
    if (!waits && this.text === words.buffering) this.text = '';
    if (was) this.text = announcementOf(was, now, words) ?? this.text;
  }

  stop(): void {
    this.#cancelWait?.();
    this.#cancelWait = null;
  }
}
