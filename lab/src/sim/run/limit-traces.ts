import type { Trace } from '../network/trace.js';
import { groupBy } from './group-by.js';

/** Of each data set at most `limit` traces, evenly spread over its order, first and last among them. */
export function limitTraces(traces: readonly Trace[], limit: number): Trace[] {
  return Array.from(groupBy(traces, ({ dataset }) => dataset).values()).flatMap((set) => {
    if (set.length <= limit) return set;
    const step = limit > 1 ? (set.length - 1) / (limit - 1) : 0;
    return Array.from({ length: limit }, (_, nth) => set[Math.round(nth * step)]).filter(
      (trace) => trace !== undefined,
    );
  });
}
