/**
 * What a page sends to a collector: one view's events in batches.
 *
 * Heartbeats and the end carry counters that only grow, so that a lost or repeated batch does
 * no harm; the key of an event is (viewId, seq). Sent as JSON with `content-type: text/plain`,
 * so that a cross-origin page needs no preflight.
 */

/** Version of this schema; a collector refuses one it does not know. */
export const BEACON_SCHEMA = 1;

/** Bounds that a sender keeps and a collector enforces. */
export const BEACON_LIMITS = {
  /** A batch in normal running, and one sent while the page goes away. */
  batchBytes: 16_000,
  unloadBytes: 48_000,
  /** What a collector accepts in one body. */
  bodyBytes: 64_000,
  eventsPerBatch: 300,
  idLength: 64,
  textLength: 500,
} as const;

export interface BeaconBatch {
  readonly schema: typeof BEACON_SCHEMA;
  /** `sv-player/VERSION`. */
  readonly sdk: string;
  readonly viewId: string;
  readonly sessionId: string;
  /** Unique for a batch; the same when it is sent again. */
  readonly batchId: string;
  /** Sender's wall clock at sending, epoch ms: the collector derives the skew from it. */
  readonly sentAt: number;
  /** Events that the sender's bounded queue had to shed since the view began. */
  readonly dropped: number;
  readonly events: readonly BeaconEvent[];
}

export type StallCause = 'network' | 'decode' | 'live-edge' | 'hidden';
export type EndReason = 'ended' | 'quit' | 'source-changed' | 'fatal-error' | 'page-hidden';

/** Cumulative since the view began. */
export interface ViewCounters {
  /** Intent to first frame; null until there was one. */
  readonly startupMs: number | null;
  readonly playedMs: number;
  readonly stallMs: number;
  readonly stallCount: number;
  readonly seekMs: number;
  readonly seekCount: number;
  readonly pausedMs: number;
  readonly switchCount: number;
  /** Rendered bitrate weighted by time played: sum of kbps × ms. Divide by `ratedMs` for the mean. */
  readonly bitrateKbpsMs: number;
  /** Time played while the rendered bitrate was known. */
  readonly ratedMs: number;
  readonly droppedFrames: number;
  readonly totalFrames: number;
  readonly errorCount: number;
  readonly fatalCount: number;
}

/** A look at the moment, for live views; never summed. */
export interface ViewGauges {
  readonly positionSec: number;
  readonly bufferLevelSec: number;
  readonly state: 'idle' | 'startup' | 'playing' | 'paused' | 'seeking' | 'stalled' | 'ended' | 'error';
  readonly renderedKbps?: number;
  readonly renderedHeight?: number;
  readonly throughputKbps?: number;
  readonly abrReason?: string;
}

interface EventBase {
  /** 0, 1, 2, … within the view, without gaps at the sender. */
  readonly seq: number;
  /** Monotonic ms since the view began. */
  readonly t: number;
}

export type BeaconEvent = EventBase &
  (
    | {
        readonly type: 'view-start';
        /** Epoch ms. */
        readonly startedAt: number;
        readonly title?: string;
        /** Without query and fragment. */
        readonly src: string;
        readonly sourceType: 'hls' | 'dash' | 'file' | 'unknown';
        readonly engine: string;
        readonly abr: string;
        readonly viewportWidth: number;
        readonly viewportHeight: number;
        /** Played by a monitor, not by a viewer; absent for a viewer's. */
        readonly synthetic?: true;
      }
    | { readonly type: 'intent'; readonly autoplay: boolean }
    | {
        readonly type: 'startup';
        readonly startupMs: number;
        /** The page was hidden, or a pause or seek came first: not comparable. */
        readonly flagged: boolean;
      }
    | { readonly type: 'seek'; readonly latencyMs: number; readonly fromSec: number; readonly toSec: number }
    | {
        readonly type: 'stall';
        readonly durationMs: number;
        readonly positionSec: number;
        readonly cause: StallCause;
      }
    | {
        readonly type: 'switch';
        readonly fromKbps: number;
        readonly toKbps: number;
        readonly toHeight?: number;
        readonly positionSec: number;
      }
    | { readonly type: 'decision'; readonly toKbps: number; readonly reason: string }
    | {
        readonly type: 'error';
        readonly code: string;
        readonly category: string;
        readonly message: string;
        readonly fatal: boolean;
      }
    | { readonly type: 'heartbeat'; readonly counters: ViewCounters; readonly gauges: ViewGauges }
    | {
        readonly type: 'end';
        readonly reason: EndReason;
        readonly counters: ViewCounters;
        readonly gauges: ViewGauges;
      }
  );

export type BeaconEventType = BeaconEvent['type'];

/** A collector's answer to an accepted batch: every event in it is committed. */
export interface BeaconAck {
  readonly accepted: number;
  /** Events that were there already. */
  readonly duplicates: number;
}

/** A collector's answer to a refused batch. */
export interface BeaconRefusal {
  readonly error: string;
  /** Where in the batch, and what was expected. */
  readonly detail: string;
}
