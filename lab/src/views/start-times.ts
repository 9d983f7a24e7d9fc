import type { Random } from '../../../src/base/random.js';

const HOUR_MS = 3_600_000;

/** When views of a span began, in order: evenings are twice as busy as mornings. */
export function startTimes(count: number, fromMs: number, toMs: number, random: Random): readonly number[] {
  const times: number[] = [];
  while (times.length < count) {
    const at = fromMs + random() * (toMs - fromMs);
    const hour = (at / HOUR_MS) % 24;
    const busy = 0.75 + 0.25 * Math.cos(((hour - 20) / 24) * 2 * Math.PI);
    if (random() < busy) times.push(Math.round(at));
  }
  return times.sort((a, b) => a - b);
}
