import { volumeStep } from '../state/hotkeys.js';
import { request } from '../state/player-request.js';
import type { PlayerState } from '../state/player-state.js';

/** A mouse's notch is a step; of a trackpad's many small moves, this much together. */
const STEP_PX = 40;
const LINE_PX = 16;
/** Between two moves of one gesture there is less. */
const REST_MS = 200;

interface Wheeled {
  readonly deltaX: number;
  readonly deltaY: number;
  /** 0 pixels, 1 lines, 2 pages. */
  readonly deltaMode: number;
  readonly timeStamp: number;
}

/** Adds up what a wheel or trackpad turns, until it makes a step. */
export class WheelSteps {
  #px = 0;
  #lastMs = -Infinity;

  /** 1 for louder (away from the viewer), −1 for softer, 0 for not enough yet. */
  take({ deltaX, deltaY, deltaMode, timeStamp }: Wheeled): 1 | -1 | 0 {
    const delta = Math.abs(deltaY) >= Math.abs(deltaX) ? -deltaY : deltaX;
    const px = deltaMode === 0 ? delta : delta * LINE_PX;
    if (timeStamp - this.#lastMs > REST_MS || px * this.#px < 0) this.#px = 0;
    this.#lastMs = timeStamp;
    this.#px += px;
    if (Math.abs(this.#px) < STEP_PX) return 0;
    const step = this.#px > 0 ? 1 : -1;
    this.#px = 0;
    return step;
  }
}

/** The wheel over the volume's control changes it; at either end the page scrolls on. */
export function listenToWheel(control: HTMLElement & { readonly state: PlayerState }): void {
  const steps = new WheelSteps();
  const onWheel = (event: WheelEvent): void => {
    // With Ctrl it zooms the page.
    if (event.ctrlKey || event.defaultPrevented) return;
    const { volume, muted } = control.state;
    const louder = event.deltaY < 0 || (event.deltaY === 0 && event.deltaX > 0);
    if (louder ? volume >= 1 && !muted : volume <= 0 || muted) return;
    event.preventDefault();
    const step = steps.take(event);
    if (step !== 0) request(control, volumeStep(control.state, step));
  };
  // On this one element: a page scrolls as smoothly as ever everywhere else.
  control.addEventListener('wheel', onWheel, { passive: false });
}
