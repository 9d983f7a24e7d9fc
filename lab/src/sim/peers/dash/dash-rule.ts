/** What dash.js knows when it asks its rules. Renditions ascend; an index is into them. */
export interface DashSituation {
  readonly nowMs: number;
  readonly bitratesKbps: readonly number[];
  /** Loaded last. */
  readonly currentIndex: number;
  /** To the millisecond, as its metrics keep it. */
  readonly bufferLevelSec: number;
  /** Its buffer state is `bufferStalled`. */
  readonly bufferEmpty: boolean;
  /** The buffer at which playback counts as stable. */
  readonly stableBufferSec: number;
  readonly segmentSec: number;
  readonly playbackRate: number;
  readonly live: boolean;
  /** Behind the live edge; 0 for what is not live. */
  readonly latencySec: number;
  /** Null before the first sample, as the next two. */
  readonly averageKbps: number | null;
  readonly safeKbps: number | null;
  readonly lastKbps: number | null;
  /** A download was abandoned a short while ago. */
  readonly abandonedLately: boolean;
}

/** A rule's wish; its collection takes the lowest. */
export interface DashRequest {
  readonly renditionIndex: number;
  readonly waitMs?: number;
}

/** A segment that has come, and the buffer just before it was appended. */
export interface LoadedSegment {
  readonly renditionIndex: number;
  readonly durationSec: number;
  readonly requestMs: number;
  readonly endMs: number;
  readonly bufferLevelSec: number;
}

/** One of the rules that an `ABRRulesCollection` of dash.js asks before each segment. */
export interface DashRule {
  /** Of dash.js' own class, in kebab-case: the reason of a decision that it settles. */
  readonly name: string;
  /** Null: no change wanted. */
  request(situation: DashSituation): DashRequest | null;
  loaded?(segment: LoadedSegment): void;
  bufferEmptied?(): void;
  /** The player goes from one rendition to another, on whoever's request. */
  switchedTo?(renditionIndex: number): void;
  /** A download was given up, for the rendition last switched to. */
  abandoned?(bufferLevelSec: number): void;
  sought?(): void;
  reset(): void;
}

/** Highest rendition whose bitrate is not above `kbps`; the lowest where none is. */
export function highestWithin(bitratesKbps: readonly number[], kbps: number): number {
  return Math.max(
    0,
    bitratesKbps.findLastIndex((bitrateKbps) => bitrateKbps <= kbps),
  );
}
