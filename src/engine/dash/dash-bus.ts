import type { MediaInfo, MediaPlayerClass, MediaPlayerEvent, Representation } from 'dashjs';
import type { Unsubscribe } from '../../base/emitter.js';

/** A request as dash.js 5.2 makes it; its own typing lacks half of it. */
export interface DashRequest {
  readonly mediaType: string | null;
  readonly type: string | null;
  readonly url: string | null;
  /** `first-last` of the bytes; null or undefined for a file of its own. */
  readonly range?: string | null;
  /** Of the last attempt; set when it is over. */
  readonly startDate: Date | null;
  readonly firstByteDate: Date | null;
  readonly endDate: Date | null;
  /** NaN until bytes come. */
  readonly bytesLoaded: number;
  readonly bytesTotal: number;
  /**
   * One for each progress event of an XHR: bytes since the one before. A `fetch` (an incomplete
   * low-latency segment) leaves a single one: all bytes, and as `d` the time in ms that its chunks took,
   * each from `moof` to `mdat`, or the whole request's where they didn't tell.
   */
  readonly traces?: readonly { readonly d: number; readonly b: readonly number[] }[];
  readonly fileLoaderType?: 'xhr_loader' | 'fetch_loader';
  /** Media time; NaN of an init segment. */
  readonly startTime: number;
  readonly duration: number;
  readonly representation: Representation | null;
  /** How many attempts have failed. */
  readonly retryAttempts: number;
}

/** The part of a request on its way out that is read here. */
export interface Outgoing {
  readonly customData?: { readonly request?: DashRequest };
}

/** What dash.js reports with its `error` event. */
export interface DashFault {
  readonly code: number;
  readonly message?: string | null;
  readonly data?: {
    readonly request?: DashRequest;
    readonly response?: { readonly status?: number; readonly data?: unknown };
  } | null;
}

/** A caption track of the manifest, in dash.js's order. */
export interface DashTextTrack {
  readonly id?: string | null;
  readonly lang?: string | null;
  readonly kind: string;
}

/** dash.js's events that are listened to, under its names. */
export interface DashEvents {
  error: { readonly error: DashFault };
  /** `data` is the parsed manifest; what is changed in it now takes effect. */
  manifestLoaded: { readonly data: unknown };
  /** A media type is about to choose its first representation. */
  streamInitializing: { readonly mediaInfo: MediaInfo };
  /** Its media types and representations are known, and loading begins. */
  streamActivated: object;
  /** Loading is about to begin there: at the start, and in another period. */
  seekTarget: { readonly time: number };
  fragmentLoadingStarted: { readonly request: DashRequest };
  fragmentLoadingCompleted: { readonly request: DashRequest; readonly error?: unknown };
  fragmentLoadingAbandoned: { readonly request: DashRequest };
  qualityChangeRendered: { readonly mediaType: string; readonly newRepresentation: Representation };
  /** No base URL is left to try; dash.js stops asking for segments. */
  urlResolutionFailed: object;
  allTextTracksAdded: { readonly tracks: readonly DashTextTrack[] };
  playbackError: { readonly error: MediaError | null };
  /** A ManagedMediaSource has enough, or wants more. */
  managedMediaSourceEndStreaming: object;
  managedMediaSourceStartStreaming: object;
}

/** Listens to dash.js with typed events. */
export function listen<Type extends keyof DashEvents>(
  player: MediaPlayerClass,
  type: Type,
  heard: (event: DashEvents[Type]) => void,
): Unsubscribe {
  const listener = (event: MediaPlayerEvent): void => {
    heard(event as unknown as DashEvents[Type]);
  };
  player.on(type, listener);
  return () => {
    player.off(type, listener);
  };
}

/** Tells all of dash.js what it would tell itself; its own typing wants an object for the event's name. */
export function tell(player: MediaPlayerClass, type: 'managedMediaSourceStartStreaming'): void {
  const bus = player as unknown as { trigger(type: string, payload: object): void };
  bus.trigger(type, {});
}
