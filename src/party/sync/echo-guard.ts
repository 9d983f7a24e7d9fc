import type { PlaybackWish } from '../../wire/party-command.js';
import type { Steering } from './follower.js';

/** Engines catch up with a live edge by up to a tenth; what a viewer chooses differs by more. */
const LEAST_RATE_CHANGE = 0.12;
/** Engines jump over gaps while playing. */
const LEAST_JUMP_SEC = 1;
const LEAST_STEP_SEC = 0.02;

/**
 * Tells what a viewer did to the media from what the follower did: what our own steering caused never
 * becomes a command. By state, not by time: media that is as it was steered is nobody's wish, whenever its
 * events come and however often.
 */
export class EchoGuard {
  #playing: boolean;
  #rate: number;
  #seekToSec: number | null = null;

  constructor(playing: boolean, rate: number) {
    this.#playing = playing;
    this.#rate = rate;
  }

  /** Call before the steering is done to the media; or with what the media came to by itself. */
  steered({ playing, rate, seekToSec }: Steering): void {
    this.#playing = playing ?? this.#playing;
    this.#rate = rate ?? this.#rate;
    this.#seekToSec = seekToSec ?? this.#seekToSec;
  }

  /** The viewer's wish behind a media that plays or not; null if it does as it was steered. */
  toggled(paused: boolean, positionSec: number): PlaybackWish | null {
    if (this.#playing === !paused) return null;
    this.#playing = !paused;
    return paused ? { type: 'pause', positionSec } : { type: 'play' };
  }

  /** Behind its rate. */
  rated(rate: number): PlaybackWish | null {
    const change = Math.abs(this.#rate - rate) / this.#rate;
    if (change < LEAST_RATE_CHANGE) return null;
    this.#rate = rate;
    return { type: 'rate', rate };
  }

  /** Behind a seek that is done. */
  sought(fromSec: number, toSec: number, paused: boolean): PlaybackWish | null {
    const target = this.#seekToSec;
    this.#seekToSec = null;
    if (target !== null && Math.abs(toSec - target) < 0.5) return null;
    const jumpSec = Math.abs(toSec - fromSec);
    return jumpSec < (paused ? LEAST_STEP_SEC : LEAST_JUMP_SEC) ? null : { type: 'seek', positionSec: toSec };
  }
}
