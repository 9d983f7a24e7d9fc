import type { PartyPlayback } from '../../wire/party-room.js';
import { isMoving, positionAt } from '../room/playback-at.js';
import { FOLLOWER_LIMITS as LIMITS } from './follower-limits.js';

/** Without data for so long, or so far behind for want of it, others are told: shorter is no stall for the viewer. */
const TELL_AFTER_MS = 250;

/** `HTMLMediaElement.readyState` from which playback goes on, and from which it will for a while. */
export const HAVE_FUTURE_DATA = 3;
const HAVE_ENOUGH_DATA = 4;

export interface FedMedia {
  readonly nowMs: number;
  /** Null while the room's clock is unknown. */
  readonly serverMs: number | null;
  /** As the room counts. */
  readonly positionSec: number;
  readonly readyState: number;
  readonly ended: boolean;
  readonly seeking: boolean;
}

/**
 * Whether the room should wait until one media element can play on. Each stall is told of a moment late, and the room
 * has moved on by then: so it is over only once the media, playing on, is where the room waits. Else a viewer who runs
 * dry again and again falls behind by that moment each time, until only a seek would help. Holds no clock and no timer.
 */
export class DrySpell {
  #sinceMs: number | null = null;

  /** To be asked again and again. */
  holds(playback: PartyPlayback, media: FedMedia): boolean {
    const { nowMs, readyState, ended, seeking } = media;
    if (playback.paused || ended) {
      this.#sinceMs = null;
      return false;
    }
    const enough = this.#sinceMs === null ? HAVE_FUTURE_DATA : HAVE_ENOUGH_DATA;
    const behindSec = behindOf(playback, media);
    const isDry = seeking || readyState < enough;
    if (isDry) this.#sinceMs ??= nowMs;
    else if (!this.#isComing(playback, behindSec)) this.#sinceMs = null;
    if (this.#sinceMs === null) return false;
    return nowMs - this.#sinceMs >= TELL_AFTER_MS || (!seeking && behindSec * 1000 >= TELL_AFTER_MS);
  }

  /** Fed again, and on the way to where the room waits, as the follower lets it play on. */
  #isComing(playback: PartyPlayback, behindSec: number): boolean {
    return (
      this.#sinceMs !== null &&
      !isMoving(playback) &&
      behindSec > LIMITS.nudgeFromSec &&
      behindSec < LIMITS.catchUpSec
    );
  }
}

function behindOf(playback: PartyPlayback, { serverMs, positionSec }: FedMedia): number {
  return serverMs === null ? 0 : positionAt(playback, serverMs) - positionSec;
}
