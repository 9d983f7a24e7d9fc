/** A stretch of time with one bandwidth. */
export interface TracePoint {
  readonly durationMs: number;
  /** May be 0: an outage. */
  readonly kbps: number;
  /** Request sent to first byte, for a request that starts in this stretch. */
  readonly latencyMs: number;
}

/** A recorded or generated network. It repeats from the start when a session outlasts it. */
export interface Trace {
  readonly id: string;
  readonly dataset: string;
  readonly split?: string;
  readonly points: readonly TracePoint[];
}

/** Mean over time, kbps. */
export function meanKbps({ points }: Pick<Trace, 'points'>): number {
  let bits = 0;
  let ms = 0;
  for (const point of points) {
    bits += point.kbps * point.durationMs;
    ms += point.durationMs;
  }
  return ms > 0 ? bits / ms : 0;
}

/** A network that never changes, for tests and for explaining. */
export function steadyTrace(kbps: number, latencyMs = 40): Trace {
  return { id: `steady-${kbps}`, dataset: 'steady', points: [{ durationMs: 60_000, kbps, latencyMs }] };
}
