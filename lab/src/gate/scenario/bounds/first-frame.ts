import { mayPreload, type Chance } from './chance.js';

/** Of an answer's headers, as the origin counts them. */
const headBytes = 400;
/** An init segment's few boxes and the beginning of a segment, up to the end of its first picture, a black one. */
const pictureBytes = 500;
/** What an idle link has earned before anything is asked for (`chaos/link/bottleneck.ts`). */
const earnedMs = 10;

/**
 * The soonest that a first frame can come: a manifest, and then media, one after the other, each for a wait and
 * the fewest bytes that it can be.
 */
export function soonestFirstFrameMs(chance: Chance): number {
  if (mayPreload(chance)) return 0;
  const { link, leastLatencyMs } = chance;
  const answered = (askedMs: number, bytes: number): number => {
    const fromMs = askedMs + leastLatencyMs;
    return Math.max(fromMs, link.endOf(Math.max(0, fromMs - earnedMs), bytes * 8));
  };
  return answered(answered(0, headBytes), headBytes + pictureBytes);
}
