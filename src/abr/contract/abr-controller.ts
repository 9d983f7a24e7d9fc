import type { RenditionDecision } from '../../media/decision.js';
import type { DownloadProgress, DownloadSample } from '../../media/download.js';
import type { Ladder } from '../../media/rendition.js';

export type AbrDecision = RenditionDecision;

/** What a controller is told as it happens. Times are on the context's clock. */
export type AbrEvent =
  | { readonly type: 'sample'; readonly sample: DownloadSample }
  | { readonly type: 'seek'; readonly atMs: number }
  | { readonly type: 'stall'; readonly atMs: number }
  | { readonly type: 'renditions'; readonly renditions: Ladder }
  /** No request was under way for this long since the last one (buffer full, or a hold). */
  | { readonly type: 'idle'; readonly durationMs: number };

/** Bounds that hold whatever the controller thinks; a caller clamps a decision that ignores them. */
export interface AbrConstraints {
  /** The viewer's pin: the only allowed answer. */
  readonly pinnedIndex?: number;
  /** Highest allowed index (size cap, data saver, …). */
  readonly maxIndex?: number;
}

/** Everything a decision may rest on. Nothing in `abr/` reads a clock or the DOM. */
export interface AbrContext {
  readonly nowMs: number;
  /** Media buffered ahead of the playhead. */
  readonly bufferLevelSec: number;
  /** How much the engine will buffer before it pauses loading. */
  readonly maxBufferSec: number;
  /** Nominal duration of the next segment. */
  readonly segmentDurationSec: number;
  /** Ascending by bitrate; never empty. */
  readonly renditions: Ladder;
  /** What was loaded last; −1 before the first segment. */
  readonly currentIndex: number;
  /**
   * Sizes of the segments to come, where known: one row a segment (next first), one column a rendition,
   * in bytes. What isn't known is NaN or missing: HLS knows the playlists it has loaded (`SegmentSizes`
   * fills in the rest).
   */
  readonly upcomingBytes?: readonly (readonly number[])[];
  readonly playbackRate: number;
  /**
   * Media still to be loaded until the title ends, the next segment's included; absent where the end is
   * not known (live). Near it a buffer is there to be used up.
   */
  readonly remainingSec?: number;
  readonly live?: { readonly latencySec: number; readonly targetLatencySec: number };
  /** The browser's own estimate (`navigator.connection.downlink`), for the first choice only. */
  readonly hintKbps?: number;
  /**
   * What earlier sessions measured on this kind of network, already taken with caution and faded with time;
   * for the first choice only. Only where the page lets the player remember.
   */
  readonly rememberedKbps?: number;
  readonly constraints: AbrConstraints;
}

/** Media in the buffer, in seconds from the playhead; the one on screen begins below zero. */
export interface BufferedSegment {
  readonly startSec: number;
  readonly endSec: number;
  readonly renditionIndex: number;
}

/** What is buffered from there on, in seconds from the playhead, is to be thrown away and loaded anew. */
export interface Replacement {
  readonly fromSec: number;
  /** As a decision's. */
  readonly reason: string;
}

/**
 * Decides which rendition to load next. The same object runs over every engine and in the simulator.
 * It must answer for any context: no history, one rendition, throughput of zero.
 */
export interface AbrController {
  readonly name: string;
  observe(event: AbrEvent): void;
  decide(context: AbrContext): AbrDecision;
  /**
   * Asked a few times a second while a segment loads: a decision abandons that download for the
   * decision's rendition; null lets it go on.
   */
  abandon?(progress: DownloadProgress, context: AbrContext): AbrDecision | null;
  /**
   * Asked after each video segment, by engines that can load buffered media anew as what was loaded last
   * (`currentIndex`); null leaves the buffer as it is. `buffered` is in order, from the playhead on.
   */
  replace?(context: AbrContext, buffered: readonly BufferedSegment[]): Replacement | null;
  /** Forgets everything: a new source. */
  reset(): void;
}
