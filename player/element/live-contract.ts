import type { LiveStream } from '../../src/media/live-stream.js';

export type StreamType = 'on-demand' | 'live' | 'unknown';

export interface StreamFacts {
  /** Of the attributes `stream-type` and `target-live-window`. */
  readonly typeAttribute: string | null;
  readonly windowAttribute: string | null;
  /** The source is understood. */
  readonly known: boolean;
  readonly isLive: boolean;
  readonly live: LiveStream | null;
}

/**
 * What an interface may ask of an element about live streams, by video-dev's proposals for media elements
 * (media-ui-extensions: 0007 live edge, 0010 stream type), as media-chrome and Mux read them.
 */
export interface LiveContract {
  readonly streamType: StreamType;
  /** Seconds; 0: only the edge is meant to be watched; NaN: unknown, or not live. */
  readonly targetLiveWindow: number;
  /** Media time from which on playback counts as live, seconds; NaN: unknown, or not live. */
  readonly liveEdgeStart: number;
}

/** `live:dvr` and `ll-live` are Mux's older words: live with a past, live with low latency. */
const LIVE = /^(?:ll-)?live(:dvr)?$/;

/** The page's word, by attribute, outweighs what the source says. */
export function liveContract(facts: StreamFacts): LiveContract {
  const { typeAttribute, windowAttribute, known, isLive, live } = facts;
  const [saysLive, dvr] = LIVE.exec(typeAttribute ?? '') ?? [];
  const told = known ? (isLive ? 'live' : 'on-demand') : 'unknown';
  const streamType = saysLive ? 'live' : typeAttribute === 'on-demand' ? typeAttribute : told;
  if (streamType !== 'live') {
    return { streamType, targetLiveWindow: Number.NaN, liveEdgeStart: Number.NaN };
  }
  const window = windowAttribute ? Number(windowAttribute) : Number.NaN;
  return {
    streamType,
    targetLiveWindow: window >= 0 ? window : dvr ? Infinity : (live?.targetWindowSec ?? Number.NaN),
    liveEdgeStart: live ? Math.max(live.startSec, live.endSec - live.edgeSec) : Number.NaN,
  };
}

/** One range, as the DOM has them. @throws DOMException IndexSizeError, as there, for any index but 0. */
export function timeRange(startSec: number, endSec: number): TimeRanges {
  const at = (sec: number) => (index: number) => {
    if (index === 0) return sec;
    throw new DOMException(`There is no range ${index}.`, 'IndexSizeError');
  };
  return { length: 1, start: at(startSec), end: at(endSec) };
}
