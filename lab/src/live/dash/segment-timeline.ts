import type { LiveTitle } from '../timeline/live-title.js';
import type { LiveTrack } from '../timeline/live-track.js';

/** The segments of a loop that are in the window, as `S` elements. */
export function segmentTimeline(
  { grid, options }: LiveTitle,
  track: LiveTrack,
  firstOfPeriod: number,
  nowMs: number,
): { readonly startNumber: number; readonly elements: string } {
  const { first, current } = grid.edge(nowMs);
  const startNumber = Math.max(first, firstOfPeriod);
  const end = options.discontinuities ? Math.min(current, firstOfPeriod + grid.loopSegments) : current;
  const runs: { readonly at: number; readonly duration: number; count: number }[] = [];
  for (let segment = startNumber; segment < end; segment += 1) {
    const { decodeTime, duration } = track.span(segment, null);
    const last = runs.at(-1);
    if (last?.duration === duration) last.count += 1;
    else runs.push({ at: decodeTime, duration, count: 1 });
  }
  const elements = runs.map(({ at, duration, count }, index) => {
    const time = index === 0 ? ` t="${at}"` : '';
    return `<S${time} d="${duration}"${count > 1 ? ` r="${count - 1}"` : ''}/>`;
  });
  return { startNumber, elements: elements.join('') };
}
