import type { Override } from './dash-overrides.js';

/** The part of dash.js's own `BufferController` that is overridden or used here. */
interface BufferController {
  /** Asked once a seek: true leaves loading where it was. */
  readonly hasBufferAtTime: (timeSec: number) => boolean;
  /** Told where loading starts after a seek. */
  readonly setSeekTarget: (timeSec: number) => void;
  /** Where the range that holds the time ends; NaN where none does. */
  readonly getContinuousBufferTimeForTargetTime: (timeSec: number) => number;
  readonly getBuffer: () => { getAllBufferRanges(): TimeRanges | null } | null;
}

/** Ranges that the browser tells apart by rounding alone are one. */
const SAME_SEC = 0.1;

/**
 * dash.js goes on loading where it was if a seek's target is buffered at all. With what an earlier seek left
 * behind that is another place: playback would run into the gap, and wait there or leap over it. So only a
 * target counts as buffered whose range is the one that loading goes on at.
 */
export const seekInBuffer: Override<BufferController> = function () {
  const { hasBufferAtTime, setSeekTarget, getContinuousBufferTimeForTargetTime, getBuffer } = this.parent;
  let loadsFromSec = -Infinity;
  return {
    hasBufferAtTime(timeSec) {
      if (!hasBufferAtTime(timeSec)) return false;
      const ranges = getBuffer()?.getAllBufferRanges();
      if (!ranges || ranges.length === 0) return false;
      const endSec = getContinuousBufferTimeForTargetTime(timeSec);
      const isLast = endSec >= ranges.end(ranges.length - 1) - SAME_SEC;
      return isLast && endSec >= loadsFromSec - SAME_SEC;
    },
    setSeekTarget(timeSec) {
      loadsFromSec = timeSec;
      setSeekTarget(timeSec);
    },
  };
};
