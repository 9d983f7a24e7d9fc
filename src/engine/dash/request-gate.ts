import type { MediaPlayerClass } from 'dashjs';
import type { Outgoing } from './dash-bus.js';

/**
 * Holds segment requests back while the engine has stopped: dash.js would go on asking an origin
 * that doesn't have them. Of each media type the newest is held; those before it were given up.
 */
export class RequestGate {
  readonly #held = new Map<string, () => void>();
  #open = true;

  constructor(player: MediaPlayerClass) {
    player.addRequestInterceptor((request) => {
      const mediaType = (request as Outgoing).customData?.request?.mediaType;
      if (this.#open || !mediaType) return Promise.resolve(request);
      return new Promise((resolve) => {
        this.#held.set(mediaType, () => {
          resolve(request);
        });
      });
    });
  }

  close(): void {
    this.#open = false;
  }

  open(): void {
    this.#open = true;
    const held = Array.from(this.#held.values());
    this.#held.clear();
    for (const release of held) release();
  }
}
