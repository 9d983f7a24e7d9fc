import type { StallCause } from '../../wire/beacon.js';
import { viewTime, type Draft, type OpenStall } from './view-state.js';
import { creditPlay, creditUnproven } from './watch-time.js';

/** Shorter ones are not noticed, and browsers report them in normal play. mux-embed has the same bound. */
const KEPT_MS = 250;
/** A playhead that should move and doesn't for this long has stalled, whatever the element says. */
const FROZEN_MS = 1_000;
/** Chromium reports `waiting` with a few frames left; more than this was no lack of data. */
const STARVED_SEC = 0.5;
/** Of a plain file it reports 64 KiB or so that are not playable yet: 1.5 s at 360 kbps. */
const STARVED_ESTIMATE_SEC = 2;
/** No player can have more of a live stream than up to its edge. */
const EDGE_SEC = 1;

export function isKept(stall: OpenStall): boolean {
  return stall.heldMs >= KEPT_MS;
}

/** The element says that it waits. */
export function openStall(draft: Draft): void {
  creditUnproven(draft);
  draft.stall = { heldMs: 0, positionSec: draft.positionSec, cause: causeOf(draft) };
}

/** The playhead did not move: past its time that is a stall, from when it froze. */
export function noticeFreeze(draft: Draft): void {
  if (draft.unprovenMs < FROZEN_MS) return;
  draft.stall = { heldMs: draft.unprovenMs, positionSec: draft.positionSec, cause: causeOf(draft) };
  draft.unprovenMs = 0;
}

/** Tells the open stall, if there is one and it was long enough; else it was play. */
export function closeStall(draft: Draft, atMs: number): void {
  const { stall } = draft;
  if (!stall) return;
  draft.stall = null;
  if (!isKept(stall)) {
    creditPlay(draft, stall.heldMs);
    return;
  }
  draft.totals.stallCount += 1;
  draft.totals.stallMs += stall.heldMs;
  draft.events.push({
    type: 'stall',
    t: viewTime(draft, atMs),
    durationMs: stall.heldMs,
    positionSec: stall.positionSec,
    cause: stall.cause,
  });
}

function causeOf(draft: Draft): StallCause {
  if (draft.hidden) return 'hidden';
  if (draft.bufferLevelSec >= (draft.bufferEstimated ? STARVED_ESTIMATE_SEC : STARVED_SEC)) return 'decode';
  return draft.edgeDistanceSec !== null && draft.edgeDistanceSec < EDGE_SEC ? 'live-edge' : 'network';
}
