import type { Override } from './dash-overrides.js';

interface ReadyStateWait {
  readonly event: string;
  readonly func: () => void;
}

/** The one method of dash.js's own `VideoModel` that is overridden. */
interface VideoModel {
  readonly waitForReadyState: (readyState: number, run: () => void) => ReadyStateWait | null;
}

/**
 * dash.js waits for the element's metadata by a listener that it forgets when it is destroyed sooner; an
 * element that is loaded over and over would collect them, and each holds a whole player.
 */
export class ReadyStateWaits {
  readonly #waits = new Set<ReadyStateWait>();

  /** Notes the waits of the player that is made with it. */
  get override(): Override<VideoModel> {
    const waits = this.#waits;
    return function () {
      const { waitForReadyState } = this.parent;
      return {
        waitForReadyState(readyState, run) {
          const wait = waitForReadyState(readyState, run);
          if (wait) waits.add(wait);
          return wait;
        },
      };
    };
  }

  release(media: HTMLMediaElement): void {
    for (const { event, func } of this.#waits) media.removeEventListener(event, func);
    this.#waits.clear();
  }
}
