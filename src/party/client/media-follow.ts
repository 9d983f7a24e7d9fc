import type { Clock } from '../../base/clock.js';
import { Disposer } from '../../base/disposer.js';
import { Emitter } from '../../base/emitter.js';
import type { PlaybackWish } from '../../wire/party-command.js';
import type { PartyPlayback, PartyPresence, WaitReason } from '../../wire/party-room.js';
import type { Follow, FollowedElement, FollowOptions, FollowStatus } from '../contract.js';
import { isMoving } from '../room/playback-at.js';
import { DrySpell, HAVE_FUTURE_DATA } from '../sync/dry-spell.js';
import { EchoGuard } from '../sync/echo-guard.js';
import { type FollowedMedia, Follower, type Steering } from '../sync/follower.js';

/** How often the media is looked at. */
const TICK_MS = 100;
/** After a seek of ours, data is waited for this long before play is asked for all the same. */
const DATA_WAIT_MS = 3000;

/** What the media needs of its room. */
export interface FollowedRoom {
  playback(): PartyPlayback;
  /** Positions are programme time. */
  isLive(): boolean;
  /** Null while unknown: nothing is done to the media then. */
  serverMs(): number | null;
  mayControl(): boolean;
  request(wish: PlaybackWish): Promise<unknown>;
  setPresence(presence: Pick<PartyPresence, 'waiting' | 'apart'>): void;
  stopped(): void;
}

/** Binds one media element to a room: the follower's eyes and hands, and the viewer's wishes. */
export class MediaFollow implements Follow {
  readonly events = new Emitter<{ status: FollowStatus }>();
  readonly #media: FollowedElement;
  readonly #room: FollowedRoom;
  readonly #clock: Clock;
  readonly #isAtTitle: () => boolean;
  readonly #startDateMs: () => number;
  readonly #follower = new Follower();
  readonly #guard: EchoGuard;
  readonly #disposer = new Disposer();
  #apart = false;
  #blocked = false;
  /** Wishes under way: the media stays as the viewer put it until the room has answered. */
  #asked = 0;
  #lastSec = 0;
  #soughtMs = Number.NEGATIVE_INFINITY;
  /** Until its event has come: browsers end a seek in a task before the one that tells of it. */
  #isSeeking = false;
  /** The seek under way is the follower's. */
  #isOwnSeek = false;
  readonly #drySpell = new DrySpell();
  /** The follower has had this source in hand: seeks before that are its engine's, on the way in. */
  #isSettled = false;
  #told = '';

