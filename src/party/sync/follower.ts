import type { PartyPlayback } from '../../wire/party-room.js';
import { isMoving } from '../room/playback-at.js';
import { DriftMean } from './drift-mean.js';
import { FOLLOWER_LIMITS as LIMITS } from './follower-limits.js';
import { RateNudge } from './rate-nudge.js';
import { SeekBudget } from './seek-budget.js';
import { UsualTime } from './usual-time.js';

/** What the follower sees at one moment. */
export interface FollowedMedia {
  /** Monotonic ms, and the server's clock at the same moment, epoch ms. */
  readonly nowMs: number;
  readonly serverMs: number;
  /** Media time, or programme time for a live title: what the room's positions are. */
  readonly positionSec: number;
  /** Of what may be sought, in the same time. */
  readonly seekable: { readonly startSec: number; readonly endSec: number };
  readonly paused: boolean;
  readonly rate: number;
  readonly seeking: boolean;
  /** Wants to play and has nothing to play, or can't for another reason: nothing is corrected meanwhile. */
  readonly suspended: boolean;
}

/** What to do to the media; what isn't named stays as it is. */
export interface Steering {
  readonly playing?: boolean;
  readonly rate?: number;
  readonly seekToSec?: number;
}

export type FollowState =
  /** Within bounds, or being nudged there. */
  | 'following'
  /** The room stands, or this media waits for the room to come by. */
  | 'standing'
  /** The media can't be corrected now. */
  | 'suspended'
  /** Too far off, and sought too often: the viewer decides. */
  | 'lost';

/**
 * Keeps one media element at the room's time: what is seen in, what to do out. Holds no clock and no
 * timer. Where the room is at a moment is `anchorPosSec + (serverMs − anchorServerMs) · rate`, before the
 * anchor's time too: so one who stands ahead starts later, one who stands behind earlier. A seek goes to
 * where the room will be, and stands there until it comes by.
 */
export class Follower {
  #state: FollowState = 'suspended';
  readonly #drift = new DriftMean();
  readonly #nudge = new RateNudge();
  readonly #seeks = new SeekBudget();
  readonly #seekTime = new UsualTime(LIMITS.usualSeekSec, LIMITS.mostSeekSec);
  readonly #startTime = new UsualTime(LIMITS.usualStartSec, LIMITS.mostStartSec);
  #soughtAtMs: number | null = null;
  #started: { readonly atMs: number; readonly fromSec: number } | null = null;
  /** The change of the room that a seek has answered: its first seek is the room's doing, not drift. */
  #answeredSeq = -1;
  /** The viewer pressed "Sync": what a nudge would take seconds for is sought. */
  #isImpatient = false;
  /** Nothing was played yet: a seek breaks nothing, and a nudge would begin seconds of it. */
  #isFresh = true;

  get state(): FollowState {
    return this.#state;
  }

  /** Room minus media, smoothed: above 0 the media is behind. 0 while nothing is measured. */
  get driftSec(): number {
    return this.#drift.sec;
  }

  /** The viewer wants back to the room's time, however often that was tried. */
  forgive(): void {
    this.#seeks.clear();
    this.#answeredSeq = -1;
    this.#isImpatient = true;
    this.#forget();
  }

  step(playback: PartyPlayback, media: FollowedMedia): Steering {
    const { anchorPosSec, anchorServerMs, rate } = playback;
    const { positionSec, serverMs, seekable } = media;
    this.#measure(media);
    if (media.seeking || seekable.endSec <= seekable.startSec) return this.#rest('suspended');
    if (!isMoving(playback)) return this.#stand(playback, media);
    if (media.suspended) return this.#rest('suspended');
    const roomSec = anchorPosSec + ((serverMs - anchorServerMs) / 1000) * rate;
    // Past the end: the title is over here, and the room will hear of it.
    if (positionSec >= seekable.endSec - 0.05 && roomSec >= seekable.endSec) return this.#rest('following');
    if (media.paused) return this.#start(roomSec, playback, media);
    if (serverMs < anchorServerMs && positionSec - roomSec > LIMITS.earlyStartSec) {
      this.#rest('standing');
      return this.#steer(false, rate, media);
    }
    return this.#correct(roomSec, playback, media);
  }

  #measure({ nowMs, seeking, suspended, paused, positionSec, rate }: FollowedMedia): void {
    if (this.#soughtAtMs !== null && !seeking && !suspended) {
      this.#seekTime.measured((nowMs - this.#soughtAtMs) / 1000);
      this.#soughtAtMs = null;
    }
    if (this.#started === null) return;
    const { atMs, fromSec } = this.#started;
    const movedSec = positionSec - fromSec;
    if (suspended || seeking || paused || movedSec < 0) this.#started = null;
    else if (movedSec > 0.02) {
      this.#startTime.measured((nowMs - atMs) / 1000 - movedSec / rate);
      this.#started = null;
    }
  }

