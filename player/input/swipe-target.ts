import { secAt, seekScale } from '../controls/seek-scale.js';
import type { PlayerState } from '../state/player-state.js';

/** A swipe across the whole picture passes this much by, or a tenth of the title if that is more. */
const LEAST_SPAN_SEC = 90;

/**
 * Where a swipe by this share of the picture's width leads, seconds; null where nothing can be sought.
 * Short titles are passed whole, long ones in strokes.
 */
export function swipeTarget(state: PlayerState, share: number): number | null {
  const scale = seekScale(state);
  if (!scale) return null;
  const wholeSec = scale.endSec - scale.startSec;
  const spanSec = Math.min(wholeSec, Math.max(LEAST_SPAN_SEC, wholeSec / 10));
  return secAt(scale, (state.currentSec - scale.startSec + share * spanSec) / wholeSec);
}
