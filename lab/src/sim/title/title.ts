import type { Ladder } from '../../../../src/media/rendition.js';

/** A title as a player sees it: a ladder, and how large each segment of each rendition is. */
export interface Title {
  readonly name: string;
  readonly segmentSec: number;
  /** Ascending by bitrate. */
  readonly renditions: Ladder;
  /** One row a segment, one column a rendition. */
  readonly segmentBytes: readonly (readonly number[])[];
}

/** A title without variation: every segment has its bitrate times its duration. */
export function constantTitle(
  bitratesKbps: readonly number[],
  segmentSec: number,
  segmentCount: number,
): Title {
  const row = bitratesKbps.map((kbps) => (kbps * 1000 * segmentSec) / 8);
  return {
    name: `constant-${bitratesKbps.length}`,
    segmentSec,
    renditions: bitratesKbps.map((bitrateKbps) => ({ id: `r${bitrateKbps}`, bitrateKbps })),
    segmentBytes: Array.from({ length: segmentCount }, () => row),
  };
}
