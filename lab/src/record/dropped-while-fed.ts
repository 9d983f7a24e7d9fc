import type { QoeFact } from '../../../src/qoe/model/fact.js';

/** Below this the picture may have run dry: sound and picture seldom end together. */
const DRY_SEC = 1;

/**
 * Chromium plays sound on for 3 s without a picture, and then throws away what comes too late to be shown
 * (`media/renderers`, its video underflow threshold); a second more for the player to catch up.
 */
const LATE_FRAMES_MS = 4_000;

/**
 * The share of frames thrown away while there was media enough to show, 0 to 1. Those are the machine's; what is
 * lost when a picture ran dry and comes late, or around a seek, is the player's or the network's.
 */
export function droppedWhileFed(facts: readonly QoeFact[]): number {
  let dryAtMs = -Infinity;
  let before: { readonly atMs: number; readonly dropped: number; readonly total: number } | null = null;
  let dropped = 0;
  let shown = 0;
  for (const fact of facts) {
    if (isDry(fact)) dryAtMs = fact.atMs;
    if (fact.kind !== 'frame-counts') continue;
    const counts = { atMs: fact.atMs, dropped: fact.dropped, total: fact.total };
    const fed = before !== null && dryAtMs < before.atMs - LATE_FRAMES_MS;
    if (before !== null && fed && counts.total >= before.total && counts.dropped >= before.dropped) {
      dropped += counts.dropped - before.dropped;
      shown += counts.total - before.total;
    }
    before = counts;
  }
  return shown > 0 ? dropped / shown : 0;
}

function isDry(fact: QoeFact): boolean {
  if (fact.kind === 'playhead') return fact.bufferLevelSec < DRY_SEC;
  return fact.kind === 'waiting' || fact.kind === 'seeking' || fact.kind === 'seeked';
}
