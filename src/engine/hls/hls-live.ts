import type Hls from 'hls.js';
import type { LiveStream } from '../../media/live-stream.js';

/** How far behind the latest place worth playing still is live: three segments, or two parts. */
const EDGE_SEGMENTS = 3;
const EDGE_PARTS = 2;

/** The part of hls.js that is read here. */
export interface LiveHls {
  /** Seconds; 0 while unknown. */
  readonly latency: number;
  readonly liveSyncPosition: number | null;
  readonly latestLevelDetails: Pick<
    NonNullable<Hls['latestLevelDetails']>,
    'live' | 'type' | 'fragmentStart' | 'edge' | 'partList' | 'partTarget' | 'targetduration'
  > | null;
}

/**
 * hls.js makes a live title as long as its playlist reaches, and seekable from 0; this is what the playlist
 * really offers. Only a playlist of type EVENT says that it keeps its past. The edge's width is that of
 * video-dev's "live edge" proposal for media elements (media-ui-extensions, 0007).
 */
export function liveStreamOf({
  latency,
  latestLevelDetails: details,
  liveSyncPosition,
}: LiveHls): LiveStream | null {
  if (!details?.live) return null;
  const { fragmentStart, edge, partList, partTarget, targetduration } = details;
  const lowLatency = Boolean(partList?.length) && partTarget > 0;
  return {
    startSec: fragmentStart,
    endSec: Math.max(fragmentStart, liveSyncPosition ?? edge),
    edgeSec: lowLatency ? EDGE_PARTS * partTarget : EDGE_SEGMENTS * targetduration,
    targetWindowSec: details.type === 'EVENT' ? Infinity : 0,
    latencySec: latency > 0 ? latency : Number.NaN,
  };
}
