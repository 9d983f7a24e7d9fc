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
  readonly media: Pick<HTMLMediaElement, 'currentTime'> | null;
  readonly latestLevelDetails:
    | (Pick<
        NonNullable<Hls['latestLevelDetails']>,
        'live' | 'type' | 'fragmentStart' | 'edge' | 'partList' | 'partTarget' | 'targetduration'
      > & { readonly fragments: readonly DatedFragment[] })
    | null;
}

interface DatedFragment {
  /** Media time. */
  readonly start: number;
  /** Epoch ms; null where the playlist has none (EXT-X-PROGRAM-DATE-TIME). */
  readonly programDateTime: number | null;
}

/** By the segment at the playhead: after a discontinuity the two times may stand otherwise to each other. */
function startDateMsAt(fragments: readonly DatedFragment[], positionSec: number): number {
  let startDateMs = Number.NaN;
  for (const { start, programDateTime } of fragments) {
    if (programDateTime === null) continue;
    if (Number.isNaN(startDateMs) || start <= positionSec) startDateMs = programDateTime - start * 1000;
  }
  return startDateMs;
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
  media,
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
    startDateMs: startDateMsAt(details.fragments, media?.currentTime ?? 0),
  };
}
