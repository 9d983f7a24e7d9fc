import type { Trace } from '../../sim/network/trace.js';
import type { LinkScript, LinkStep } from '../contract.js';

export interface LinkOfTraceOptions {
  /** Begins that far into the trace, sec; the trace goes round. */
  readonly startSec?: number;
  /** A step's latency is at least this; recordings of throughput alone often have none. */
  readonly minLatencyMs?: number;
}

/** A recorded or made-up network as a link's script; it repeats when a session outlasts it. */
export function linkOfTrace(
  { points }: Trace,
  { startSec = 0, minLatencyMs = 0 }: LinkOfTraceOptions = {},
): LinkScript {
  const lengthMs = points.reduce((sum, { durationMs }) => sum + durationMs, 0);
  const startMs = lengthMs > 0 ? (startSec * 1000) % lengthMs : 0;
  const steps: LinkStep[] = [];
  // Twice round: what lies before the start comes again after the end.
  let atMs = -startMs;
  for (const { durationMs, kbps, latencyMs } of [...points, ...points]) {
    const endMs = atMs + durationMs;
    if (endMs > 0 && atMs < lengthMs)
      steps.push({
        fromSec: Math.max(0, atMs) / 1000,
        kbps,
        latencyMs: Math.max(minLatencyMs, latencyMs),
      });
    atMs = endMs;
  }
  return { steps, repeatAfterSec: lengthMs / 1000 };
}
