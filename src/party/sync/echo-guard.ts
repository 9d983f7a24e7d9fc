import type { PlaybackWish } from '../../wire/party-command.js';
import type { Steering } from './follower.js';

/**
 * Tells what a viewer did to the media from what the follower did: an event that our own steering caused
 * never becomes a command. By state, not by time: an event that leaves the media as it was steered is an
 * echo, whenever it comes and however often.
 */
export class EchoGuard {
  #playing: boolean | null = null;
  #rate: number | null = null;
  #seekToSec: number | null = null;

  /** Call before the steering is done to the media. */
  steered({ playing, rate, seekToSec }: Steering): void {
    if (playing !== undefined) this.#playing = playing;
    if (rate !== undefined) this.#rate = rate;
    if (seekToSec !== undefined) this.#seekToSec = seekToSec;
  }

  /** The viewer's wish behind a `play` or `pause` event; null for an echo. */
  toggled(paused: boolean, positionSec: number): PlaybackWish | null {
    if (this.#playing === !paused) return null;
    this.#playing = !paused;
    return paused ? { type: 'pause', positionSec } : { type: 'play' };
  }

  /** Behind `ratechange`. */
  rated(rate: number): PlaybackWish | null {
    if (this.#rate !== null && Math.abs(this.#rate - rate) < 1e-3) return null;
    this.#rate = rate;
    return { type: 'rate', rate };
  }

  /**
   * Behind `seeked`. An engine jumps over gaps by itself: what is shorter than a second while playing is
   * taken for that, and put right by the follower.
   */
  sought(fromSec: number, toSec: number, paused: boolean): PlaybackWish | null {
    const target = this.#seekToSec;
    this.#seekToSec = null;
    if (target !== null && Math.abs(toSec - target) < 0.5) return null;
    return Math.abs(toSec - fromSec) < (paused ? 0.02 : 1) ? null : { type: 'seek', positionSec: toSec };
  }
}
