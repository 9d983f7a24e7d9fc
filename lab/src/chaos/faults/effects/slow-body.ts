import type { FaultEffect } from '../../contract.js';
import type { Effect } from './effect.js';

/** The body comes no faster than this; of two such faults the slower one counts. */
export function slowBody({ kbps }: { readonly kbps: number }): Effect {
  return { after: (answer) => ({ ...answer, slowKbps: Math.min(kbps, answer.slowKbps ?? Infinity) }) };
}

/** For what isn't an answer: an upload, or a socket's messages. Undefined where nothing slows them. */
export function slowKbpsOf(effects: readonly FaultEffect[]): number | undefined {
  const rates = effects.flatMap((effect) => (effect.kind === 'slow-body' ? [effect.kbps] : []));
  return rates.length === 0 ? undefined : Math.min(...rates);
}
