import type { CancelTimer, Clock } from '../../src/base/clock.js';

/** Long enough to find a button, short enough not to cover the picture. */
const IDLE_MS = 3_000;

/** Whether the viewer is at the controls: used lately, or playback isn't running. */
export class UserActivity {
  readonly #clock: Clock;
  readonly #changed: (active: boolean) => void;
  #running = false;
  #active = true;
  #cancelIdle: CancelTimer = () => {};

  constructor(clock: Clock, changed: (active: boolean) => void) {
    this.#clock = clock;
    this.#changed = changed;
  }

  get active(): boolean {
    return this.#active;
  }

  /** The pointer moved, a key was pressed, or focus came. */
  used(): void {
    this.#cancelIdle();
    this.#set(true);
    if (!this.#running) return;
    this.#cancelIdle = this.#clock.after(IDLE_MS, () => {
      this.#set(false);
    });
  }

  /** The pointer went away. */
  left(): void {
    if (!this.#running) return;
    this.#cancelIdle();
    this.#set(false);
  }

  playing(running: boolean): void {
    if (running === this.#running) return;
    this.#running = running;
    this.used();
  }

  dispose(): void {
    this.#cancelIdle();
  }

  #set(active: boolean): void {
    if (active === this.#active) return;
    this.#active = active;
    this.#changed(active);
  }
}
