import type { Seen } from './seen.js';
import { defaults, type SurvivalFault } from './survival-fault.js';

/** What became of one play. */
export type Outcome =
  /** Went on with no more than was owed to the fault. */
  | { readonly kind: 'plays-on'; readonly waitSec: number; readonly lostSec: number }
  /** Went on, but the viewer waited too long or missed too much. */
  | { readonly kind: 'poor'; readonly waitSec: number; readonly lostSec: number; readonly why: string }
  /** Said that it can't go on. */
  | { readonly kind: 'error'; readonly code: string; readonly atSec: number }
  /** Neither plays nor says anything. */
  | { readonly kind: 'hang'; readonly waitSec: number; readonly positionSec: number }
  /** The page or its browser went; says nothing of the player. */
  | { readonly kind: 'crashed'; readonly message: string };

export interface Verdict {
  readonly outcome: Outcome;
  /** Whether that is what the viewer is owed. */
  readonly survived: boolean;
}

/** A playhead that moved this short ago still does. */
const MOVING_SEC = 4;
/** Two segments of the lab's title. */
const MOST_LOST_SEC = 8;

/** Codes that no player chose: the bare element's, or an exception. */
export function isTyped(code: string): boolean {
  return !/^(MEDIA_ERR_|PLAYER_THREW)/.test(code);
}

/**
 * @param mustBeTyped an error counts only with a code of the player's own
 */
export function judge(fault: SurvivalFault, seen: Seen, { mustBeTyped }: { mustBeTyped: boolean }): Verdict {
  const outcome = outcomeOf(fault, seen, mustBeTyped);
  const survived =
    outcome.kind === 'plays-on' ||
    (outcome.kind === 'error' && fault.expected !== 'plays-on') ||
    // Nothing was owed: how well it went on doesn't matter.
    (outcome.kind === 'poor' && fault.expected !== 'plays-on');
  return { outcome, survived };
}

function outcomeOf(fault: SurvivalFault, seen: Seen, mustBeTyped: boolean): Outcome {
  const { passedAtSec = defaults.passedAtSec, mostWaitSec = defaults.mostWaitSec } = fault;
  const { ended, positionSec, stillSec, longestWaitSec: waitSec, lostSec, errors, crashed } = seen;
  if (crashed !== null) return { kind: 'crashed', message: crashed };
  const goesOn = ended || positionSec >= passedAtSec || (positionSec > 0 && stillSec < MOVING_SEC);
  if (goesOn) {
    const why: string[] = [];
    if (waitSec > mostWaitSec) why.push(`stood ${waitSec.toFixed(0)} s`);
    if (lostSec > MOST_LOST_SEC) why.push(`lost ${lostSec.toFixed(0)} s`);
    if (seen.furthestSec - positionSec > MOST_LOST_SEC) why.push('went back');
    return why.length === 0
      ? { kind: 'plays-on', waitSec, lostSec }
      : { kind: 'poor', waitSec, lostSec, why: why.join(', ') };
  }
  const error = errors.find(({ code }) => !mustBeTyped || isTyped(code));
  if (error !== undefined) return { kind: 'error', code: error.code, atSec: error.atSec };
  return { kind: 'hang', waitSec: stillSec, positionSec };
}
