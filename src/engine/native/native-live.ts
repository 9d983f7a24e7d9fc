import type { TimeRangesLike } from '../../media/buffered.js';
import type { LiveStream } from '../../media/live-stream.js';

/** The browser doesn't tell of segments: about as far back as three of the usual length. */
const EDGE_SEC = 12;

/** A live source that the browser plays by itself: what it lets a viewer seek in. Null while that is nothing. */
export function liveStreamOf(seekable: TimeRangesLike): LiveStream | null {
  if (seekable.length === 0) return null;
  return {
    startSec: seekable.start(0),
    endSec: seekable.end(seekable.length - 1),
    edgeSec: EDGE_SEC,
    targetWindowSec: Number.NaN,
    latencySec: Number.NaN,
  };
}
