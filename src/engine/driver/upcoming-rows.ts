import type { AbrContext } from '../../abr/contract/abr-controller.js';

/** Segments to tell of; no plan looks further. */
const ROWS = 10;

/** Tables and buffers round: media that ends this little before a segment's start ends at it. */
const SLACK_SEC = 0.1;

/** One rendition's segments in order, as a playlist or an index lists them. */
export interface ListedSegments {
  readonly count: number;
  startSec(at: number): number;
  /** Not above zero, or undefined, where it isn't told. */
  bytes(at: number): number | undefined;
}

/**
 * The sizes of the segments from the one at `fromSec` on, one row a segment, one column a rendition: NaN
 * where it isn't known. Undefined where none is.
 * @param columns one a rendition of the ladder; null for one whose list isn't there.
 */
export function upcomingRows(
  columns: readonly (ListedSegments | null)[],
  fromSec: number,
): AbrContext['upcomingBytes'] {
  let told = 0;
  const rows = Array.from({ length: ROWS }, () => columns.map(() => Number.NaN));
  columns.forEach((segments, column) => {
    if (!segments) return;
    const first = segmentAt(segments, fromSec + SLACK_SEC);
    rows.forEach((row, ahead) => {
      const bytes = first + ahead < segments.count ? segments.bytes(first + ahead) : undefined;
      if (bytes === undefined || !(bytes > 0)) return;
      row[column] = bytes;
      told = Math.max(told, ahead + 1);
    });
  });
  return told > 0 ? rows.slice(0, told) : undefined;
}

/** The last segment that starts at `sec` or before; the first if none does. */
function segmentAt(segments: ListedSegments, sec: number): number {
  let low = 0;
  let high = segments.count - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (segments.startSec(middle) <= sec) low = middle;
    else high = middle - 1;
  }
  return low;
}
