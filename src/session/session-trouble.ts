import type { Clock } from '../base/clock.js';
import type { Emitter } from '../base/emitter.js';
import type { SvError } from '../base/sv-error.js';
import { bufferedAheadSec } from '../media/buffered.js';
import type { QoeTracker } from '../qoe/contract.js';
import { Recoverer } from './recoverer.js';
import type { SessionEvents } from './session.js';

export interface TroubleOptions {
  readonly media: HTMLVideoElement;
  readonly clock: Clock;
  readonly events: Emitter<SessionEvents>;
  readonly tracker: QoeTracker;
  /** Try the stopped source again now. */
  readonly again: () => void;
}

/** What is wrong with what a session plays: told, tried again, and over when something arrives. */
export class SessionTrouble {
  readonly #options: TroubleOptions;
  readonly #recoverer: Recoverer;
  #told = false;
  #offline = false;
  #lastError: SvError | null = null;

  constructor(options: TroubleOptions) {
    const { clock, media, again } = options;
    this.#options = options;
    this.#recoverer = new Recoverer({
      clock,
      // Sound alone is buffered too, and nothing of it can be watched.
      bufferLevelSec: () =>
        media.readyState === HTMLMediaElement.HAVE_NOTHING
          ? 0
          : bufferedAheadSec(media.buffered, media.currentTime),
      again,
    });
  }

  get offline(): boolean {
    return this.#offline;
  }

  /** A fatal one; null again once something arrives. */
  get lastError(): SvError | null {
    return this.#lastError;
  }

  /** The source stopped. Whether that is the end; else it is tried again by itself. */
  stopped(error: SvError): boolean {
    const { kind } = this.#recoverer.stopped(error);
    this.#setOffline(kind === 'wait-online');
    return kind === 'give-up';
  }

  report(error: SvError, fatal: boolean): void {
    this.#told = true;
    if (fatal) this.#lastError = error;
    this.#options.tracker.failed(error, fatal);
    this.#options.events.emit('error', { error, fatal });
  }

  /** The source is tried again: nothing waits for the connection any more. */
  waitOver(): void {
    this.#setOffline(false);
  }

  /** The source is loaded anew for what was told, which isn't over yet. */
  goesOn(): void {
    this.#told = true;
  }

  /** A segment came. */
  arrived(): void {
    this.#recoverer.succeeded();
    this.over();
  }

  over(): void {
    if (!this.#told) return;
    this.#told = false;
    this.#lastError = null;
    this.#options.events.emit('recovered', {});
  }

  /** The source is let go of. */
  clear(): void {
    this.#recoverer.cancel();
    this.#told = false;
    this.#lastError = null;
    this.#setOffline(false);
  }

  #setOffline(offline: boolean): void {
    if (this.#offline === offline) return;
    this.#offline = offline;
    this.#options.events.emit('offline', { offline });
  }
}
