import type { LiveTitle } from '../timeline/live-title.js';

/** A loop as a period of the manifest. */
export interface AnnouncedLoop {
  readonly loop: number;
  /** Since the live title began. */
  readonly fromSec: number;
  readonly firstSegment: number;
}

/** A period is announced that many segments before it begins, so that players hear of it in time. */
const ANNOUNCED_SEGMENTS = 2;

/**
 * The periods of the manifest at a moment: where media time runs on, one for all loops; else one for
 * each loop that reaches into the window, and the next one shortly before it begins.
 */
export function announcedLoops({ grid, options }: LiveTitle, nowMs: number): readonly AnnouncedLoop[] {
  if (!options.discontinuities) return [{ loop: 0, fromSec: 0, firstSegment: 0 }];
  const { first, current } = grid.edge(nowMs);
  const from = grid.loopOf(first);
  const to = grid.loopOf(current + ANNOUNCED_SEGMENTS);
  return Array.from({ length: to - from + 1 }, (_, index) => {
    const loop = from + index;
    return { loop, fromSec: loop * grid.loopSec, firstSegment: loop * grid.loopSegments };
  });
}
