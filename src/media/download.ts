/** What a request carried. Only `video` and `muxed` renditions index into the ladder. */
export type SegmentKind = 'video' | 'audio' | 'muxed';

/**
 * Between first byte and last the body waited for its source, not for the network: `chunked` as a live
 * segment sent while it is encoded, `limited` by an origin slower than the link.
 */
export interface SourceWait {
  readonly kind: 'chunked' | 'limited';
  /** How long in all. */
  readonly waitingMs: number;
}

/** A segment download that ended well: what a throughput estimator eats. */
export interface DownloadSample {
  readonly kind: SegmentKind;
  /** Into the ladder; −1 for audio. */
  readonly renditionIndex: number;
  readonly bytes: number;
  /** Media duration of the segment. */
  readonly durationSec: number;
  /** Monotonic clock: request sent, first byte, last byte. */
  readonly requestStartMs: number;
  readonly responseStartMs: number;
  readonly responseEndMs: number;
  /** Served from a cache: says nothing of the network. */
  readonly fromCache: boolean;
  /** `resource-timing` is taken by the browser's network stack; `engine` on the main thread. */
  readonly timing: 'resource-timing' | 'engine';
  readonly url?: string;
  /**
   * Bytes of other segments that came while this body did, of those still on their way when it was done: the link
   * carried them too. Absent: none, or the engine can't tell. (Segments that were done are samples of their own.)
   */
  readonly besideBytes?: number;
  /** Absent where the body came without waiting, or the engine can't tell. */
  readonly source?: SourceWait;
}

/** A segment download still under way. */
export interface DownloadProgress {
  readonly kind: SegmentKind;
  readonly renditionIndex: number;
  /** Received so far, and in all where known. */
  readonly loadedBytes: number;
  readonly totalBytes?: number;
  readonly durationSec: number;
  readonly requestStartMs: number;
  /** Absent until the first byte has come. */
  readonly responseStartMs?: number;
  readonly nowMs: number;
  readonly bufferLevelSec: number;
}

/** Request sent to first byte. */
export function timeToFirstByteMs(sample: DownloadSample): number {
  return Math.max(0, sample.responseStartMs - sample.requestStartMs);
}

/** First byte to last. */
export function transferMs(sample: DownloadSample): number {
  return Math.max(0, sample.responseEndMs - sample.responseStartMs);
}
