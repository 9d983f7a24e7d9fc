import { bitrateKbps, loadedIndex, numbersOf, segmentBits } from '../context-numbers.js';
import type { AbrContext } from '../contract/abr-controller.js';
import type { HybridSettings } from './hybrid-options.js';
import type { PlanProblem } from './plan.js';

/** What the next requests are expected to meet. */
export interface Outlook {
  /** Equally likely, ascending. */
  readonly quantilesKbps: readonly number[];
  readonly latencySec: number;
}

/** A download that is under way, as the first of the plan's segments. */
export interface InFlight {
  readonly renditionIndex: number;
  readonly totalBits: number;
  readonly remainingBits: number;
}

/** The longest load a plan reckons with, so that a throughput near zero stays within numbers. */
const longestLoadSec = 300;

/** Puts a context and an outlook into the numbers of a plan, for renditions 0 to `maxIndex`. */
export function planProblem(
  context: AbrContext,
  settings: HybridSettings,
  maxIndex: number,
  outlook: Outlook,
  inFlight?: InFlight,
): PlanProblem {
  const { horizonSegments: horizon, stallPenaltyPerSec, switchPenalty } = settings;
  const scenarios = outlook.quantilesKbps.length;
  const count = maxIndex + 1;
  const lowestKbps = bitrateKbps(context, 0);
  const loadSec = new Float64Array(horizon * count * scenarios);
  for (let step = 0; step < horizon; step += 1) {
    for (let index = 0; index < count; index += 1) {
      const going = step === 0 && inFlight?.renditionIndex === index;
      const bits = going ? inFlight.remainingBits : bitsAt(context, step, index, inFlight);
      const latencySec = going ? 0 : outlook.latencySec;
      outlook.quantilesKbps.forEach((kbps, scenario) => {
        const seconds = latencySec + bits / 1000 / kbps;
        loadSec[(step * count + index) * scenarios + scenario] =
          seconds < longestLoadSec ? seconds : longestLoadSec;
      });
    }
  }
  return {
    ...numbersOf(context),
    utilities: Array.from({ length: count }, (_, index) =>
      Math.log(bitrateKbps(context, index) / lowestKbps),
    ),
    loadSec,
    scenarios,
    horizon,
    currentIndex: Math.min(loadedIndex(context), maxIndex),
    stallPenaltyPerSec,
    switchPenalty,
  };
}

/**
 * While a segment is in flight nobody says whether the told sizes begin with it or with the one
 * after, so bitrates stand in for them; its own size scales to the other renditions.
 */
function bitsAt(context: AbrContext, step: number, index: number, inFlight?: InFlight): number {
  if (inFlight === undefined) return segmentBits(context, step, index);
  const kbps = bitrateKbps(context, index);
  if (step > 0) return kbps * 1000 * numbersOf(context).segmentSec;
  return (inFlight.totalBits * kbps) / bitrateKbps(context, inFlight.renditionIndex);
}

/**
 * The highest rendition whose coming segments load, on average, no slower than they play.
 * 0 when none does.
 */
export function sustainableIndex(
  context: AbrContext,
  horizon: number,
  maxIndex: number,
  kbps: number,
  latencySec: number,
): number {
  const { segmentSec, playbackRate } = numbersOf(context);
  for (let index = maxIndex; index > 0; index -= 1) {
    let bits = 0;
    for (let ahead = 0; ahead < horizon; ahead += 1) bits += segmentBits(context, ahead, index);
    if (latencySec + bits / horizon / 1000 / kbps <= segmentSec / playbackRate) return index;
  }
  return 0;
}
