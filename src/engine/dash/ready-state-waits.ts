import type { MediaPlayerClass, MediaPlayerFactory } from 'dashjs';

interface ReadyStateWait {
  readonly event: string;
  readonly func: () => void;
}

/** The one method of dash.js's own `VideoModel` that is overridden. */
interface VideoModel {
  readonly waitForReadyState: (readyState: number, run: () => void) => ReadyStateWait | null;
}

type CreatePlayer = (context: object) => MediaPlayerFactory;

/**
 * dash.js waits for the element's metadata by a listener that it forgets when it is destroyed sooner; an
 * element that is loaded over and over would collect them, and each holds a whole player.
 */
export class ReadyStateWaits {
  readonly #waits = new Set<ReadyStateWait>();

  /** A player whose waits are noted here, by dash.js's own way to extend its classes. */
  createPlayer(mediaPlayer: () => MediaPlayerFactory): MediaPlayerClass {
    const waits = this.#waits;
    const extension = function (this: { readonly parent: VideoModel }): VideoModel {
      const { waitForReadyState } = this.parent;
      return {
        waitForReadyState(readyState, run) {
          const wait = waitForReadyState(readyState, run);
          if (wait) waits.add(wait);
          return wait;
        },
      };
    };
    const context = { VideoModel: { instance: extension, override: true } };
    return (mediaPlayer as CreatePlayer)(context).create();
  }

  release(media: HTMLMediaElement): void {
    for (const { event, func } of this.#waits) media.removeEventListener(event, func);
    this.#waits.clear();
  }
}
