import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { tracesFor } from '../../cli/sim-input.js';
import { syntheticFamilies } from '../../sim/network/synthetic/link-family.js';
import { Link } from '../../sim/network/link.js';
import type { Trace } from '../../sim/network/trace.js';
import { groupBy } from '../../sim/run/group-by.js';

const recorded = fileURLToPath(new URL('../../../../../shared/traces', import.meta.url));

export interface Networks {
  readonly traces: readonly Trace[];
  readonly words: string;
}

export interface NetworkOptions {
  readonly limit: number;
  /** Of each trace this much is played. */
  readonly seconds: number;
  readonly leastKbps: number;
  readonly mostKbps: number;
}

/**
 * Networks on which a ladder has something to choose: their mean over the time that is played lies between
 * the two bounds. The data sets take turns, and within each the traces spread evenly over their means.
 * Recorded ones of the split that nothing was tuned on where they are, else made-up ones.
 */
export async function chooseNetworks(options: NetworkOptions): Promise<Networks> {
  const isRecorded = existsSync(recorded);
  const all = isRecorded
    ? await tracesFor({ traces: [recorded], synthetic: [], split: 'val', limit: Infinity })
    : await tracesFor({
        traces: [],
        synthetic: syntheticFamilies.map((family) => ({ family, count: 6, seed: 1 })),
        limit: Infinity,
      });
  const words = isRecorded ? `recorded networks (${join('shared', 'traces')}, val)` : 'made-up networks';
  return { traces: spreadOver(all, options), words };
}

/** See `chooseNetworks`. */
export function spreadOver(
  traces: readonly Trace[],
  { limit, seconds, leastKbps, mostKbps }: NetworkOptions,
): readonly Trace[] {
  const fitting = traces
    .map((trace) => ({ trace, kbps: meanOver(trace, seconds) }))
    .filter(({ kbps }) => kbps >= leastKbps && kbps <= mostKbps);
  const sets = [...groupBy(fitting, ({ trace }) => trace.dataset).values()].map((set) =>
    set.sort((one, other) => one.kbps - other.kbps),
  );
  const turns = sets.map((_, at) => Math.floor((limit - at - 1) / sets.length) + 1);
  return sets.flatMap((set, at) => {
    const count = Math.min(set.length, Math.max(0, turns[at] ?? 0));
    return Array.from({ length: count }, (_, nth) => set[Math.floor(((nth + 0.5) * set.length) / count)])
      .filter((each) => each !== undefined)
      .map(({ trace }) => trace);
  });
}

/** Of the trace's first `seconds`, kbps; 0 for one that carries nothing. */
export function meanOver(trace: Trace, seconds: number): number {
  if (!trace.points.some(({ kbps, durationMs }) => kbps > 0 && durationMs > 0)) return 0;
  return new Link(trace).bitsUntil(seconds * 1000) / (seconds * 1000);
}
