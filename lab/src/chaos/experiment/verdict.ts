import { conditionInWords } from './condition.js';
import type { Experiment } from './experiment.js';
import type { Breach, Ending, Outcome, RunState } from './run-state.js';

type Ended = Extract<RunState, { phase: 'ended' }>;

/** The end of a run that disturbed nothing. */
export function notSteady(verdict: 'not-steady' | 'stopped', reason: string): Ended {
  return { phase: 'ended', outcome: { verdict, reason, breaches: [], recovered: null } };
}

/** The end of a run that disturbed. */
export function outcomeOf(
  ending: Ending,
  breaches: readonly Breach[],
  recovered: boolean | null,
  { recoverySec }: Experiment,
): Ended {
  const late = `the steady state didn't come back within ${recoverySec} s`;
  const end = (verdict: Outcome['verdict'], reason: string): Ended => ({
    phase: 'ended',
    outcome: { verdict, reason, breaches, recovered },
  });
  switch (ending.kind) {
    case 'aborted':
      return end('aborted', `${ending.reason}${recovered === false ? `; ${late}` : ''}`);
    case 'stopped':
      return end('stopped', 'It was stopped, and what it had disturbed was undone');
    case 'failed':
      return end('failed', ending.reason);
    case 'done': {
      const [first] = breaches;
      if (first !== undefined)
        return end(
          'refuted',
          `${conditionInWords(first.condition)} was broken at ${first.atSec.toFixed(1)} s: it was ${first.value}${recovered === false ? `; ${late}` : ''}`,
        );
      if (recovered === false) return end('refuted', `It held while disturbed, but ${late}`);
      return end('held', 'The steady state held while disturbed, and afterwards');
    }
  }
}
