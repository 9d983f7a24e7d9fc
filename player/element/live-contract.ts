import type { LiveStream } from '../../src/media/live-stream.js';

/*
 * What an interface may ask of an element about live streams, by video-dev's proposals for media elements
 * (media-ui-extensions: 0007 live edge, 0010 stream type), as media-chrome and Mux read them.
 */

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

/** `live:dvr` and `ll-live` are Mux's older words: live with a past, live with low latency. */
const LIVE = /^(?:ll-)?live(?<dvr>:dvr)?$/;

export function streamTypeOf({ typeAttribute, known, isLive }: StreamFacts): StreamType {
  if (typeAttribute === 'on-demand') return 'on-demand';
  if (LIVE.test(typeAttribute ?? '')) return 'live';
  if (!known) return 'unknown';
  return isLive ? 'live' : 'on-demand';
}

/** Seconds; 0: only the edge is meant to be watched; NaN: unknown, or not live. */
export function targetLiveWindowOf(facts: StreamFacts): number {
  const { typeAttribute, windowAttribute, live } = facts;
  if (streamTypeOf(facts) === 'on-demand') return Number.NaN;
  if (windowAttribute !== null && windowAttribute.trim() !== '') {
    const window = Number(windowAttribute);
    if (window >= 0) return window;
  }
  if (LIVE.exec(typeAttribute ?? '')?.groups?.['dvr']) return Infinity;
  return live?.targetWindowSec ?? Number.NaN;
}

/** Media time from which on playback counts as live, seconds; NaN: unknown, or not live. */
export function liveEdgeStartOf(facts: StreamFacts): number {
  const { live } = facts;
  if (!live || streamTypeOf(facts) !== 'live') return Number.NaN;
  return Math.max(live.startSec, live.endSec - live.edgeSec);
}

/** One range, as the DOM has them. @throws DOMException IndexSizeError, as there, for any index but 0. */
export function timeRange(startSec: number, endSec: number): TimeRanges {
  const at = (index: number, sec: number): number => {
    if (index === 0) return sec;
    throw new DOMException(`There is no range ${index}.`, 'IndexSizeError');
  };
  return { length: 1, start: (index) => at(index, startSec), end: (index) => at(index, endSec) };
}
