import type { SearchOptions } from './optimum-plan.js';
import { PartialSchedules } from './partial-schedules.js';

/** Of candidates in one bin the most promising, and of those the `beamWidth` best. */
export function keepBest(candidates: PartialSchedules, search: SearchOptions): PartialSchedules {
  const survivors = onePerBin(candidates, search);
  const { promise } = candidates;
  let threshold = -Infinity;
  if (survivors.length > search.beamWidth) {
    const promises = Float64Array.from(survivors, (index) => promise[index] ?? 0).sort();
    threshold = promises[promises.length - search.beamWidth] ?? -Infinity;
  }
  const kept = new PartialSchedules(Math.min(survivors.length, search.beamWidth));
  for (const index of survivors) if ((promise[index] ?? 0) > threshold) kept.copy(candidates, index);
  // Ties are common where all goes well; they must not crowd out what is better.
  for (const index of survivors)
    if ((promise[index] ?? 0) === threshold && kept.count < search.beamWidth) kept.copy(candidates, index);
  return kept;
}

function onePerBin(candidates: PartialSchedules, { timeBinSec, stallBinSec }: SearchOptions): Int32Array {
  const { count, nowMs, stallSec, rung, promise } = candidates;
  if (!(timeBinSec > 0 && stallBinSec > 0)) return Int32Array.from({ length: count }, (_, index) => index);
  // Open addressing, at most half full.
  const size = 2 ** Math.ceil(Math.log2(Math.max(2, count * 2)));
  const slots = new Int32Array(size).fill(-1);
  const times = new Int32Array(count);
  const stalls = new Int32Array(count);
  for (let index = 0; index < count; index += 1) {
    const time = Math.floor((nowMs[index] ?? 0) / 1000 / timeBinSec);
    const stall = Math.floor((stallSec[index] ?? 0) / stallBinSec);
    times[index] = time;
    stalls[index] = stall;
    let slot = hash(time, stall, rung[index] ?? 0) & (size - 1);
    for (;;) {
      const other = slots[slot] ?? -1;
      if (other < 0) {
        slots[slot] = index;
        break;
      }
      if (times[other] === time && stalls[other] === stall && rung[other] === rung[index]) {
        if ((promise[index] ?? 0) > (promise[other] ?? 0)) slots[slot] = index;
        break;
      }
      slot = (slot + 1) & (size - 1);
    }
  }
  return slots.filter((index) => index >= 0).sort();
}

function hash(time: number, stall: number, rung: number): number {
  const mixed = Math.imul(time, 0x9e3779b1) ^ Math.imul(stall, 0x85ebca6b) ^ Math.imul(rung, 0xc2b2ae35);
  return mixed ^ (mixed >>> 15);
}
