import type { CancelTimer, Clock } from '../base/clock.js';
import type { Emitter } from '../base/emitter.js';
import type { SvError } from '../base/sv-error.js';
import { bufferedAheadSec } from '../media/buffered.js';
import type { QoeTracker } from '../qoe/contract.js';
import { nextStep } from './recovery.js';
import type { SessionEvents } from './session.js';

export interface TroubleOptions {
  readonly media: HTMLVideoElement;
  readonly clock: Clock;
  readonly events: Emitter<SessionEvents>;
  readonly tracker: QoeTracker;
  /** Try the stopped source again now. */
  readonly again: () => void;
}

/**
 * What is wrong with what a session plays: told, tried again, and over when something arrives. It carries out
 * {@link nextStep}, and holds the one timer or the wait for the connection.
 */
export class SessionTrouble {
  readonly #options: TroubleOptions;
  #hasMedia = false;
  #attempts = 0;
  #firstStopMs: number | null = null;
  #cancelWait: CancelTimer = () => {};
  #told = false;
  #offline = false;
  #lastError: SvError | null = null;

  constructor(options: TroubleOptions) {
    this.#options = options;
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
    this.#cancelWait();
    const { clock, media, again } = this.#options;
    const nowMs = clock.now();
    this.#firstStopMs ??= nowMs;
    const step = nextStep({
      error,
      online: navigator.onLine,
      // Sound alone is buffered too, and nothing of it can be watched.
      bufferLevelSec:
        media.readyState === HTMLMediaElement.HAVE_NOTHING
          ? 0
          : bufferedAheadSec(media.buffered, media.currentTime),
      hasMedia: this.#hasMedia,
      attempts: this.#attempts,
      troubledMs: nowMs - this.#firstStopMs,
    });
    const offline = step.kind === 'wait-online';
    if (offline) this.#whenOnline();
    if (step.kind === 'retry') {
      this.#attempts += 1;
      this.#cancelWait = clock.after(step.inMs, again);
    }
    this.setOffline(offline);
    return step.kind === 'give-up';
  }

  report(error: SvError, fatal: boolean): void {
    this.#told = true;
    if (fatal) this.#lastError = error;
    this.#options.tracker.failed(error, fatal);
    this.#options.events.emit('error', { error, fatal });
  }

  /** A segment came: whatever was wrong is over. */
  arrived(): void {
    this.#forget();
    this.#hasMedia = true;
    this.over();
  }

  /** What was told, if anything was, is over. */
  over(): void {
    if (!this.#told) return;
    this.#told = false;
    this.#lastError = null;
    this.#options.events.emit('recovered', {});
  }

  /** The source is loaded anew for what was told, which isn't over yet. */
  goesOn(): void {
    this.#told = true;
  }

  /** The source is let go of. */
  clear(): void {
    this.#forget();
    this.#hasMedia = false;
    this.#cancelWait();
    this.#told = false;
    this.#lastError = null;
    this.setOffline(false);
  }

  /** Whether it waits for the device's connection. */
  setOffline(offline: boolean): void {
    if (this.#offline === offline) return;
    this.#offline = offline;
    this.#options.events.emit('offline', { offline });
  }

  #forget(): void {
    this.#attempts = 0;
    this.#firstStopMs = null;
  }

  #whenOnline(): void {
    const again = (): void => {
      this.#cancelWait();
      this.#options.again();
    };
    addEventListener('online', again);
    this.#cancelWait = () => {
      removeEventListener('online', again);
    };
  }
}
