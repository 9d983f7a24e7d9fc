import type { Session } from '../../src/session/session.js';
import { LoadAttempt } from './load-attempt.js';
import { parkSession, type Parked } from './parked.js';
import type { PlannedSource } from './source-choice.js';

export interface PlaybackOptions {
  readonly media: HTMLVideoElement;
  /** What is to be played now; null for nothing. */
  readonly wanted: () => PlannedSource | null;
  /** No session plays: what else there is may have the media. */
  readonly idle: () => void;
  /** What the load has to wait for; null for nothing. */
  readonly hold: () => Promise<unknown> | null;
  readonly autoplay: () => boolean;
  /** A new session over the media, its listeners in place. */
  readonly open: () => Session;
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
  #stage: 'idle' | 'due' | 'held' | 'begun' = 'idle';
  #attempt: LoadAttempt | null = null;
  #src = '';
  #playWanted = false;
  #requested = false;
  #startSec: number | null = null;
  #seekOnMetadata = false;
  #parked: Parked | null = null;
  #holding: Promise<void> | null = null;

  constructor(options: PlaybackOptions) {
    this.#options = options;
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

  /** Null while the element is not in a page. */
  get session(): Session | null {
    return this.#session;
  }

  /** The address of what is loaded or waits for `play()`; empty for nothing. */
  get src(): string {
    return this.#src;
  }

  /** A load is about to begin, or waits for something. */
  get due(): boolean {
    return this.#stage === 'due';
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
    if (this.#session) return;
    const session = this.#options.open();
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
    if (this.#stage !== 'idle' || this.#options.wanted()) this.#schedule();
  }

  /** Lets the engine go, and keeps what is needed to go on later. */
  detach(playing: boolean): void {
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
    if (this.#holding) await this.#holding;
    if (this.#attempt?.dead && this.#session?.state !== 'failed') this.#renew().understood();
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
    if (!this.#session) return;
    queueMicrotask(() => {
      if (this.#stage === 'due') this.#begin();
    });
  }

  #begin(): void {
    const session = this.#session;
    if (!session) return;
    const { media } = this.#options;
    if (this.#holds()) return;
    const wanted = this.#options.wanted();
    this.#supersede();
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
      if (session.state !== 'empty') session.unload();
      this.#stage = wanted ? 'held' : 'idle';
      if (!wanted) this.#options.idle();
      return;
    }
    this.#stage = 'begun';
    this.#seekOnMetadata = false;
    const options = {
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
