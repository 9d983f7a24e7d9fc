import type { Clock } from '../../base/clock.js';
import { Disposer } from '../../base/disposer.js';
import { Emitter } from '../../base/emitter.js';
import type { PlaybackWish } from '../../wire/party-command.js';
import type { PartyPlayback, PartyPresence, WaitReason } from '../../wire/party-room.js';
import type { Follow, FollowedElement, FollowOptions, FollowStatus } from '../contract.js';
import { isMoving } from '../room/playback-at.js';
import { EchoGuard } from '../sync/echo-guard.js';
import { Follower, type Steering } from '../sync/follower.js';

/** How often the media is looked at. */
const TICK_MS = 100;
/** Without data for so long, others are told: shorter is no stall for the viewer either. */
const STALL_AFTER_MS = 250;
/** After a seek of ours, data is waited for this long before play is asked for all the same. */
const DATA_WAIT_MS = 3000;

/** `HTMLMediaElement.readyState` from which playback goes on, and from which it will for a while. */
const HAVE_FUTURE_DATA = 3;
const HAVE_ENOUGH_DATA = 4;

/** What the media needs of its room. */
export interface FollowedRoom {
  playback(): PartyPlayback;
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
  readonly #follower = new Follower();
  readonly #guard: EchoGuard;
  readonly #disposer = new Disposer();
  #apart = false;
  #blocked = false;
  /** Wishes under way: the media stays as the viewer put it until the room has answered. */
  #asked = 0;
  #lastSec = 0;
  #soughtMs = Number.NEGATIVE_INFINITY;
  #dryMs: number | null = null;
  /** The follower has had this source in hand: seeks before that are its engine's, on the way in. */
  #isSettled = false;
  #told = '';

  constructor(media: FollowedElement, room: FollowedRoom, clock: Clock, options: FollowOptions) {
    this.#media = media;
    this.#room = room;
    this.#clock = clock;
    this.#isAtTitle = options.isAtTitle ?? (() => true);
    this.#guard = new EchoGuard(!media.paused, media.playbackRate);
    this.#listen('play', () => this.#toggled());
    this.#listen('pause', () => this.#toggled());
    this.#listen('seeked', () => this.#sought());
    this.#listen('ratechange', () => this.#rated());
    this.#listen('emptied', () => {
      this.#isSettled = false;
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

  get #isAside(): boolean {
    return this.#apart || !this.#isAtTitle() || this.#room.playback().mediaId === null;
  }

  #listen(type: keyof HTMLMediaElementEventMap, listener: () => void): void {
    this.#media.addEventListener(type, listener);
    this.#disposer.add(() => this.#media.removeEventListener(type, listener));
  }

  #tick(): void {
    const serverMs = this.#room.serverMs();
    const playback = this.#room.playback();
    // What a viewer just did may not have had its event yet.
    this.#toggled();
    this.#rated();
    if (serverMs !== null && !this.#isAside && this.#asked === 0) this.#steer(playback, serverMs);
    if (!this.#media.seeking) this.#lastSec = this.#media.currentTime;
    if (this.#follower.state !== 'suspended') this.#isSettled = true;
    this.#room.setPresence({ waiting: this.#waiting(playback), apart: this.#apart });
    this.#tell();
  }

  #steer(playback: PartyPlayback, serverMs: number): void {
    const media = this.#media;
    const { seekable, paused } = media;
    const nowMs = this.#clock.now();
    const isDry = media.readyState < HAVE_FUTURE_DATA;
    const hidden = globalThis.document?.visibilityState === 'hidden';
    this.#apply(
      this.#follower.step(playback, {
        nowMs,
        serverMs,
        positionSec: media.currentTime,
        seekable:
          seekable.length === 0
            ? { startSec: 0, endSec: 0 }
            : { startSec: seekable.start(0), endSec: seekable.end(seekable.length - 1) },
        paused,
        rate: media.playbackRate,
        seeking: media.seeking,
        suspended: paused ? isDry && nowMs - this.#soughtMs < DATA_WAIT_MS : isDry || hidden,
      }),
    );
  }

  #apply(steering: Steering): void {
    const media = this.#media;
    const { seekToSec, rate, playing } = steering;
    this.#guard.steered(steering);
    if (seekToSec !== undefined) {
      this.#soughtMs = this.#clock.now();
      media.currentTime = seekToSec;
    }
    if (rate !== undefined) media.playbackRate = rate;
    if (playing === false) media.pause();
    if (playing === true && !this.#blocked) this.#play();
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
    this.#asked += 1;
    const answered = (): void => {
      this.#asked -= 1;
    };
    // Refused: the follower puts the media back.
    this.#room.request(wish).then(answered, answered);
  }

  #toggled(): void {
    const { paused, ended, currentTime } = this.#media;
    if (ended) this.#guard.steered({ playing: !paused });
    else this.#wished(this.#guard.toggled(paused, currentTime));
  }

  #rated(): void {
    const { playbackRate, readyState } = this.#media;
    // Loading another source sets the rate back, which is nobody's wish.
    if (readyState > 0) this.#wished(this.#guard.rated(playbackRate));
  }

  #sought(): void {
    const { currentTime, paused } = this.#media;
    const wish = this.#guard.sought(this.#lastSec, currentTime, paused);
    if (this.#isSettled) this.#wished(wish);
    this.#lastSec = currentTime;
  }

  #waiting(playback: PartyPlayback): WaitReason | null {
    const { readyState, ended, seeking } = this.#media;
    if (this.#blocked) return 'autoplay-blocked';
    if (!this.#isAtTitle()) return 'ad';
    const enough = this.#dryMs === null ? HAVE_FUTURE_DATA : HAVE_ENOUGH_DATA;
    const isDry = !playback.paused && !ended && (seeking || readyState < enough);
    if (!isDry) this.#dryMs = null;
    else this.#dryMs ??= this.#clock.now();
    if (this.#dryMs !== null && this.#clock.now() - this.#dryMs >= STALL_AFTER_MS) return 'stall';
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
