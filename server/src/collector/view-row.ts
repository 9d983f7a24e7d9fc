import type { DeviceClass, EndReason, ViewGauges, ViewSums } from '../../../src/wire/beacon.js';

/** What the collector knows of a view: one row of the table `views`, column names in snake_case. */
export interface ViewRow extends ViewSums {
  readonly viewId: string;
  readonly sessionId: string;
  readonly sdk: string;
  /**
   * Sequence number of the `view-start` event that the next eight come from, and `synthetic` to `pageLoadMs`; null
   * before it came.
   */
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
  /** Of the last heartbeat or end, which the sums and gauges come from; null before one came. */
  readonly latestSeq: number | null;
  readonly endReason: EndReason | null;
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
  readonly release: string | null;
  readonly deviceClass: DeviceClass | null;
  readonly browser: string | null;
  readonly os: string | null;
  readonly connection: string | null;
  readonly party: boolean;
  /** The page's own, as JSON of a record; null without any. */
  readonly dimensions: string | null;
  /** Share of sessions that report; null: all. */
  readonly sampleRate: number | null;
  /** Outside the sample, known for its fatal error: no part of any rate. */
  readonly unsampled: boolean;
  readonly consent: 'anonymous' | 'full' | null;
  readonly startHidden: boolean;
  readonly pageLoadMs: number | null;
  /** As the operator's own proxy says; null where none does. */
  readonly country: string | null;
  /** From here on of the last heartbeat or end, as the counters and gauges; null where it didn't say. */
  readonly cdn: string | null;
  /** Bytes by CDN, as JSON of a record. */
  readonly cdnBytes: string | null;
  readonly switchKbps: number | null;
  readonly switchLog: number | null;
  readonly logKbpsMs: number | null;
  readonly lowestKbps: number | null;
  readonly upscaleMs: number | null;
  readonly downscaleMs: number | null;
  readonly upscaleMax: number | null;
  readonly liveLatencySecMs: number | null;
  readonly liveMs: number | null;
  readonly liveLatencySec: number | null;
  readonly liveDriftSec: number | null;
  readonly lcpMs: number | null;
  readonly inpMs: number | null;
  readonly cls: number | null;
  /** As the page said at the end, else by its counters; of `scoreVersion`. */
  readonly experienceScore: number | null;
  readonly qoeLin: number | null;
  readonly qoeLog: number | null;
  readonly fourPart: number | null;
  readonly fourPartScaled: number | null;
  readonly scoreVersion: number | null;
  /** Of the last heartbeat or end that told of the party, which the role comes from; null before one did. */
  readonly partySeq: number | null;
  /** How many were in the party at most, the viewer too, as heartbeats told; null outside one. */
  readonly partySize: number | null;
  readonly partyRole: string | null;
}
