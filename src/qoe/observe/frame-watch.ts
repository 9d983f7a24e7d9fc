import { systemClock, type Clock } from '../../base/clock.js';
import { showsFrames } from './playhead-sample.js';

export interface FrameWatchOptions {
  readonly media: HTMLVideoElement;
  readonly clock: Clock;
  /** A frame came on screen, and the element is not on its way elsewhere. */
  readonly seen: (atMs: number) => void;
  /** Whether another frame is of interest. */
  readonly more: () => boolean;
}

/** Asks for frames one by one, only while they tell something: at startup and after a seek. */
export class FrameWatch {
  readonly #options: FrameWatchOptions;
  #handle: number | null = null;

  constructor(options: FrameWatchOptions) {
    this.#options = options;
  }

  ask(): void {
    const { media } = this.#options;
    if (this.#handle !== null || !showsFrames(media)) return;
    this.#handle = media.requestVideoFrameCallback((_nowMs, { presentationTime }) => {
      this.#handle = null;
      const { clock, seen, more } = this.#options;
      const nowMs = clock.now();
      if (!media.seeking) seen(clock === systemClock ? Math.min(nowMs, presentationTime) : nowMs);
      if (more()) this.ask();
    });
  }

  cancel(): void {
    if (this.#handle !== null) this.#options.media.cancelVideoFrameCallback(this.#handle);
    this.#handle = null;
  }
}
