import type { EventSource } from '../base/emitter.js';
import type { SvError } from '../base/sv-error.js';
import type { AudioSelection } from './audio-track.js';
import type { DecisionRecord } from './decision.js';
import type { DownloadSample } from './download.js';
import type { LiveStream } from './live-stream.js';
import type { Ladder, RenditionCap, RenditionSelection } from './rendition.js';
import type { StreamMetadata } from './stream-metadata.js';

export type EngineKind = 'hls' | 'dash' | 'native';

/** A source whose type has been settled. */
export interface TypedSource {
  readonly url: string;
  /** `file` is anything the browser plays by itself over `src`. */
  readonly type: 'hls' | 'dash' | 'file';
}

export interface LoadOptions {
  /** Where to start, media time in seconds; default: the start, or the live edge. */
  readonly startSec?: number;
}

export interface EngineEvents {
  /** The ladder became known or changed; empty where the engine doesn't tell (native). */
  renditions: { readonly renditions: Ladder };
  /** The sound tracks became known or changed, or another was selected. */
  audio: AudioSelection;
  /** What the manifest says of the title became known or changed; never, where it says nothing. */
  metadata: StreamMetadata;
  /** A segment arrived. */
  sample: DownloadSample;
  /** The controller (or a pin) chose what to load next. */
  decision: DecisionRecord;
  /** The playhead entered media of another rendition: what the viewer sees now. */
  rendered: { readonly renditionIndex: number; readonly positionSec: number };
  /**
   * A fault. `stopped` says whether the engine has given up and needs {@link MediaEngine.recover}
   * or a new load; if false it goes on by itself. Whether it is fatal is for the session to say.
   */
  error: { readonly error: SvError; readonly stopped: boolean };
}

/**
 * One engine playing one source into one media element, made for that element by a factory.
 *
 * Text tracks have no place here: an engine adds them to the element's own `textTracks`, and
 * setting a track's `mode` there must load and show its cues.
 */
export interface MediaEngine {
  readonly kind: EngineKind;
  readonly events: EventSource<EngineEvents>;
  readonly renditions: Ladder;
  /** What is being loaded, and what is on screen; −1 while unknown. */
  readonly loadingIndex: number;
  readonly renderedIndex: number;
  readonly selection: RenditionSelection;
  /** Empty where there is but the sound that comes with the picture. */
  readonly audio: AudioSelection;
  readonly isLive: boolean;
  /** Null for what isn't live, or not known yet. */
  readonly live: LiveStream | null;

  /**
   * Resolves once the source is understood and its ladder known.
   * @throws SvError (rejects) when the source cannot be played; after that only `destroy` may be called.
   *   Destroying in mid-load rejects with an `AbortError` DOMException.
   */
  load(source: TypedSource, options?: LoadOptions): Promise<void>;
  /** @throws SvError INVALID_ARGUMENT for an index outside the ladder. */
  select(selection: RenditionSelection): void;
  cap(cap: RenditionCap): void;
  /**
   * Another sound track, heard soon and without a pause where the network allows; kept over {@link recover}.
   * @throws SvError INVALID_ARGUMENT for an index outside the list.
   */
  selectAudio(index: number): void;
  /** Tries again after a `stopped` error, from where it stopped. */
  recover(): void;
  /** Lets go of the element, workers, timers, requests and listeners. May be called twice. */
  destroy(): void;
}
