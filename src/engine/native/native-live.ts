import type { TimeRangesLike } from '../../media/buffered.js';
import type { LiveStream } from '../../media/live-stream.js';

/** The browser doesn't tell of segments: about as far back as three of the usual length. */
const EDGE_SEC = 12;

export interface NativeLive {
  readonly seekable: TimeRangesLike;
  /** HTML has it; of the browsers that play live sources by themselves, Safari does. */
  getStartDate?(): Date;
}

/** A live source that the browser plays by itself: what it lets a viewer seek in. Null while that is nothing. */
export function liveStreamOf(media: NativeLive): LiveStream | null {
  const { seekable } = media;
  if (seekable.length === 0) return null;
  return {
    startSec: seekable.start(0),
    endSec: seekable.end(seekable.length - 1),
    edgeSec: EDGE_SEC,
    targetWindowSec: Number.NaN,
    latencySec: Number.NaN,
    startDateMs: media.getStartDate?.().getTime() ?? Number.NaN,
  };
}
