import type { PlayerState } from '../state/player-state.js';

/** The stats at one moment, for charts and for the saved session. */
export interface StatsPoint {
  /** On the clock of the session's decisions. */
  readonly atMs: number;
  readonly bufferLevelSec: number;
  /** What the controller goes by; null while it has nothing. */
  readonly throughputKbps: number | null;
  /** What it expects of the next segment, at worst and at best; null where it doesn't say. */
  readonly throughputLowKbps: number | null;
  readonly throughputHighKbps: number | null;
  /** What is on screen; null while unknown. */
  readonly renderedHeight: number | null;
  readonly renderedKbps: number | null;
  /** Since the point before. */
  readonly droppedFrames: number;
  /** Null for what isn't live. */
  readonly latencySec: number | null;
  /** Why the last decision was taken; empty before the first. */
  readonly reason: string;
}

/** Half an hour, as the stats come twice a second. */
const MOST_POINTS = 3_600;

/** The stats of one source since the overlay was opened, in order of time. */
export class StatsSeries {
  #points: readonly StatsPoint[] = [];
  #frames = { total: 0, dropped: 0 };

  get points(): readonly StatsPoint[] {
    return this.#points;
  }

  /** Adds what is known at `atMs`; where frames are counted anew there is another source, and it starts over. */
  take({ stats, renditions, renderedIndex }: PlayerState, atMs: number): void {
    if (!stats) return;
    const frames = { total: stats.totalFrames, dropped: stats.droppedFrames };
    if (frames.total < this.#frames.total) this.#points = [];
    const isFirst = this.#points.length === 0;
    const rendered = renditions[renderedIndex];
    const evidence = stats.decision?.evidence ?? {};
    const point: StatsPoint = {
      atMs,
      bufferLevelSec: stats.bufferLevelSec,
      throughputKbps: stats.throughputKbps,
      throughputLowKbps: finite(evidence['throughputLowKbps']),
      throughputHighKbps: finite(evidence['throughputHighKbps']),
      renderedHeight: rendered?.height ?? null,
      renderedKbps: rendered?.bitrateKbps ?? null,
      droppedFrames: isFirst ? 0 : Math.max(0, frames.dropped - this.#frames.dropped),
      latencySec: stats.latencySec,
      reason: stats.decision?.reason ?? '',
    };
    this.#frames = frames;
    this.#points = [...this.#points.slice(1 - MOST_POINTS), point];
  }
}

function finite(value: number | undefined): number | null {
  return value !== undefined && Number.isFinite(value) ? value : null;
}
