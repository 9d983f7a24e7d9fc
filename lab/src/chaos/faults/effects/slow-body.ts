import type { Effect } from './effect.js';

/** The body comes no faster than this; of two such faults the slower one counts. */
export function slowBody({ kbps }: { readonly kbps: number }): Effect {
  return { after: (answer) => ({ ...answer, slowKbps: Math.min(kbps, answer.slowKbps ?? Infinity) }) };
}
