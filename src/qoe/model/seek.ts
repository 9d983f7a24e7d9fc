import { flagStartup } from './startup.js';
import { tell, type Draft, type OpenSeek } from './view-state.js';

/**
 * A `waiting` this soon after a seek still belongs to it: browsers report a stray one while they
 * fill up (30 ms in Chromium).
 */
const SETTLE_MS = 250;

/** Opens a seek, or moves the target of the open one: overlapping ones are one. */
export function openSeek(draft: Draft, toSec: number): void {
  const { seek } = draft;
  if (seek?.closedAtMs === null) {
    draft.seek = { ...seek, toSec, landed: false };
    return;
  }
  tellSeek(draft);
  flagStartup(draft);
  draft.seek = {
    openedAtMs: draft.atMs,
    fromSec: draft.positionSec,
    toSec,
    latencyMs: 0,
    landed: false,
    closedAtMs: null,
  };
}

/** The element arrived. A paused viewer sees no more than that. */
export function landSeek(draft: Draft): void {
  if (draft.seek?.closedAtMs !== null) return;
  draft.seek = { ...draft.seek, landed: true };
  if (draft.paused) closeSeek(draft, draft.atMs);
}

export function closeSeek(draft: Draft, atMs: number): void {
  if (draft.seek?.closedAtMs !== null) return;
  draft.seek = { ...draft.seek, closedAtMs: atMs };
  draft.seekClosedAtMs = atMs;
}

/** A `waiting` came while the last seek was settling. */
export function reopenSeek(draft: Draft): void {
  if (draft.seek) draft.seek = { ...draft.seek, closedAtMs: null };
}

/** Tells a closed seek once no `waiting` can open it again. */
export function settleSeek(draft: Draft): void {
  const closedAtMs = draft.seek?.closedAtMs ?? null;
  if (closedAtMs !== null && draft.atMs - closedAtMs >= SETTLE_MS) tellSeek(draft);
}

/** Closes and tells the seek, if there is one: playback went on to something else. */
export function finishSeek(draft: Draft): void {
  closeSeek(draft, draft.atMs);
  tellSeek(draft);
}

function tellSeek(draft: Draft): void {
  const seek: OpenSeek | null = draft.seek;
  if (!seek || seek.closedAtMs === null) return;
  draft.seek = null;
  draft.totals.seekCount += 1;
  draft.totals.seekMs += seek.latencyMs;
  tell(draft, seek.closedAtMs, {
    type: 'seek',
    latencyMs: seek.latencyMs,
    fromSec: seek.fromSec,
    toSec: seek.toSec,
  });
}
