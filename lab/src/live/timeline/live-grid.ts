import type { StoredTitle } from '../title/stored-title.js';
import type { LiveOptions } from './live-options.js';

/** A place in the live title: a segment by its number since the beginning, and a part of it. */
export interface LivePlace {
  readonly segment: number;
  /** From 0. */
  readonly part: number;
}

/** What exists at a moment. */
export interface LiveEdge {
  /** The oldest segment of the window. */
  readonly first: number;
  /** The segment being made: all before it are complete. */
  readonly current: number;
  /** How many parts of it exist. */
  readonly parts: number;
}

/** So that a moment computed from a number of segments isn't missed by a rounding error. */
const ROUNDING = 1e-6;

/**
 * When what exists: segments of equal length from the start on, each in parts of equal length. A part
 * exists once its last frame was in front of the camera; encoding takes no time.
 */
export class LiveGrid {
  readonly segmentSec: number;
  readonly partsPerSegment: number;
  /** Segments in a loop. */
  readonly loopSegments: number;
  readonly startMs: number;
  readonly windowSegments: number;

  constructor(
    title: Pick<StoredTitle, 'segmentSec' | 'segmentCount'>,
    { startMs, dvrSec, partSec }: Pick<LiveOptions, 'startMs' | 'dvrSec' | 'partSec'>,
  ) {
    this.segmentSec = title.segmentSec;
    this.partsPerSegment = Math.max(1, Math.round(title.segmentSec / partSec));
    this.loopSegments = title.segmentCount;
    this.startMs = startMs;
    this.windowSegments = Math.ceil(dvrSec / title.segmentSec - ROUNDING);
  }

  get partSec(): number {
    return this.segmentSec / this.partsPerSegment;
  }

  get loopSec(): number {
    return this.loopSegments * this.segmentSec;
  }

  edge(nowMs: number): LiveEdge {
    const made = ((nowMs - this.startMs) / 1000 / this.segmentSec) * this.partsPerSegment;
    const parts = Math.max(0, Math.floor(made + ROUNDING));
    const current = Math.floor(parts / this.partsPerSegment);
    return {
      first: Math.max(0, current - this.windowSegments),
      current,
      parts: parts % this.partsPerSegment,
    };
  }

  /** When a part exists, wall clock. */
  madeMs({ segment, part }: LivePlace): number {
    return this.startMs + (segment + (part + 1) / this.partsPerSegment) * this.segmentSec * 1000;
  }

  lastPartOf(segment: number): LivePlace {
    return { segment, part: this.partsPerSegment - 1 };
  }

  /** The part made last, or null before there is one. */
  lastMade(nowMs: number): LivePlace | null {
    const { current, parts } = this.edge(nowMs);
    if (parts > 0) return { segment: current, part: parts - 1 };
    return current > 0 ? this.lastPartOf(current - 1) : null;
  }

  /**
   * Until when a segment can be had. It leaves the window one segment after it is as old as that, and may
   * be asked for by who read the manifest right before: DASH gives such a one two segments (ISO/IEC
   * 23009-1, A.3.4); HLS would give it the whole window once more (RFC 8216, 6.2.2), and players of
   * either don't ask.
   */
  goneMs(segment: number): number {
    return this.madeMs(this.lastPartOf(segment)) + (this.windowSegments + 2) * this.segmentSec * 1000;
  }

  loopOf(segment: number): number {
    return Math.floor(segment / this.loopSegments);
  }

  /** Which stored segment it is. */
  storedIndex(segment: number): number {
    return segment % this.loopSegments;
  }
}
