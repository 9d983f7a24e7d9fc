import { fixed } from '../../sim/report/numbers.js';
import type { Shift } from '../compare/shift.js';

/** `−0.5 to 0.3`: between what it lies with 95 % confidence, in units of what is worth failing for. */
export function intervalWords({ interval }: Shift): string {
  return interval === null ? 'too few' : interval.map((end) => fixed(end, 1)).join(' to ');
}
