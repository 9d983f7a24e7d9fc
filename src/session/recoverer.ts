import type { CancelTimer, Clock } from '../base/clock.js';
import type { SvError } from '../base/sv-error.js';
import { nextStep, type RecoveryStep } from './recovery.js';

export interface RecovererOptions {
  readonly clock: Clock;
  readonly bufferLevelSec: () => number;
  /** Try again now. */
  readonly again: () => void;
}

/** Carries out {@link nextStep}: holds the one timer or the wait for the connection. */
export class Recoverer {
  readonly #options: RecovererOptions;
  #hasMedia = false;
  #attempts = 0;
  #firstStopMs: number | null = null;
  #cancelWait: CancelTimer = () => {};

  constructor(options: RecovererOptions) {
    this.#options = options;
  }

  /** The engine stopped: schedules what is to be done, and says what that is. */
  stopped(error: SvError): RecoveryStep {
    this.#cancelWait();
    const nowMs = this.#options.clock.now();
    this.#firstStopMs ??= nowMs;
    const step = nextStep({
      error,
      online: navigator.onLine,
      bufferLevelSec: this.#options.bufferLevelSec(),
      hasMedia: this.#hasMedia,
      attempts: this.#attempts,
      troubledMs: nowMs - this.#firstStopMs,
    });
    if (step.kind === 'wait-online') this.#whenOnline();
    if (step.kind === 'retry') {
      this.#attempts += 1;
      this.#cancelWait = this.#options.clock.after(step.inMs, this.#options.again);
    }
    return step;
  }

  /** A segment arrived: whatever was wrong is over. */
  succeeded(): void {
    this.#hasMedia = true;
    this.#attempts = 0;
    this.#firstStopMs = null;
  }

  /** The source is let go of. */
  cancel(): void {
    this.#hasMedia = false;
    this.#attempts = 0;
    this.#firstStopMs = null;
    this.#cancelWait();
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
