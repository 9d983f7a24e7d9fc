import type { Clock } from '../../src/base/clock.js';
import type { AskedTimes } from '../../src/session/session.js';

/** When a load and its playback were asked for, while what they need is still on its way. */
export class WaitLog {
  readonly #clock: Clock;
  #loadMs: number | null = null;
  #playMs: number | null = null;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** A load waits: since the first time that this is told. */
  load(): void {
    this.#loadMs ??= this.#clock.now();
  }

  play(): void {
    this.#playMs ??= this.#clock.now();
  }

  clear(): void {
    this.#loadMs = null;
    this.#playMs = null;
  }

  /** What the viewer has waited for already, once; nothing if no load waited. */
  take(): { asked?: AskedTimes } {
    const asked = this.#loadMs === null ? {} : { asked: { loadMs: this.#loadMs, playMs: this.#playMs } };
    this.clear();
    return asked;
  }
}
