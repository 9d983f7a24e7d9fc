/** A stretch of time with one bandwidth. */
export interface TracePoint {
  readonly durationMs: number;
  readonly kbps: number;
  readonly latencyMs: number;
}

/** A network whose bandwidth follows `points`, over and over. */
export class BandwidthTrace {
  readonly #points: readonly TracePoint[];
  readonly #startsMs: number[] = [];
  readonly #cycleMs: number;

  constructor(points: readonly TracePoint[]) {
    this.#points = points;
    let atMs = 0;
    for (const point of points) {
      this.#startsMs.push(atMs);
      atMs += point.durationMs;
    }
    this.#cycleMs = atMs;
  }

  static constant(kbps: number, latencyMs = 40): BandwidthTrace {
    return new BandwidthTrace([{ durationMs: 60_000, kbps, latencyMs }]);
  }

  latencyMs(atMs: number): number {
    return this.#find(atMs).point.latencyMs;
  }

  /** Bytes that come from `fromMs` on, in `ms`. */
  bytesIn(fromMs: number, ms: number): number {
    let bytes = 0;
    let leftMs = ms;
    let atMs = fromMs;
    while (leftMs > 1e-9) {
      const { point, untilMs } = this.#find(atMs);
      const spanMs = Math.min(leftMs, untilMs - atMs);
      bytes += (point.kbps * spanMs) / 8;
      leftMs -= spanMs;
      atMs += spanMs;
    }
    return bytes;
  }

  /** How long `bytes` take from `fromMs` on. At most an hour, for a network that never moves. */
  msFor(fromMs: number, bytes: number): number {
    let left = bytes;
    let atMs = fromMs;
    while (left > 1e-6 && atMs - fromMs < 3_600_000) {
      const { point, untilMs } = this.#find(atMs);
      const room = (point.kbps * (untilMs - atMs)) / 8;
      if (room >= left) return atMs + (left * 8) / point.kbps - fromMs;
      left -= room;
      atMs = untilMs;
    }
    return atMs - fromMs;
  }

  #find(atMs: number): { point: TracePoint; untilMs: number } {
    const cycle = Math.floor(atMs / this.#cycleMs);
    const inCycleMs = atMs - cycle * this.#cycleMs;
    let low = 0;
    let high = this.#points.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#startsMs[middle] ?? 0) <= inCycleMs) low = middle;
      else high = middle - 1;
    }
    const point = this.#points[low];
    if (point === undefined) throw new Error('A trace needs at least one point.');
    const untilMs = cycle * this.#cycleMs + (this.#startsMs[low] ?? 0) + point.durationMs;
    // Rounding may land on the boundary itself; a span of no time would never end.
    return { point, untilMs: Math.max(untilMs, atMs + 1e-6) };
  }
}
