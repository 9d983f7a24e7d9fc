import { numbersOf } from '../context-numbers.js';
import type { AbrContext } from '../contract/abr-controller.js';

/**
 * The most a rule ever sees in the buffer when it is asked: some engines ask once the next segment fits,
 * so a map that ends at `maxBufferSec` would never reach its top.
 */
export function mostAtDecisionSec(context: AbrContext): number {
  const { maxBufferSec, segmentSec } = numbersOf(context);
  return Math.max(segmentSec, maxBufferSec - segmentSec);
}
