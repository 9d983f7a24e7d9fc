import type { ProbeTake } from '../record/probe-take.js';
import type { ViewEnd } from '../record/view-record.js';

/** A player that gave up may still play what it has; this long after the last movement it is over. */
const GIVEN_UP_MS = 5_000;

/** Whether there is nothing more to see, before the time is over. */
export function isOver({ activity, failure, lastAdvanceMs, atMs }: ProbeTake): boolean {
  if (activity === 'ended') return true;
  return failure !== null && atMs - Math.max(failure.atMs, lastAdvanceMs ?? 0) > GIVEN_UP_MS;
}

/** How a watching ended whose page was there to the end. */
export function endOf(take: ProbeTake | null, started: boolean): ViewEnd {
  if (take === null) return { kind: 'never-started' };
  const { activity, failure } = take;
  if (activity === 'ended') return { kind: 'ended' };
  if (failure !== null && (!started || activity !== 'playing'))
    return { kind: 'failed', code: failure.code, message: failure.message };
  return started ? { kind: 'watched' } : { kind: 'never-started' };
}
