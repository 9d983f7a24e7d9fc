/**
 * What a page sends to a collector: one view's events in batches.
 *
 * Heartbeats and the end carry counters that only grow, so that a lost or repeated batch does
 * no harm; the key of an event is (viewId, seq). Sent as JSON with `content-type: text/plain`,
 * so that a cross-origin page needs no preflight.
 */

/** Version of this schema; a collector refuses one it does not know. */
export const BEACON_SCHEMA = 1;

/** Of texts; of a page's own dimensions of a view: how many, and the length of a value. */
export const TEXT_LENGTH = 500;
export const MOST_DIMENSIONS = 10;
export const DIMENSION_LENGTH = 120;
/** Names that a view's bytes are counted by; the last one is `other`, for all further CDNs. */
export const MOST_CDNS = 8;

/** Bounds that a sender keeps and a collector enforces. */
export const BEACON_LIMITS = {
  /** A batch in normal running, and one sent while the page goes away. */
  batchBytes: 16_000,
  unloadBytes: 48_000,
  /** What a collector accepts in one body. */
  bodyBytes: 64_000,
  eventsPerBatch: 300,
  idLength: 64,
  textLength: TEXT_LENGTH,
  dimensions: MOST_DIMENSIONS,
  dimensionLength: DIMENSION_LENGTH,
  cdns: MOST_CDNS,
} as const;

/** What the name of a page's own dimension looks like. */
export const DIMENSION_NAME = /^[a-z0-9_-]{1,32}$/;

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
export type DeviceClass = 'phone' | 'tablet' | 'desktop' | 'tv' | 'unknown';
export type EndReason = 'ended' | 'quit' | 'source-changed' | 'fatal-error' | 'page-hidden';

/** Sums over a view, from its beginning. */
export interface ViewSums {
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

/** Cumulative since the view began. */
export interface ViewCounters extends ViewSums {
  /** Intent to first frame; null until there was one. */
  readonly startupMs: number | null;
  /** Sum of kbps steps, |to − from|, over the switches; and of |ln(to / from)|. */
  readonly switchKbps?: number;
  readonly switchLog?: number;
  /** As `bitrateKbpsMs`, of ln(kbps). */
  readonly logKbpsMs?: number;
  /**
   * How much the picture is blown up to its box, U = box / video − 1 on the side that fits first, weighted by time
   * played: sum of U × ms where U > 0, of −U × ms where it is below. Absent until the picture's size is known.
   */
  readonly upscaleMs?: number;
  readonly downscaleMs?: number;
  /** The greatest U so far. */
  readonly upscaleMax?: number;
  /** Live: latency weighted by time played, sum of s × ms, and the time played while it was known. */
  readonly liveLatencySecMs?: number;
  readonly liveMs?: number;
  /** Segments' bytes by the CDN that gave them. */
  readonly cdnBytes?: Readonly<Record<string, number>>;
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
  /** The ladder's least bitrate. */
  readonly lowestKbps?: number;
  /** Host of the CDN that the latest segment came from. */
  readonly cdn?: string;
  /** Live: behind what is being made; and how much more than when it was first known (less: negative). */
  readonly liveLatencySec?: number;
  readonly liveDriftSec?: number;
}

/** What a view was worth, by formulas of that version: see docs/guides/qoe.md. Null: can't be told of this view. */
export interface ViewScores {
  readonly version: number;
  /** 0 to 100. */
  readonly experience: number | null;
  /** Per segment; may be negative. */
  readonly qoeLin: number | null;
  readonly qoeLog: number | null;
  /** Raw, without bounds; and scaled to 0 to 100. */
  readonly fourPart: number | null;
  readonly fourPartScaled: number | null;
}

/** The page's own web vitals, as far as known. */
export interface PageVitals {
  readonly ttfbMs?: number;
  readonly fcpMs?: number;
  readonly lcpMs?: number;
  readonly inpMs?: number;
  readonly cls?: number;
}

/** The watch party that a view is part of, as it stands. */
export interface PartyStanding {
  /** How many are in it, the viewer too. */
  readonly size: number;
  /** The viewer's own, as the party names it: `owner`, `viewer`, … */
  readonly role: string;
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
        /** Of the page or app, as it names them. */
        readonly release?: string;
        readonly deviceClass?: DeviceClass;
        /** Name and major version: `Chrome 150`. */
        readonly browser?: string;
        readonly os?: string;
        /** `navigator.connection`: its effective type, else its type. */
        readonly connection?: string;
        /** Watched together with others, from the start. */
        readonly party?: true;
        /** The page's own: at most `BEACON_LIMITS.dimensions`, each named as `DIMENSION_NAME` says. */
        readonly dimensions?: Readonly<Record<string, string>>;
        /** Share of sessions that report, 0 < r ≤ 1. */
        readonly sampleRate?: number;
        /** Of a session outside the sample, told for its fatal error alone: no part of any rate. */
        readonly unsampled?: true;
        /** What the viewer agreed to. */
        readonly consent?: 'anonymous' | 'full';
        /** The page was hidden as the view began. */
        readonly hidden?: true;
        /** From the page's navigation to its `load` event. */
        readonly pageLoadMs?: number;
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
    | {
        readonly type: 'heartbeat';
        readonly counters: ViewCounters;
        readonly gauges: ViewGauges;
        readonly vitals?: PageVitals;
        readonly party?: PartyStanding;
      }
    | {
        readonly type: 'end';
        readonly reason: EndReason;
        readonly counters: ViewCounters;
        readonly gauges: ViewGauges;
        readonly vitals?: PageVitals;
        readonly party?: PartyStanding;
        readonly scores?: ViewScores;
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

/** Posted as `text/plain` to the collector's address with `/forget` after its path: all of a session is deleted. */
export interface BeaconForget {
  readonly sessionId: string;
}
