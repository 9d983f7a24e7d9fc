import { bufferedAheadSec } from '../../media/buffered.js';

/** With less than this ahead, a viewer waits for the segment, or is about to. */
const WAITING_SEC = 0.5;

/** Whether nothing moves for want of the next segment: at the start, after a seek, in a stall. */
export function waitsForMedia({ buffered, currentTime }: HTMLMediaElement): boolean {
  return bufferedAheadSec(buffered, currentTime) < WAITING_SEC;
}
