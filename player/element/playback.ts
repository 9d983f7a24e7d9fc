import type { Clock } from '../../src/base/clock.js';
import { SvError } from '../../src/base/sv-error.js';
import type { Session } from '../../src/session/session.js';
import { LoadAttempt } from './load-attempt.js';
import { parkSession, type Parked } from './parked.js';
import type { PlannedSource } from './source-choice.js';
import { WaitLog } from './wait-log.js';

export interface PlaybackOptions {
  readonly media: HTMLVideoElement;
  /** What is to be played now; null for nothing. */
  readonly wanted: () => PlannedSource | null;
  /** No session plays: what else there is may have the media. */
  readonly idle: () => void;
  /** What the load has to wait for; null for nothing. */
  readonly hold: () => Promise<unknown> | null;
  readonly autoplay: () => boolean;
  /** A new session over the media, its listeners in place; or why there can't be one. */
  readonly open: () => Session | SvError;
  /** There is none, and so no playback; {@link Playback.fault} says why. */
  readonly failed: (error: SvError) => void;
  readonly clock: Clock;
}

/**
 * When a session loads what, and what becomes of `play()` and `currentTime` meanwhile.
 *
 * ```
 * source changed → due (end of the task) → begun
 *                                     └→ held (preload="none") → begun, when playback is asked for
 * ```
 */
export class Playback {
  readonly #options: PlaybackOptions;
  #session: Session | null = null;
  #attached = false;
  #stage: 'idle' | 'due' | 'held' | 'begun' = 'idle';
  #attempt: LoadAttempt | null = null;
  #fault: SvError | null = null;
  #src = '';
  #playWanted = false;
  #requested = false;
  #startSec: number | null = null;
  #seekOnMetadata = false;
  #parked: Parked | null = null;
  #holding: Promise<void> | null = null;
  readonly #waits: WaitLog;

