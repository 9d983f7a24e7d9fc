import { describe, expect, it } from 'vitest';
import { endOf, isOver } from '../../../../lab/src/play/view-end.js';
import type { ProbeTake } from '../../../../lab/src/record/probe-take.js';

const take = (changes: Partial<ProbeTake>): ProbeTake => ({
  atMs: 20_000,
  facts: [],
  shown: [],
  showing: null,
  activity: 'playing',
  lastAdvanceMs: 20_000,
  failure: null,
  timerLateP99Ms: 0,
  lostFacts: 0,
  ...changes,
});
const failure = { atMs: 10_000, code: 'GONE', message: 'gone' };

describe('the end of a view', () => {
  it('is the end of the time, where the title still plays', () => {
    expect(endOf(take({}), true)).toEqual({ kind: 'watched' });
    expect(isOver(take({}))).toBe(false);
  });

  it('is the end of the title', () => {
    expect(isOver(take({ activity: 'ended' }))).toBe(true);
    expect(endOf(take({ activity: 'ended' }), true)).toEqual({ kind: 'ended' });
  });

  it('is no failure while what was buffered plays on, and one when that is over', () => {
    expect(isOver(take({ failure }))).toBe(false);
    const frozen = take({ failure, activity: 'stalled', lastAdvanceMs: 14_000 });
    expect(isOver(frozen)).toBe(true);
    expect(endOf(frozen, true)).toEqual({ kind: 'failed', code: 'GONE', message: 'gone' });
  });

  it('is no failure where the player got over it', () => {
    expect(endOf(take({ failure }), true)).toEqual({ kind: 'watched' });
  });

  it('is a start that never came, with its reason if there is one', () => {
    expect(endOf(take({ activity: 'startup', lastAdvanceMs: null }), false)).toEqual({
      kind: 'never-started',
    });
    expect(endOf(take({ failure, lastAdvanceMs: null }), false)).toMatchObject({ kind: 'failed' });
    expect(endOf(null, false)).toEqual({ kind: 'never-started' });
  });
});
