import type { CancelTimer, Clock } from '../../src/base/clock.js';

/** Long enough to find a button, short enough not to cover the picture. */
const IDLE_MS = 3_000;

/** Whether the viewer is at the controls: used lately, or playback isn't running. */
export class UserActivity {
  readonly #clock: Clock;
  readonly #changed: (active: boolean) => void;
  #running = false;
  #active = true;
  #cancelIdle: CancelTimer | null = null;
  #usedAtMs = 0;

  constructor(clock: Clock, changed: (active: boolean) => void) {
    this.#clock = clock;
    this.#changed = changed;
  }

  get active(): boolean {
    return this.#active;
  }

  /** The pointer moved, a key was pressed, or focus came. */
  used(): void {
    this.#usedAtMs = this.#clock.now();
    this.#set(true);
    if (this.#running) this.#waitFor(IDLE_MS);
    else this.#stop();
  }

  /** The pointer went away. */
  left(): void {
    if (!this.#running) return;
    this.#stop();
    this.#set(false);
  }

  playing(running: boolean): void {
    if (running === this.#running) return;
    this.#running = running;
    this.used();
  }

  dispose(): void {
    this.#stop();
  }

  /** A pointer that moves uses the player many times a second: one timer serves them all, and looks when it is due. */
  #waitFor(ms: number): void {
    this.#cancelIdle ??= this.#clock.after(ms, () => {
      this.#cancelIdle = null;
      const leftMs = this.#usedAtMs + IDLE_MS - this.#clock.now();
      if (leftMs > 0) this.#waitFor(leftMs);
      else this.#set(false);
    });
  }

  #stop(): void {
    this.#cancelIdle?.();
    this.#cancelIdle = null;
  }

  #set(active: boolean): void {
    if (active === this.#active) return;
    this.#active = active;
    this.#changed(active);
  }
}
