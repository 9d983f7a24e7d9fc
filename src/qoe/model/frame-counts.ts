import type { Draft } from './view-state.js';

/** A seek empties the decoder, whose counts mislead for about this long after it. */
const AFTER_SEEK_MS = 1_000;

/** From here to the next counts, they say nothing of the device. */
export function exemptFrames(draft: Draft): void {
  draft.framesExempt = true;
}

/** Adds what an interval dropped: not hidden, not near a seek, and not over a new source. */
export function countFrames(draft: Draft, dropped: number, total: number): void {
  const before = draft.frameCounts;
  const exempt = isExempt(draft);
  draft.frameCounts = { dropped, total };
  if (before && !exempt && !draft.framesExempt && dropped >= before.dropped && total >= before.total) {
    draft.totals.droppedFrames += dropped - before.dropped;
    draft.totals.totalFrames += total - before.total;
  }
  draft.framesExempt = exempt;
}

function isExempt({ hidden, seek, seekClosedAtMs, atMs }: Draft): boolean {
  if (hidden || seek?.closedAtMs === null) return true;
  return seekClosedAtMs !== null && atMs - seekClosedAtMs < AFTER_SEEK_MS;
}
