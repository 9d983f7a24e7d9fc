import type { QoeFact } from '../../../src/qoe/model/fact.js';
import type { ShownSpan, ViewRecord } from '../record/view-record.js';

/** What a viewer saw of one play, as far as surviving goes. */
export interface Seen {
  /** Where the playhead was last, and the furthest it came; s. */
  readonly positionSec: number;
  readonly furthestSec: number;
  readonly ended: boolean;
  /** Since the playhead moved last, at the end of the watching; since the start where it never did; s. */
  readonly stillSec: number;
  /** The longest time at one go without a moving playhead, the start and the end too; s. */
  readonly longestWaitSec: number;
  /** Media between the first and the furthest position that was never on screen; s. */
  readonly lostSec: number;
  /** Fatal faults that player or element told, in order. */
  readonly errors: readonly { readonly code: string; readonly atSec: number; readonly message: string }[];
  readonly crashed: string | null;
}

type Playhead = Extract<QoeFact, { kind: 'playhead' }>;

export function seenOf({ facts, shown, end, watchedMs }: ViewRecord): Seen {
  const playheads = facts.filter((fact): fact is Playhead => fact.kind === 'playhead');
  let movedMs = 0;
  let longestMs = 0;
  let furthestSec = 0;
  let before: Playhead | undefined;
  for (const at of playheads) {
    if (before !== undefined && at.positionSec !== before.positionSec) {
      longestMs = Math.max(longestMs, at.atMs - movedMs);
      movedMs = at.atMs;
    }
    furthestSec = Math.max(furthestSec, at.positionSec);
    before = at;
  }
  const ended = end.kind === 'ended';
  const stillMs = ended ? 0 : Math.max(0, watchedMs - movedMs);
  return {
    positionSec: before?.positionSec ?? 0,
    furthestSec,
    ended,
    stillSec: stillMs / 1_000,
    longestWaitSec: Math.max(longestMs, stillMs) / 1_000,
    lostSec: lostOf(shown, furthestSec),
    errors: facts.flatMap((fact) =>
      fact.kind === 'error' && fact.fatal
        ? [{ code: fact.code, atSec: fact.atMs / 1_000, message: fact.message }]
        : [],
    ),
    crashed:
      end.kind === 'crashed' || (end.kind === 'failed' && end.code === 'PAGE_NOT_READY') ? end.message : null,
  };
}

/** Of the way to the furthest position, what no frame was shown of; pictures shown twice count once. */
function lostOf(shown: readonly ShownSpan[], furthestSec: number): number {
  const spans = [...shown].sort((a, b) => a.fromSec - b.fromSec);
  let shownToSec = 0;
  let lostSec = 0;
  for (const { fromSec, toSec } of spans) {
    lostSec += Math.max(0, fromSec - shownToSec);
    shownToSec = Math.max(shownToSec, toSec);
  }
  return lostSec + Math.max(0, furthestSec - shownToSec);
}
