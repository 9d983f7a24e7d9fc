import type { TimeSpan } from '../state/player-state.js';

const STEP_SEC = 5;
const LEAP_SEC = 60;
/** In a short title a leap shouldn't pass half of it by. */
const LEAP_SHARE = 0.1;

/**
 * Where a key takes the seek slider from `fromSec`; null for keys that aren't its own. Right is
 * forward in every language, since the time axis is never mirrored.
 */
export function seekByKey(key: string, fromSec: number, scale: TimeSpan): number | null {
  const leapSec = Math.max(STEP_SEC, Math.min(LEAP_SEC, (scale.endSec - scale.startSec) * LEAP_SHARE));
  const clamp = (sec: number): number => Math.min(scale.endSec, Math.max(scale.startSec, sec));
  switch (key) {
    case 'ArrowRight':
    case 'ArrowUp':
      return clamp(fromSec + STEP_SEC);
    case 'ArrowLeft':
    case 'ArrowDown':
      return clamp(fromSec - STEP_SEC);
    case 'PageUp':
      return clamp(fromSec + leapSec);
    case 'PageDown':
      return clamp(fromSec - leapSec);
    case 'Home':
      return scale.startSec;
    case 'End':
      return scale.endSec;
    default:
      return null;
  }
}
