import type { Shift } from '../../gate/compare/shift.js';

/** How often the difference of two runs of one build lay in the interval that the gate states for it. */
export interface IntervalsHeld {
  readonly stated: number;
  /** Of these, those with 0 between their bounds: what an unchanged build's difference is. */
  readonly held: number;
}

/** Of 95 % intervals some 95 in 100 hold, where nothing differs. */
export function intervalsHeld(shifts: readonly Shift[]): IntervalsHeld {
  const stated = shifts.flatMap(({ interval }) => (interval === null ? [] : [interval]));
  return { stated: stated.length, held: stated.filter(([low, high]) => low <= 0 && high >= 0).length };
}
