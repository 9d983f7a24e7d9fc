import type { EndReason, ViewCounters, ViewGauges } from '../../../src/wire/beacon.js';

/** What the collector knows of a view: one row of the table `views`, column names in snake_case. */
export interface ViewRow {
  readonly viewId: string;
  readonly sessionId: string;
  readonly sdk: string;
  /** Sequence number of the `view-start` event that the next eight and `synthetic` come from; null before it came. */
  readonly startSeq: number | null;
  /** Epoch ms by the sender's clock; add `skewMs` for the server's. */
  readonly startedAtMs: number | null;
  readonly title: string | null;
  readonly src: string | null;
  readonly sourceType: string | null;
  readonly engine: string | null;
  readonly abr: string | null;
  readonly viewportWidth: number | null;
  readonly viewportHeight: number | null;
  /** Someone wanted it to play. */
  readonly intended: boolean;
  readonly startupMs: number | null;
  /** The startup isn't comparable with others (hidden page, a pause or seek first). */
  readonly startupFlagged: boolean;
  /** A fatal error came. */
  readonly failed: boolean;
  /** Of the last error event; null without one. */
  readonly errorSeq: number | null;
  readonly errorCode: string | null;
  /** Of the last heartbeat or end, which the counters and gauges come from; null before one came. */
  readonly latestSeq: number | null;
  readonly endReason: EndReason | null;
  readonly playedMs: number;
  readonly stallMs: number;
  readonly stallCount: number;
  readonly seekMs: number;
  readonly seekCount: number;
  readonly pausedMs: number;
  readonly switchCount: number;
  readonly bitrateKbpsMs: number;
  readonly ratedMs: number;
  readonly droppedFrames: number;
  readonly totalFrames: number;
  readonly errorCount: number;
  readonly fatalCount: number;
  readonly state: ViewGauges['state'];
  readonly positionSec: number;
  readonly bufferLevelSec: number;
  readonly renderedKbps: number | null;
  readonly renderedHeight: number | null;
  readonly throughputKbps: number | null;
  readonly abrReason: string | null;
  /** Events stored, and events that the sender had to shed. */
  readonly eventCount: number;
  readonly shedCount: number;
  /** Server's clock minus sender's, the least seen: network delay only ever adds to it. */
  readonly skewMs: number;
  /** Epoch ms by the server's clock. */
  readonly firstSeenMs: number;
  readonly lastSeenMs: number;
  /** Played by a monitor: no part of any total. */
  readonly synthetic: boolean;
}

export const NO_COUNTERS: ViewCounters = {
  startupMs: null,
  playedMs: 0,
  stallMs: 0,
  stallCount: 0,
  seekMs: 0,
  seekCount: 0,
  pausedMs: 0,
  switchCount: 0,
  bitrateKbpsMs: 0,
  ratedMs: 0,
  droppedFrames: 0,
  totalFrames: 0,
  errorCount: 0,
  fatalCount: 0,
};
