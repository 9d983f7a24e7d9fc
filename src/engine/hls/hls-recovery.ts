import type Hls from 'hls.js';
import type { ErrorData } from 'hls.js';
import type { CancelTimer, Clock } from '../../base/clock.js';
import type { SvError } from '../../base/sv-error.js';
import { mediaDecodeFailed } from '../../media/errors.js';
import { GoneSegments } from './gone-segments.js';
import { errorOfFault, hlsFault } from './hls-fault.js';

export interface HlsRecoveryOptions {
  readonly hls: Hls;
  readonly media: HTMLVideoElement;
  readonly clock: Clock;
  readonly sourceUrl: () => string;
  readonly tell: (error: SvError, stopped: boolean) => void;
}

/** A second media fault this soon after the first is the same one: trying again doesn't help. */
const SAME_FAULT_MS = 10_000;

/** Faults of the media pipeline; a new MediaSource may mend them. */
const mendable = new Set([
  'bufferAppendError',
  'bufferAppendingError',
  'bufferStalledError',
  'bufferAddCodecError',
  'mediaSourceRequiresReset',
]);

/** What a stop was of, and so what takes it up again: loading, the media pipeline, or all of it. */
type Stopped = 'no' | 'loading' | 'media' | 'source';

/** What is done about hls.js's errors: told, recovered from once, or stopped until {@link recover}. */
export class HlsRecovery {
  readonly #options: HlsRecoveryOptions;
  #gone = new GoneSegments();
  #stopped: Stopped = 'no';
  #lastMediaFaultMs = -Infinity;
  #cancelGoingOn: CancelTimer | null = null;

  constructor(options: HlsRecoveryOptions) {
    this.#options = options;
  }

  heard(data: ErrorData): void {
    if (this.#stopped !== 'no') return;
    const { hls, media, sourceUrl } = this.#options;
    const fault = hlsFault(data, sourceUrl(), navigator.onLine);
    const error = errorOfFault(fault);
    if (!error) return;
    if (error.code === 'NETWORK_OFFLINE') {
      // hls.js would wait by itself, but silently; the session waits for the connection and says so.
      hls.stopLoad();
      this.#stop('loading', error);
    } else if (this.#gone.isEnd(data)) {
      hls.stopLoad();
      this.#stop('loading', error);
    } else if (!fault.fatal) {
      this.#options.tell(error, false);
    } else if (isOfCaptions(data)) {
      // They must not end the picture; who turns them on again has them tried again.
      hls.subtitleTrack = -1;
      this.#options.tell(error, false);
      this.#goOn(undefined);
    } else if (this.#passesOver(data)) {
      this.#options.tell(error, false);
      this.#goOn(data.frag);
    } else if (!mendable.has(fault.details)) {
      this.#stop(error.category === 'network' ? 'loading' : 'source', error);
    } else if (!media.error) {
      // Else the element's own error event follows, and says more.
      this.#mediaFault(error);
    }
  }

  /** The element's `error` event. */
  elementFailed(): void {
    const { error } = this.#options.media;
    if (error && this.#stopped === 'no') {
      this.#mediaFault(mediaDecodeFailed(error.message === '' ? `code ${error.code}` : error.message, error));
    }
  }

  /** Tries again after a stop, from where it stopped. */
  recover(): void {
    const stopped = this.#stopped;
    this.#cancelGoingOn?.();
    this.#stopped = 'no';
    if (stopped === 'media') this.#reattach();
    else if (stopped === 'loading' && !this.#isNowhere()) this.#startLoading();
    else if (stopped !== 'no') this.#reload();
  }

  dispose(): void {
    this.#cancelGoingOn?.();
  }

  /** Nothing on screen, and gaps where it should be: hls.js waits at one for ever. */
  #isNowhere(): boolean {
    return this.#gone.anyPassed && this.#options.media.readyState < HTMLMediaElement.HAVE_CURRENT_DATA;
  }

  #startLoading(): void {
    const { hls, media } = this.#options;
    if (media.readyState > 0) hls.startLoad(media.currentTime, true);
    else hls.startLoad(hls.config.startPosition);
  }

  /** Of loading it stopped, hls.js learns a turn later: what it was told to load before that would go as well. */
  #goOn(gone: ErrorData['frag']): void {
    this.#cancelGoingOn?.();
    this.#cancelGoingOn = this.#options.clock.after(0, () => {
      if (this.#stopped === 'no') this.#loadBehind(gone);
    });
  }

  /** hls.js plays over a gap from what is buffered before it; where nothing is, it waits there for ever. */
  #loadBehind(gone: ErrorData['frag']): void {
    const { hls, media } = this.#options;
    const atSec = Math.max(0, media.readyState > 0 ? media.currentTime : hls.config.startPosition);
    if (gone === undefined || gone.end <= atSec || isBuffered(media, atSec)) this.#startLoading();
    else this.#loadFrom(gone.end);
  }

  #passesOver(data: ErrorData): boolean {
    const playlists = this.#options.hls.levels.map(({ details }) => details);
    return this.#gone.passOver(data, playlists);
  }

  #mediaFault(error: SvError): void {
    const nowMs = this.#options.clock.now();
    const again = nowMs - this.#lastMediaFaultMs < SAME_FAULT_MS;
    this.#lastMediaFaultMs = nowMs;
    if (again) {
      this.#options.hls.stopLoad();
      this.#stop('media', error);
    } else {
      this.#options.tell(error, false);
      this.#reattach();
    }
  }

  #stop(how: Exclude<Stopped, 'no'>, error: SvError): void {
    this.#stopped = how;
    this.#options.tell(error, true);
  }

  #reattach(): void {
    this.#keepPlaying(() => {
      this.#options.hls.recoverMediaError();
    });
  }

  /** hls.js keeps what it fetched of a source, damaged init segments too: only a new look helps. */
  #reload(): void {
    const { hls, media } = this.#options;
    this.#gone = new GoneSegments();
    this.#loadFrom(media.currentTime > 0 ? media.currentTime : hls.config.startPosition);
  }

  #loadFrom(startSec: number): void {
    const { hls, sourceUrl } = this.#options;
    this.#keepPlaying(() => {
      hls.config.startPosition = startSec;
      hls.loadSource(sourceUrl());
    });
  }

  /** Detaching pauses the element, which the viewer did not ask for. */
  #keepPlaying(detach: () => void): void {
    const { media } = this.#options;
    const { paused } = media;
    detach();
    if (!paused) media.play().catch(() => {});
  }
}

function isOfCaptions({ details, frag }: ErrorData): boolean {
  const of: string | undefined = frag?.type;
  return of === 'subtitle' || details.startsWith('subtitle');
}

function isBuffered({ buffered }: HTMLVideoElement, atSec: number): boolean {
  for (let at = 0; at < buffered.length; at += 1) {
    if (buffered.start(at) <= atSec && atSec < buffered.end(at)) return true;
  }
  return false;
}
