import type { CancelTimer, Clock } from '../../src/base/clock.js';

/** What moves: a media element, or what looks like one. */
export type Playhead = Pick<
  HTMLMediaElement,
  'currentTime' | 'paused' | 'playbackRate' | 'readyState' | 'seeking'
>;

const HAVE_FUTURE_DATA = 3;
/** A timer that comes a little early is set anew, not at once. */
const LEAST_MS = 12;

/**
 * Rings when the playhead gets to a place. `timeupdate` comes four times a second, which is late by a
 * syllable; whoever listens to it sets this for what lies ahead.
 */
export class PlayheadAlarm {
  readonly #playhead: Playhead;
  readonly #clock: Clock;
  readonly #ring: () => void;
  #cancel: CancelTimer = () => {};

  constructor(playhead: Playhead, clock: Clock, ring: () => void) {
    this.#playhead = playhead;
    this.#clock = clock;
    this.#ring = ring;
  }

  /** Instead of any set before. While nothing moves it isn't set: set it again when playback goes on. */
  set(atSec: number): void {
    this.#cancel();
    const { currentTime, paused, playbackRate, readyState, seeking } = this.#playhead;
    if (paused || seeking || readyState < HAVE_FUTURE_DATA || playbackRate <= 0) return;
    const inMs = ((atSec - currentTime) / playbackRate) * 1000;
    if (!Number.isFinite(inMs)) return;
    this.#cancel = this.#clock.after(Math.max(LEAST_MS, inMs), this.#ring);
  }

  stop(): void {
    this.#cancel();
  }
}
