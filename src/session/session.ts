import type { AbrController } from '../abr/contract/abr-controller.js';
import type { Clock } from '../base/clock.js';
import type { EventSource } from '../base/emitter.js';
import type { SvError } from '../base/sv-error.js';
import type { AudioSelection } from '../media/audio-track.js';
import type { DecisionRecord } from '../media/decision.js';
import type { DownloadSample } from '../media/download.js';
import type { LiveStream } from '../media/live-stream.js';
import type { EngineKind } from '../media/media-engine.js';
import type { Ladder, Rendition, RenditionCap, RenditionSelection } from '../media/rendition.js';
import type { StreamMetadata } from '../media/stream-metadata.js';
import type { QoeSink, ViewSummary } from '../qoe/contract.js';
import type { Consent } from '../qoe/report/consent.js';
import type { PartyStanding, ViewScores } from '../wire/beacon.js';
import type { CapOwner, RenditionLimit } from './limits/cap-desk.js';
import type { LimitOptions } from './limits/limit-options.js';
import type { SessionRecord } from './session-record.js';
import type { TelemetryOptions } from './telemetry-options.js';

export interface SessionOptions extends LimitOptions, TelemetryOptions {
  /** A registered controller's name, or an object of the page's own; default `hybrid`. */
  readonly abr?: string | AbrController;
  /** Further places for this session's measurements, e.g. `createCallbackSink(fn)`. */
  readonly sinks?: readonly QoeSink[];
  readonly title?: string;
  /** Use the browser's own HLS where it has one. */
  readonly preferNative?: boolean;
  /** When a view's counters are first reported, and then every six times as long; default 10 000 ms. */
  readonly heartbeatMs?: number;
  readonly clock?: Clock;
}

export interface SourceOptions {
  /** MIME type, for a URL that doesn't tell by its extension. */
  readonly type?: string;
  /** Where to start, media time. */
  readonly startSec?: number;
  /** Where the session's own script came after the wish: when that was, for the view to begin with it. */
  readonly asked?: AskedTimes;
}

/** Times on the session's clock, monotonic ms. */
export interface AskedTimes {
  readonly loadMs: number;
  /** Null while playback has not been asked for. */
  readonly playMs: number | null;
}

export interface SessionEvents {
  'load-start': { readonly src: string };
  /** The source is understood; playback can be asked for. */
  ready: { readonly engine: EngineKind };
  renditions: { readonly renditions: Ladder };
  /** Another rendition came on screen. */
  rendered: { readonly renditionIndex: number; readonly rendition: Rendition };
  decision: DecisionRecord;
  sample: DownloadSample;
  /** What the stream says of the title became known or changed: see {@link Session.metadata}. */
  metadata: StreamMetadata;
  selection: { readonly selection: RenditionSelection };
  /** The sound tracks became known or changed, or another was selected. */
  audio: AudioSelection;
  /** What bounds the controller's choice changed, and why. */
  limits: { readonly limits: readonly RenditionLimit[] };
  /** `fatal`: playback needs `retry()` or another source. Else it goes on by itself. */
  error: { readonly error: SvError; readonly fatal: boolean };
  /** Loading goes on after an error, by itself or by `retry()`. */
  recovered: object;
  /** Playback waits for the device's connection, or waits no longer. */
  offline: { readonly offline: boolean };
}

export type SessionState = 'empty' | 'loading' | 'ready' | 'failed';

/** One media element's playback: source, engine, controller and measurement, put together. */
export interface Session {
  readonly events: EventSource<SessionEvents>;
  readonly state: SessionState;
  /** Null until a source's engine is there. */
  readonly engineKind: EngineKind | null;
  readonly renditions: Ladder;
  /** −1 while unknown. */
  readonly renderedIndex: number;
  readonly loadingIndex: number;
  readonly selection: RenditionSelection;
  /** What bounds the controller's choice, each with its reason; the strictest holds. Empty until observed. */
  readonly limits: readonly RenditionLimit[];
  readonly audio: AudioSelection;
  readonly isLive: boolean;
  /** Null for what isn't live, or not known yet. */
  readonly live: LiveStream | null;
  /** What the stream itself says of the title: chapters, date ranges; null where it says nothing. */
  readonly metadata: StreamMetadata | null;
  readonly offline: boolean;
  readonly controllerName: string;
  readonly lastDecision: DecisionRecord | null;
  readonly lastError: SvError | null;
  /** The throughput behind the last decision, or of the last segment; null before either. */
  readonly throughputKbps: number | null;

  /**
   * Resolves when the source can be played. A newer `load` or `unload` rejects it with an
   * `AbortError` DOMException; that is not a fault.
   * @throws SvError (rejects) also told by the `error` event.
   */
  load(src: string, options?: SourceOptions): Promise<void>;
  unload(): void;
  /** After a fatal error: tries again from where playback stopped. Else does nothing. */
  retry(): void;
  /** @throws SvError INVALID_ARGUMENT for an index outside the ladder. */
  select(selection: RenditionSelection): void;
  /**
   * Another sound track, heard soon and without a pause where the network allows.
   * @throws SvError INVALID_ARGUMENT for an index outside the list.
   */
  selectAudio(index: number): void;
  /**
   * The page's own bound, beside the {@link limits} observed; holds for later sources too.
   * @param owner `viewer` for a choice that a viewer made earlier; both hold, side by side. Default `page`.
   */
  cap(cap: RenditionCap, owner?: CapOwner): void;
  /** Takes effect at once; what isn't named goes back to its default. */
  setLimits(options: LimitOptions): void;
  /** Takes effect with the next segment. @throws SvError ABR_UNKNOWN */
  setAbr(abr: string | AbrController): void;
  /** In place of what was set before: a consent takes effect at once, the rest with the next view. */
  setTelemetry(options: TelemetryOptions): void;
  /**
   * The watch party that the viewer is in, told with the next heartbeat; null for none. A player with the attribute
   * `party` does so itself.
   */
  setParty(party: PartyStanding | null): void;
  /** At once: on `none` what waits to be sent is dropped. */
  setConsent(consent: Consent): void;
  /**
   * Ends reporting and has the collector delete all of this page's session; resolves with whether it did. What
   * the page shows is not touched.
   */
  forget(): Promise<boolean>;
  setTitle(title: string): void;
  /** What the viewer lived through so far; null without a source. */
  qoe(): ViewSummary | null;
  /**
   * What that is worth so far, by formulas of the version it names; null without a source. Their script comes when
   * they are first asked for. @throws SvError (rejects) PART_LOAD_FAILED
   */
  scores(): Promise<ViewScores | null>;
  /**
   * What the controller was told and what it answered since the source was loaded, for `sv-lab replay`; null
   * before the first source's controller is there.
   */
  record(): SessionRecord | null;
  destroy(): void;
}
