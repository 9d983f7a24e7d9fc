import { numbersOf } from '../context-numbers.js';
import type { AbrContext } from '../contract/abr-controller.js';

/** Segments to plan: as many as wanted, but not beyond the title's end; one at the least. */
export function stepsAhead(context: AbrContext, horizonSegments: number): number {
  const { remainingSec = Infinity } = context;
  if (!(remainingSec >= 0)) return horizonSegments;
  const left = Math.ceil(remainingSec / numbersOf(context).segmentSec);
  return Math.max(1, Math.min(horizonSegments, left));
}
