import type { LiveStream } from '../../media/live-stream.js';

/** The part of dash.js that is read here. */
export interface LiveDash {
  /** Empty until segments are known. */
  getDvrWindow(): { readonly start?: number; readonly end?: number };
  getTargetLiveDelay(): number;
  getCurrentLiveLatency(): number;
  /** dash.js's parsed MPD. */
  getManifest(): object | null;
}

/**
 * dash.js makes all that is available seekable, up to the newest segment, but plays at a delay from there;
 * who follows by twice that delay at most still watches live. Where the MPD bounds its window
 * (`timeShiftBufferDepth`), the past isn't kept for viewers.
 */
export function liveStreamOf(player: LiveDash): LiveStream | null {
  const { start, end } = player.getDvrWindow();
  if (start === undefined || end === undefined) return null;
  const delay = player.getTargetLiveDelay();
  const delaySec = Number.isFinite(delay) ? delay : 0;
  const { timeShiftBufferDepth, availabilityStartTime } = (player.getManifest() ?? {}) as {
    timeShiftBufferDepth?: number;
    availabilityStartTime?: Date;
  };
  return {
    startSec: start,
    endSec: Math.max(start, end - delaySec),
    edgeSec: delaySec,
    targetWindowSec: Number.isFinite(timeShiftBufferDepth) ? 0 : Infinity,
    latencySec: player.getCurrentLiveLatency(),
    // Media time counts from there.
    startDateMs: availabilityStartTime?.getTime() ?? Number.NaN,
  };
}