  #forget(): void {
    this.#drift.clear();
    this.#nudge.clear();
  }

  #rest(state: FollowState): Steering {
    this.#forget();
    this.#state = state;
    return {};
  }

  /** Seeks, and stands there. */
  #seek(toSec: number, { seq }: PartyPlayback, { nowMs, seekable }: FollowedMedia): Steering {
    if (this.#answeredSeq === seq) this.#seeks.spend(nowMs);
    this.#answeredSeq = seq;
    this.#isImpatient = false;
    this.#soughtAtMs = nowMs;
    this.#started = null;
    this.#rest('standing');
    return { seekToSec: within(seekable, toSec), playing: false };
  }

  get #seekFromSec(): number {
    return this.#isImpatient ? LIMITS.freeSeekFromSec : LIMITS.seekFromSec;
  }

  get #startFromSec(): number {
    return this.#isFresh ? LIMITS.freeSeekFromSec : this.#seekFromSec;
  }

  #maySeek({ seq }: PartyPlayback, nowMs: number): boolean {
    return this.#answeredSeq !== seq || this.#seeks.allows(nowMs);
  }

  /** The room stands: be where it is, by playing on if that is near, and wait. */
  #stand(playback: PartyPlayback, media: FollowedMedia): Steering {
    this.#rest('standing');
    const targetSec = within(media.seekable, playback.anchorPosSec);
    const behindSec = targetSec - media.positionSec;
    const isHeld = !playback.paused;
    if (isHeld && behindSec > LIMITS.nudgeFromSec && behindSec < LIMITS.catchUpSec) {
      return this.#steer(true, playback.rate, media);
    }
    // Held, and a little ahead: the start will wait for the room.
    const isOff = Math.abs(behindSec) > (isHeld ? LIMITS.waitAheadSec : LIMITS.nudgeFromSec);
    if (isOff && this.#answeredSeq !== playback.seq) return this.#seek(targetSec, playback, media);
    return this.#steer(false, playback.rate, media);
  }

  /** The room moves and the media stands: start it when the room comes by. */
  #start(roomSec: number, playback: PartyPlayback, media: FollowedMedia): Steering {
    const { rate, anchorPosSec } = playback;
    const { positionSec, nowMs } = media;
    const inSec = (positionSec - roomSec) / rate;
    // Before its time the room stands at the anchor: who is near that needs no seek.
    const isAtAnchor = roomSec < anchorPosSec && Math.abs(positionSec - anchorPosSec) <= LIMITS.waitAheadSec;
    const isFar = !isAtAnchor && (inSec > LIMITS.waitAheadSec || -inSec > this.#startFromSec);
    if (isFar && this.#maySeek(playback, nowMs)) return this.#seekAhead(roomSec, playback, media);
    const isLost = isFar && this.#seeks.isSpent(nowMs);
    this.#rest(isLost ? 'lost' : 'standing');
    if (!isLost && inSec > this.#startTime.sec) return this.#steer(false, rate, media);
    if (!isLost) this.#state = 'following';
    this.#started = { atMs: nowMs, fromSec: positionSec };
    return this.#steer(true, rate, media);
  }

  /** To where the room will be when the seek is done, and a little on. */
  #seekAhead(roomSec: number, playback: PartyPlayback, media: FollowedMedia): Steering {
    const comingSec = roomSec + (this.#seekTime.sec + LIMITS.seekMarginSec) * playback.rate;
    return this.#seek(Math.max(playback.anchorPosSec, comingSec), playback, media);
  }

  #correct(roomSec: number, playback: PartyPlayback, media: FollowedMedia): Steering {
    const { nowMs } = media;
    const offSec = within(media.seekable, roomSec) - media.positionSec;
    this.#drift.push(offSec);
    const isNews = this.#answeredSeq !== playback.seq;
    // What the room has just done is no drift: no need to be sure of it.
    if (isNews && Math.abs(offSec) > this.#seekFromSec) return this.#seekAhead(roomSec, playback, media);
    if (!this.#drift.isSure) return {};
    if (Math.abs(this.#drift.sec) > LIMITS.seekFromSec) {
      if (this.#maySeek(playback, nowMs)) return this.#seekAhead(roomSec, playback, media);
      this.#state = this.#seeks.isSpent(nowMs) ? 'lost' : 'following';
      return this.#steer(true, playback.rate, media);
    }
    this.#answeredSeq = playback.seq;
    this.#isImpatient = false;
    this.#isFresh = false;
    this.#state = 'following';
    return this.#steer(true, playback.rate * (1 + this.#nudge.for(this.#drift.sec, nowMs)), media);
  }

  #steer(playing: boolean, rate: number, media: FollowedMedia): Steering {
    return {
      ...(media.paused === playing && { playing }),
      ...(Math.abs(media.rate - rate) > 1e-4 && { rate }),
    };
  }
}

const within = ({ startSec, endSec }: FollowedMedia['seekable'], sec: number): number =>
  Math.min(endSec, Math.max(startSec, sec));