  constructor(options: PlaybackOptions) {
    this.#options = options;
    this.#waits = new WaitLog(options.clock);
    const { media } = options;
    media.addEventListener('play', () => {
      this.#playWanted = true;
      this.#requested = true;
    });
    media.addEventListener('pause', () => {
      this.#playWanted = false;
    });
    media.addEventListener('loadedmetadata', () => {
      if (this.#seekOnMetadata && this.#startSec !== null) media.currentTime = this.#startSec;
      this.#seekOnMetadata = false;
      this.#startSec = null;
    });
  }

  /** Null while the element is not in a page, and until there is a source to play. */
  get session(): Session | null {
    return this.#session;
  }

  /** Why there is no session for what is to be played; null for no such fault. */
  get fault(): SvError | null {
    return this.#fault;
  }

  /** The address of what is loaded or waits for `play()`; empty for nothing. */
  get src(): string {
    return this.#src;
  }

  /** A load is about to begin, or waits for something. */
  get due(): boolean {
    return this.#stage === 'due';
  }

  /** What a load needs is on its way. */
  get waits(): boolean {
    return this.#holding !== null;
  }

  /** Playback of this source was asked for: by a viewer, the page, or autoplay. */
  get requested(): boolean {
    // Autoplay starts before its event is told.
    return this.#requested || !this.#options.media.paused;
  }

  /** A load that resets the media pauses it for a moment; who asked to play has not paused. */
  get paused(): boolean {
    const loading = this.#holding !== null || this.#session?.state === 'loading';
    return this.#options.media.paused && !(this.#playWanted && loading);
  }

  get currentSec(): number {
    const { media } = this.#options;
    return media.readyState === 0 && this.#startSec !== null ? this.#startSec : media.currentTime;
  }

  set currentSec(toSec: number) {
    const { media } = this.#options;
    if (media.readyState > 0 && this.#stage !== 'due') {
      media.currentTime = toSec;
    } else {
      this.#startSec = toSec;
      this.#seekOnMetadata = this.#stage === 'begun';
    }
  }

  attach(): void {
    if (this.#attached) return;
    this.#attached = true;
    if (this.#stage !== 'idle' || this.#options.wanted()) this.#schedule();
  }

  #open(): Session | null {
    const session = this.#options.open();
    if (session instanceof SvError) {
      this.#stage = 'idle';
      this.#fault = session;
      this.#renew().fatal(session);
      this.#options.failed(session);
      return null;
    }
    this.#session = session;
    session.events.on('load-start', () => {
      this.#renew();
    });
    session.events.on('error', ({ error, fatal }) => {
      if (fatal) this.#attempt?.fatal(error);
    });
    session.events.on('ready', () => {
      this.#ready(session);
    });
    return session;
  }

  /** Lets the engine go, and keeps what is needed to go on later. */
  detach(playing: boolean): void {
    this.#attached = false;
    if (!this.#session) return;
    if (this.#stage === 'begun') {
      const at = { src: this.#src, positionSec: this.currentSec, playing };
      this.#parked = parkSession(this.#session, this.#options.media, at);
      this.#startSec = this.#parked.positionSec;
      this.#stage = 'due';
    }
    this.#supersede();
    this.#session.destroy();
    this.#session = null;
  }

  /** Loads what is wanted at the end of this task, from its start. */
  sourceChanged(): void {
    this.#parked = null;
    this.#playWanted = false;
    this.#requested = false;
    this.#startSec = null;
    this.#waits.clear();
    this.#schedule();
  }

  /** Children or settings changed: of no matter once there is a source. */
  sourceOffered(): void {
    if (this.#src === '') this.#schedule();
  }

  async play(): Promise<void> {
    const { media } = this.#options;
    const requested = this.#requested;
    this.#playWanted = true;
    this.#requested = true;
    if (this.#stage === 'due' || this.#stage === 'held') this.#begin();
    if (this.#holding) {
      this.#waits.play();
      await this.#holding;
    }
    if (this.#attempt?.dead && !this.#fault && this.#session?.state !== 'failed') this.#renew().understood();
    for (;;) {
      const attempt = this.#attempt;
      try {
        await (attempt ? Promise.race([media.play(), attempt.failed]) : media.play());
        return;
      } catch (error) {
        if (isNamed(error, 'NotAllowedError')) {
          this.#playWanted = false;
          this.#requested = requested;
        }
        // The load itself resets the media, which interrupts a play() that came before it.
        const byLoad = isNamed(error, 'AbortError') && (!attempt || attempt === this.#attempt);
        if (!byLoad || !this.#playWanted) throw error;
        await this.#attempt?.ready;
        if (!this.#playWanted || !this.#attempt) throw error;
      }
    }
  }

  pause(): void {
    const { media } = this.#options;
    const told = !media.paused || !this.#playWanted;
    this.#playWanted = false;
    media.pause();
    if (!told) media.dispatchEvent(new Event('pause'));
  }

  #schedule(): void {
    this.#stage = 'due';
    if (!this.#attached) return;
    queueMicrotask(() => {
      if (this.#stage === 'due') this.#begin();
    });
  }

  #begin(): void {
    if (!this.#attached) return;
    const { media } = this.#options;
    if (this.#holds()) return;
    const wanted = this.#options.wanted();
    this.#supersede();
    this.#fault = null;
    this.#src = wanted?.src ?? '';
    if (this.#parked && this.#parked.src !== this.#src) {
      this.#parked = null;
      this.#startSec = null;
    }
    const parked = this.#parked;
    if (!parked) this.#startSec ??= wanted?.startSec ?? null;
    if (parked?.playing) this.#playWanted = true;
    // Who had paused comes back paused.
    media.autoplay = this.#options.autoplay() && parked?.playing !== false;
    if (!wanted || (media.preload === 'none' && !media.autoplay && !this.#playWanted)) {
      if (this.#session && this.#session.state !== 'empty') this.#session.unload();
      this.#waits.clear();
      this.#stage = wanted ? 'held' : 'idle';
      if (!wanted) this.#options.idle();
      return;
    }
    const session = this.#session ?? this.#open();
    if (!session) return;
    this.#stage = 'begun';
    this.#seekOnMetadata = false;
    const options = {
      ...this.#waits.take(),
      ...(wanted.type === undefined ? {} : { type: wanted.type }),
      ...(this.#startSec === null ? {} : { startSec: this.#startSec }),
    };
    // Its failure is told by the session's error event.
    session.load(wanted.src, options).catch(() => {});
  }

  /** Something must be there first: what is due then begins by itself. */
  #holds(): boolean {
    const hold = this.#options.hold();
    if (!hold) return false;
    this.#stage = 'due';
    this.#waits.load();
    this.#holding ??= hold.then(() => {
      this.#holding = null;
      if (this.#stage === 'due') this.#begin();
    });
    return true;
  }

  #ready(session: Session): void {
    const { media } = this.#options;
    this.#attempt?.understood();
    this.#parked?.restore(session);
    this.#parked = null;
    if (this.#playWanted && media.paused) media.play().catch(() => {});
  }

  #renew(): LoadAttempt {
    this.#supersede();
    this.#attempt = new LoadAttempt();
    return this.#attempt;
  }

  #supersede(): void {
    this.#attempt?.interrupted();
    this.#attempt = null;
  }
}

function isNamed(error: unknown, name: string): boolean {
  return error instanceof DOMException && error.name === name;
}
