import type { SvError } from '../../src/base/sv-error.js';

/** One load of a source, as those who wait for playback see it. */
export class LoadAttempt {
  /** Only ever rejects: with what `play()` is to reject with. */
  readonly failed: Promise<never>;
  /** Resolves when the source is understood, or rejects as `failed` does. */
  readonly ready: Promise<void>;
  /** The source's fault ended it. */
  dead = false;
  understood: () => void = () => {};
  #fail: (reason: DOMException) => void = () => {};

  constructor() {
    this.failed = new Promise<never>((_resolve, reject) => {
      this.#fail = reject;
    });
    const understood = new Promise<void>((resolve) => {
      this.understood = resolve;
    });
    this.ready = Promise.race([understood, this.failed]);
    // The session's error event tells of a failure; nobody need be waiting here.
    this.ready.catch(() => {});
  }

  /** Rejects as a `<video>` does whose source can't be played. */
  fatal(error: SvError): void {
    this.dead = true;
    this.#fail(new DOMException(error.message, 'NotSupportedError'));
  }

  interrupted(): void {
    this.#fail(new DOMException('play() was interrupted by a new source.', 'AbortError'));
  }
}
