import type { QoeFact } from '../../../src/qoe/model/fact.js';
import { reduce } from '../../../src/qoe/model/reduce.js';
import { openView, type UnnumberedEvent, type ViewState } from '../../../src/qoe/model/view-state.js';
import { IDLE_LOOK_MS, LOOK_MS } from './look-periods.js';

export interface ReducedView {
  readonly view: ViewState;
  readonly events: readonly UnnumberedEvent[];
}

/** The view that a record's facts come to, by the same reducer as production's. */
export function reduceFacts(facts: readonly QoeFact[]): ReducedView {
  let view = openView({
    atMs: 0,
    hidden: false,
    underWay: false,
    tickMs: LOOK_MS,
    idleTickMs: IDLE_LOOK_MS,
  });
  const events: UnnumberedEvent[] = [];
  for (const fact of facts) {
    const reduction = reduce(view, fact);
    view = reduction.state;
    events.push(...reduction.events);
  }
  return { view, events };
}
