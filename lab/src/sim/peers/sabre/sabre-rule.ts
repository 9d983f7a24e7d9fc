import type { SabreEstimate } from './sabre-estimate.js';

/** What a rule of sabre is asked with. Its units: milliseconds, bits, kbps. */
export interface SabreSituation {
  readonly bitratesKbps: readonly number[];
  readonly segmentMs: number;
  readonly maxBufferMs: number;
  readonly bufferMs: number;
  readonly estimate: SabreEstimate;
  /** Of the segment to choose for, counted from the start or the last seek. */
  readonly segmentsSince: number;
  /** Where the title's end is known. */
  readonly segmentsLeft: number;
}

export interface SabreChoice {
  readonly renditionIndex: number;
  readonly waitMs: number;
}

/** A segment that has come. */
export interface SabreDownload {
  readonly renditionIndex: number;
  readonly tookMs: number;
  /** With the segment in it. */
  readonly bufferMs: number;
}

/** A download under way, at least one bit of it come. */
export interface SabreProgress {
  readonly renditionIndex: number;
  readonly sizeBits: number;
  readonly loadedBits: number;
  readonly spentMs: number;
  readonly firstBitMs: number;
  readonly bufferMs: number;
}

export interface SabreRule {
  /** For every segment but the first, which is always of the lowest rendition. */
  choose(situation: SabreSituation): SabreChoice;
  /** The rendition to load instead; null to go on. */
  abandon(progress: SabreProgress, situation: SabreSituation): number | null;
  downloaded?(download: SabreDownload, situation: SabreSituation): void;
  /** It waited for room in the buffer. */
  heldUp?(ms: number): void;
  sought?(): void;
  reset(): void;
}

/**
 * The highest rendition of which a segment comes within its own duration, latency included:
 * l + L R_q / T ≤ L.
 */
export function sustainable(
  throughputKbps: number,
  { bitratesKbps, segmentMs, estimate }: SabreSituation,
): number {
  const fits = (kbps: number): boolean =>
    estimate.latencyMs + (segmentMs * kbps) / throughputKbps <= segmentMs;
  const firstTooHigh = bitratesKbps.findIndex((kbps, index) => index > 0 && !fits(kbps));
  return firstTooHigh < 0 ? bitratesKbps.length - 1 : firstTooHigh - 1;
}
