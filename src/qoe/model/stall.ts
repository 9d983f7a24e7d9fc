import type { StallCause } from '../../wire/beacon.js';
import { tell, type Draft, type OpenStall } from './view-state.js';
import { creditPlay, creditUnproven } from './watch-time.js';

/** Shorter ones are not noticed, and browsers report them in normal play. mux-embed has the same bound. */
const KEPT_MS = 250;
/** A playhead that should move and doesn't for this long has stalled, whatever the element says. */
const FROZEN_MS = 1_000;
/** Chromium reports `waiting` with a few frames left; more than this was no lack of data. */
const STARVED_SEC = 0.5;
/** Of a plain file it reports 64 KiB or so that are not playable yet: 1.5 s at 360 kbps. */
const STARVED_ESTIMATE_SEC = 2;
/**
 * Chromium says `waiting` this shortly before it has run out, plays what is left, and says so of its playhead only as it
 * goes on or is paused (45 ms of sound).
 */
export const RUN_OUT_SEC = 0.1;
/** No player can have more of a live stream than up to its edge. */
const EDGE_SEC = 1;

export function isKept(stall: OpenStall): boolean {
  return stall.heldMs >= KEPT_MS;
}

/** The element says that it waits. */
export function openStall(draft: Draft): void {
  creditUnproven(draft);
  hold(draft);
}

/** The playhead did not move: past its time that is a stall, from when it froze. */
export function noticeFreeze(draft: Draft): void {
  if (draft.unprovenMs >= FROZEN_MS) hold(draft);
}

function hold(draft: Draft): void {
  draft.stall = { heldMs: draft.unprovenMs, positionSec: draft.positionSec, cause: causeOf(draft) };
  draft.unprovenMs = 0;
  // Where it waits, whenever the browser says so: to get there is not to go on.
  if (draft.bufferLevelSec < RUN_OUT_SEC) draft.positionSec += draft.bufferLevelSec;
}

/** Tells the open stall, if there is one and it was long enough; else it was play. */
export function closeStall(draft: Draft, atMs: number): void {
  const { stall, totals } = draft;
  if (!stall) return;
  const { heldMs, ...where } = stall;
  draft.stall = null;
  if (!isKept(stall)) return creditPlay(draft, heldMs);
  totals.stallCount += 1;
  totals.stallMs += heldMs;
  tell(draft, atMs, { type: 'stall', durationMs: heldMs, ...where });
}

function causeOf(draft: Draft): StallCause {
  if (draft.hidden) return 'hidden';
  if (draft.bufferLevelSec >= (draft.bufferEstimated ? STARVED_ESTIMATE_SEC : STARVED_SEC)) return 'decode';
  return draft.edgeDistanceSec !== null && draft.edgeDistanceSec < EDGE_SEC ? 'live-edge' : 'network';
}
