/** The shape of the DOM's `TimeRanges`, seconds. */
export interface TimeRangesLike {
  readonly length: number;
  start(index: number): number;
  end(index: number): number;
}

/** Gaps this small are played over by browsers and engines alike. */
const GAP_SEC = 0.1;

/** Seconds buffered without a gap from `positionSec` on; 0 where it isn't buffered. */
export function bufferedAheadSec(ranges: TimeRangesLike, positionSec: number): number {
  let end = positionSec;
  for (let index = 0; index < ranges.length; index += 1) {
    if (ranges.start(index) <= end + GAP_SEC && ranges.end(index) > end) end = ranges.end(index);
  }
  return end - positionSec;
}