  constructor(media: FollowedElement, room: FollowedRoom, clock: Clock, options: FollowOptions) {
    this.#media = media;
    this.#room = room;
    this.#clock = clock;
    this.#isAtTitle = options.isAtTitle ?? (() => true);
    this.#startDateMs = options.startDateMs ?? (() => media.getStartDate?.().getTime() ?? Number.NaN);
    this.#guard = new EchoGuard(!media.paused, media.playbackRate);
    this.#listen('play', () => this.#toggled());
    this.#listen('pause', () => this.#toggled());
    this.#listen('seeked', () => this.#sought());
    this.#listen('ratechange', () => this.#rated());
    this.#listen('seeking', () => {
      this.#isSeeking = true;
    });
    this.#listen('emptied', () => {
      this.#isSettled = false;
      this.#isSeeking = false;
    });
    this.#disposer.add(clock.every(TICK_MS, () => this.#tick()));
    this.#tick();
  }

  get status(): FollowStatus {
    const { state, driftSec } = this.#follower;
    return { state: this.#apart ? 'apart' : state, driftSec, blocked: this.#blocked };
  }

  sync(): void {
    this.#apart = false;
    this.#blocked = false;
    this.#follower.forgive();
    this.#tick();
  }

  /** The room's playback changed: no need to wait for the next look. */
  playbackChanged(): void {
    this.#tick();
  }

  stop(): void {
    if (this.#disposer.disposed) return;
    this.#disposer.dispose();
    this.#room.setPresence({ waiting: null, apart: true });
    this.#room.stopped();
  }

  /** What the room's positions have over media time: nothing, or for a live title programme time. */
  get #zeroSec(): number {
    return this.#room.isLive() ? this.#startDateMs() / 1000 : 0;
  }

  /** As the room counts. */
  get #positionSec(): number {
    return this.#zeroSec + this.#media.currentTime;
  }

  /** Of what may be sought, as the room counts; from 0 to 0 while that isn't known. */
  get #seekable(): FollowedMedia['seekable'] {
    const { seekable } = this.#media;
    const zeroSec = this.#zeroSec;
    if (seekable.length === 0 || Number.isNaN(zeroSec)) return { startSec: 0, endSec: 0 };
    return { startSec: zeroSec + seekable.start(0), endSec: zeroSec + seekable.end(seekable.length - 1) };
  }

  get #isAside(): boolean {
    return (
      this.#apart ||
      !this.#isAtTitle() ||
      this.#room.playback().mediaId === null ||
      // Without programme time nobody knows what a position of a live title means here.
      Number.isNaN(this.#zeroSec)
    );
  }

  #listen(type: keyof HTMLMediaElementEventMap, listener: () => void): void {
    this.#media.addEventListener(type, listener);
    this.#disposer.add(() => this.#media.removeEventListener(type, listener));
  }

  #tick(): void {
    const serverMs = this.#room.serverMs();
    const playback = this.#room.playback();
    if (!this.#media.paused) this.#blocked = false;
    this.#isSeeking ||= this.#media.seeking;
    // What a viewer just did may not have had its event yet.
    this.#toggled();
    this.#rated();
    if (serverMs !== null && !this.#isAside && this.#asked === 0) this.#steer(playback, serverMs);
    if (!this.#isSeeking) this.#lastSec = this.#positionSec;
    if (this.#follower.state !== 'suspended') this.#isSettled = true;
    this.#room.setPresence({ waiting: this.#waiting(playback, serverMs), apart: this.#apart });
    this.#tell();
  }

  #steer(playback: PartyPlayback, serverMs: number): void {
    const media = this.#media;
    const { paused } = media;
    const nowMs = this.#clock.now();
    const isDry = media.readyState < HAVE_FUTURE_DATA;
    const hidden = globalThis.document?.visibilityState === 'hidden';
    this.#apply(
      this.#follower.step(playback, {
        nowMs,
        serverMs,
        positionSec: this.#positionSec,
        seekable: this.#seekable,
        paused,
        rate: media.playbackRate,
        seeking: this.#isSeeking,
        suspended: paused ? isDry && nowMs - this.#soughtMs < DATA_WAIT_MS : isDry || hidden,
      }),
    );
  }

  #apply(steering: Steering): void {
    const media = this.#media;
    const { playing, ...rest } = steering;
    const { seekToSec, rate } = rest;
    // What isn't asked for again mustn't be missed, or its absence would be the viewer's pause for everybody.
    const isRefused = playing === true && this.#blocked;
    this.#guard.steered(isRefused ? rest : steering);
    if (seekToSec !== undefined) {
      this.#soughtMs = this.#clock.now();
      this.#isOwnSeek = true;
      media.currentTime = seekToSec - this.#zeroSec;
    }
    if (rate !== undefined) media.playbackRate = rate;
    if (playing === false) media.pause();
    if (playing === true && !isRefused) this.#play();
  }

  #play(): void {
    this.#media.play().then(
      () => {},
      (error: unknown) => {
        this.#guard.steered({ playing: !this.#media.paused });
        if (!(error instanceof Error) || error.name !== 'NotAllowedError') return;
        if (this.#media.muted) this.#blocked = true;
        else this.#media.muted = true;
        this.#tell();
      },
    );
  }

  /** What a viewer does while the page steers nothing is no wish for the room. */
  #wished(wish: PlaybackWish | null): void {
    if (wish === null || this.#isAside || this.#room.serverMs() === null) return;
    if (wish.type === 'play' && isMoving(this.#room.playback())) return;
    if (!this.#room.mayControl()) {
      this.#apart = true;
      this.#tell();
      return;
    }
    const asked = wish.type === 'play' ? this.#playFrom(wish) : wish;
    this.#asked += 1;
    const answered = (): void => {
      this.#asked -= 1;
    };
    // Refused: the follower puts the media back.
    this.#room.request(asked).then(answered, answered);
  }

  /** A live title moves on while its room stands: from where the room stood on, while that can be had. */
  #playFrom(wish: PlaybackWish): PlaybackWish {
    const { startSec, endSec } = this.#seekable;
    const { anchorPosSec } = this.#room.playback();
    if (!this.#room.isLive() || (anchorPosSec >= startSec && anchorPosSec <= endSec)) return wish;
    return { type: 'play', positionSec: this.#positionSec };
  }

  #toggled(): void {
    const { paused, ended } = this.#media;
    if (ended) this.#guard.steered({ playing: !paused });
    else this.#wished(this.#guard.toggled(paused, this.#positionSec));
  }

  #rated(): void {
    const { playbackRate, readyState } = this.#media;
    // Loading another source sets the rate back, which is nobody's wish.
    if (readyState > 0) this.#wished(this.#guard.rated(playbackRate));
  }

  #sought(): void {
    const { paused, seeking } = this.#media;
    const positionSec = this.#positionSec;
    this.#isSeeking = seeking;
    this.#isOwnSeek &&= seeking;
    const wish = this.#guard.sought(this.#lastSec, positionSec, paused);
    if (this.#isSettled) this.#wished(wish);
    this.#lastSec = positionSec;
  }

  #waiting(playback: PartyPlayback, serverMs: number | null): WaitReason | null {
    if (this.#blocked) return 'autoplay-blocked';
    if (!this.#isAtTitle()) return 'ad';
    const { readyState, ended, seeking } = this.#media;
    const positionSec = this.#positionSec;
    const nowMs = this.#clock.now();
    if (this.#drySpell.holds(playback, { nowMs, serverMs, positionSec, readyState, ended, seeking })) {
      return seeking && !this.#isOwnSeek ? 'scrub' : 'stall';
    }
    return globalThis.document?.visibilityState === 'hidden' ? 'hidden' : null;
  }

  #tell(): void {
    const { status } = this;
    const told = `${status.state} ${String(status.blocked)} ${Math.round(status.driftSec * 100)}`;
    if (told === this.#told) return;
    this.#told = told;
    this.events.emit('status', status);
  }
}
