import type { GateResults } from '../results/gate-results.js';

/** Faults that no play met, a sentence each: their scenario was played as if they weren't there. */
export function idleFaults({
  scenarios,
  plays,
}: Pick<GateResults, 'scenarios' | 'plays'>): readonly string[] {
  return scenarios.flatMap(({ name, faults }) => {
    const own = plays.filter(({ scenario }) => scenario === name);
    const struck = new Set(own.flatMap(({ timeline }) => timeline.faults.map(([, rule]) => rule)));
    return own.length === 0
      ? []
      : faults
          .filter((id) => !struck.has(id))
          .map(
            (id) =>
              `The fault "${id}" of "${name}" struck in ${own.length === 1 ? 'its only play not once' : `none of its ${own.length} plays`}: nothing that was asked for fits it in kind, path, place and time, or chance spared it.`,
          );
  });
}
