import type { TimeSpan } from '../state/player-state.js';
import type { Chapter } from '../title/mark.js';
import { fractionAt } from './seek-scale.js';

/** Half of the gap between two chapters. */
const HALF_GAP_PX = 1.5;

/**
 * A CSS mask that cuts the rail where one chapter ends and the next begins: one property, however many
 * chapters. `none` where there is nothing to cut.
 */
export function chapterGaps(chapters: readonly Chapter[], scale: TimeSpan): string {
  const cuts = chapters
    .flatMap(({ startTime, endTime }) => [startTime, endTime])
    .filter((sec) => sec > scale.startSec && sec < scale.endSec)
    .map((sec) => `${(fractionAt(scale, sec) * 100).toFixed(3)}%`);
  const stops = [...new Set(cuts)].map((at) => {
    const from = `calc(${at} - ${HALF_GAP_PX}px)`;
    const to = `calc(${at} + ${HALF_GAP_PX}px)`;
    return `#000 ${from}, transparent ${from}, transparent ${to}, #000 ${to}`;
  });
  return stops.length === 0 ? 'none' : `linear-gradient(to right, ${stops.join(', ')})`;
}
