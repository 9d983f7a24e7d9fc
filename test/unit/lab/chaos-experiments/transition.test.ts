import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RunAction, RunEvent, RunState } from '../../../../lab/src/chaos/experiment/run-state.js';
import { nextChangeMs, transition } from '../../../../lab/src/chaos/experiment/transition.js';
import { experimentWith } from './support/an-experiment.js';

const experiment = experimentWith({
  steadySec: 1,
  monkeys: [
    { monkey: 'chaos', everySec: 7, forSec: 3 },
    { monkey: 'latency', delayMs: 50, fromSec: 3, toSec: 40 },
  ],
});

const calm = { rebufferPct: 0, stallSec: 0, fatalShare: 0 };
const event = fc.oneof(
  { weight: 8, arbitrary: fc.constant<RunEvent['type']>('time') },
  { weight: 8, arbitrary: fc.constant<RunEvent['type']>('reading') },
  fc.constantFrom<RunEvent['type'][]>('begin', 'stop', 'trouble', 'undone'),
);
const happening = fc.record({
  event,
  afterMs: fc.integer({ min: 0, max: 4000 }),
  reading: fc.oneof(
    { weight: 10, arbitrary: fc.constant(calm) },
    fc.constantFrom({ ...calm, rebufferPct: 5 }, { ...calm, stallSec: 20 }, {}),
  ),
});

describe('the states of a run', () => {
  it('leave nothing behind, whatever happens: what began has ended, or all is undone', () => {
    fc.assert(
      fc.property(fc.array(happening, { maxLength: 80 }), (happenings) => {
        let state: RunState = { phase: 'planned' };
        let nowMs = 0;
        const laid = new Set<string>();
        const step = (happened: RunEvent): void => {
          const before = state;
          const next = transition(state, happened, nowMs, experiment);
          next.actions.forEach((action) => apply(action, laid));
          state = next.state;
          if (state.phase === 'disturbing')
            expect([...laid].sort()).toEqual(state.active.map(({ id }) => id).sort());
          else expect(laid.size).toBe(0);
          if (before.phase === 'disturbing' && state.phase !== 'disturbing')
            expect(next.actions).toEqual([{ do: 'undo-all' }]);
          if (before.phase === 'ended') expect(state).toBe(before);
        };
        step({ type: 'begin' });
        for (const { event: type, afterMs, reading } of happenings) {
          nowMs += afterMs;
          if (type === 'reading') step({ type, reading, askedMs: nowMs });
          else if (type === 'trouble') step({ type, message: 'no route' });
          else step({ type });
        }
      }),
    );
  });

  it('know when time alone changes something, and never ask for a moment that is over', () => {
    let state: RunState = { phase: 'steady-check', sinceMs: 0 };
    state = transition(state, { type: 'reading', reading: calm, askedMs: 1500 }, 1500, experiment).state;
    let nowMs = 1500;
    const seen: number[] = [];
    for (;;) {
      const dueMs = nextChangeMs(state, nowMs, experiment);
      if (dueMs === null) break;
      expect(dueMs).toBeGreaterThan(nowMs);
      nowMs = dueMs;
      seen.push(nowMs);
      const next = transition(state, { type: 'time' }, nowMs, experiment);
      expect(next.actions.length).toBeGreaterThan(0);
      state = next.state;
    }
    expect(state.phase).toBe('undoing');
    expect(seen.at(-1)).toBe(61_500);
  });
});

function apply(action: RunAction, laid: Set<string>): void {
  if (action.do === 'undo-all') laid.clear();
  else if (action.do === 'begin') {
    expect(laid.has(action.disturbance.id)).toBe(false);
    laid.add(action.disturbance.id);
  } else expect(laid.delete(action.disturbance.id)).toBe(true);
}
