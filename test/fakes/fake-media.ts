import type { TimeRangesLike } from '../../src/media/buffered.js';

/** As much of a `<video>` as an engine looks at; time moves by {@link advance} alone. */
export class FakeMedia extends EventTarget {
  paused = true;
  seeking = false;
  playbackRate = 1;
  readonly error = null;
  bufferedUntilSec = 0;
  #currentTime = 0;

  get currentTime(): number {
    return this.#currentTime;
  }

  set currentTime(sec: number) {
    this.#currentTime = sec;
    this.seeking = true;
    this.dispatchEvent(new Event('seeking'));
  }

  get buffered(): TimeRangesLike {
    const endSec = this.bufferedUntilSec;
    return { length: endSec > this.#currentTime ? 1 : 0, start: () => this.#currentTime, end: () => endSec };
  }

  play(): Promise<void> {
    this.paused = false;
    this.dispatchEvent(new Event('play'));
    return Promise.resolve();
  }

  pause(): void {
    this.paused = true;
    this.dispatchEvent(new Event('pause'));
  }

  /** Plays on by so much, as far as there is media. */
  advance(bySec: number): void {
    if (this.paused) return;
    const next = Math.min(this.#currentTime + bySec, this.bufferedUntilSec);
    if (next > this.#currentTime) this.seeking = false;
    this.#currentTime = Math.max(this.#currentTime, next);
  }

  /** For whom only a real element will do by its type. */
  asElement(): HTMLVideoElement {
    return this as unknown as HTMLVideoElement;
  }
}
