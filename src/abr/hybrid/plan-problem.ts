import { bitrateKbps, loadedIndex, numbersOf } from '../context-numbers.js';
import type { AbrContext } from '../contract/abr-controller.js';
import type { HybridSettings } from './hybrid-options.js';
import type { PlanProblem } from './plan.js';
import { scenarios } from './scenario-chain.js';

/** What the next requests are expected to meet. */
export interface Outlook {
  /**
   * Throughput of a body of `bytes` that is asked for `step` segments after the next: `scenarios` equally likely
   * values, ascending. The array may be used again by the next call.
   */
  quantilesKbps(bytes: number, step: number): readonly number[];
  readonly latencySec: number;
  /** Size of the segment `ahead` of the next one, in bits. */
  bitsOf(ahead: number, index: number): number;
}

/** A download that is under way, as the first of the plan's segments. */
export interface InFlight {
  readonly renditionIndex: number;
  readonly totalBits: number;
  readonly remainingBits: number;
}

/** The longest load a plan reckons with, so that a throughput near zero stays within numbers. */
const longestLoadSec = 300;

/**
 * With this many segments or fewer to go, the plan sees to the end: what is in the buffer by then is to be
 * used up, which takes looking as far. No more than the longest horizon, for the time it takes.
 */
const endInSightSegments = 8;
const longestHorizon = 10;

/** Segments to plan for, and what comes after them. */
export function horizonOf(
  context: AbrContext,
  horizonSegments: number,
): { readonly horizon: number; readonly laterSec: number } {
  const { segmentSec, remainingSec } = numbersOf(context);
  const remaining = Math.max(1, Math.round(remainingSec / segmentSec));
  const wished = remaining <= endInSightSegments ? longestHorizon : horizonSegments;
  const horizon = Math.min(remaining, wished);
  return { horizon, laterSec: (remaining - horizon) * segmentSec };
}

/** Puts a context and an outlook into the numbers of a plan, for renditions 0 to `maxIndex`. */
export function planProblem(
  context: AbrContext,
  settings: HybridSettings,
  maxIndex: number,
  outlook: Outlook,
  inFlight?: InFlight,
): PlanProblem {
  const { stallPenaltyPerSec, switchPenalty, horizonSegments } = settings;
  const { horizon, laterSec } = horizonOf(context, horizonSegments);
  const count = maxIndex + 1;
  const lowestKbps = bitrateKbps(context, 0);
  const loadSec = new Float64Array(horizon * count * scenarios);
  for (let step = 0; step < horizon; step += 1) {
    for (let index = 0; index < count; index += 1) {
      const going = step === 0 && inFlight?.renditionIndex === index;
      const bits = going ? inFlight.remainingBits : bitsAt(context, outlook, step, index, inFlight);
      const latencySec = going ? 0 : outlook.latencySec;
      const quantiles = outlook.quantilesKbps(bits / 8, step);
      const row = (step * count + index) * scenarios;
      for (let scenario = 0; scenario < scenarios; scenario += 1) {
        const seconds = latencySec + bits / 1000 / (quantiles[scenario] ?? 0);
        loadSec[row + scenario] = seconds < longestLoadSec ? seconds : longestLoadSec;
      }
    }
  }
  return {
    ...numbersOf(context),
    utilities: Array.from({ length: count }, (_, index) =>
      Math.log(bitrateKbps(context, index) / lowestKbps),
    ),
    loadSec,
    horizon,
    laterSec,
    currentIndex: Math.min(loadedIndex(context), maxIndex),
    stallPenaltyPerSec,
    switchPenalty,
  };
}

/**
 * While a segment is in flight nobody says whether the told sizes begin with it or with the one
 * after, so bitrates stand in for them; its own size scales to the other renditions.
 */
function bitsAt(
  context: AbrContext,
  outlook: Outlook,
  step: number,
  index: number,
  inFlight?: InFlight,
): number {
  if (inFlight === undefined) return outlook.bitsOf(step, index);
  const kbps = bitrateKbps(context, index);
  if (step > 0) return kbps * 1000 * numbersOf(context).segmentSec;
  return (inFlight.totalBits * kbps) / bitrateKbps(context, inFlight.renditionIndex);
}

/** With this much of a title to go, what is buffered may be spent. */
const spendingEndSec = 40;

/**
 * The highest rendition whose coming segments load, on average, no slower than they play; near the end of
 * the title, no slower than they play once all but one segment of the buffer is spent. 0 when none does.
 */
export function sustainableIndex(
  context: AbrContext,
  horizon: number,
  maxIndex: number,
  kbps: number,
  { bitsOf, latencySec }: Pick<Outlook, 'bitsOf' | 'latencySec'>,
): number {
  const { segmentSec, playbackRate, bufferLevelSec, remainingSec } = numbersOf(context);
  const spare = remainingSec <= spendingEndSec ? Math.max(0, bufferLevelSec - segmentSec) / remainingSec : 0;
  const affordedSec = (segmentSec * (1 + spare)) / playbackRate;
  for (let index = maxIndex; index > 0; index -= 1) {
    let bits = 0;
    for (let ahead = 0; ahead < horizon; ahead += 1) bits += bitsOf(ahead, index);
    if (latencySec + bits / horizon / 1000 / kbps <= affordedSec) return index;
  }
  return 0;
}
