import { moodOf, moods, scenarioChain, scenarios } from './scenario-chain.js';

/*
 * Value iteration for the hybrid's plan. The equation and its symbols are in `hybrid-abr.ts`.
 * Plain numbers and typed arrays throughout: it runs on the main thread before each segment.
 */

/** Cells the buffer is cut into; between two, values are interpolated. 24 and 40 planned no better. */
const bufferCells = 12;

/**
 * What each second of buffer that is wanting at the end of the horizon costs at first, falling in
 * proportion, and how much is enough: 20 s of 30. Both chosen on the train split of the public traces:
 * without this a plan of a few segments spends what the next will need (it rebuffered twice as much).
 */
const wantingCostPerSec = 0.5;
const enoughShare = 2 / 3;
const enoughEndSec = 20;

export interface PlanProblem {
  /** ln of each rendition's bitrate over the lowest one's: ascending from 0. */
  readonly utilities: readonly number[];
  /**
   * Seconds to load: [(segment ahead × renditions + rendition) × scenarios + scenario]. Scenarios are equally
   * likely, the slowest first; how one follows another is in `scenario-chain.ts`.
   */
  readonly loadSec: Float64Array;
  /** Segments ahead. */
  readonly horizon: number;
  /** Media that is still to be loaded after the horizon; Infinity where there is no end in sight. */
  readonly laterSec: number;
  readonly bufferLevelSec: number;
  readonly maxBufferSec: number;
  readonly segmentSec: number;
  readonly playbackRate: number;
  /** −1: there is no switch to pay for. */
  readonly currentIndex: number;
  readonly stallPenaltyPerSec: number;
  readonly switchPenalty: number;
}

/** What each rendition is worth as the next choice if every later choice is the best one. */
export function valueOfChoices(problem: PlanProblem): number[] {
  const { utilities, horizon, maxBufferSec, bufferLevelSec, currentIndex } = problem;
  const count = utilities.length;
  const outcomes = new Float64Array(scenarios * count);
  const worth = new Float64Array(count);

  // [(mood × cells + cell) × renditions + last rendition]: the value of standing there.
  let later = valueOfEnding(problem);
  let now = new Float64Array(later.length);
  for (let step = horizon - 1; step >= 1; step -= 1) {
    for (let cell = 0; cell <= bufferCells; cell += 1) {
      outcomesAt(problem, step, (cell * maxBufferSec) / bufferCells, later, outcomes);
      for (let mood = 0; mood < moods; mood += 1) {
        expected(scenarioChain[mood] ?? [], outcomes, worth);
        bestFromEach(problem, worth, now, (mood * (bufferCells + 1) + cell) * count);
      }
    }
    [later, now] = [now, later];
  }

  outcomesAt(problem, 0, Math.min(bufferLevelSec, maxBufferSec), later, outcomes);
  return Array.from({ length: count }, (_, index) => {
    let sum = 0;
    for (let scenario = 0; scenario < scenarios; scenario += 1)
      sum += outcomes[scenario * count + index] ?? 0;
    return sum / scenarios - switchCost(problem, currentIndex, index);
  });
}

/** Near the end of the title less is enough, and at the end nothing is needed. */
function valueOfEnding({ utilities, maxBufferSec, laterSec }: PlanProblem): Float64Array<ArrayBuffer> {
  const count = utilities.length;
  const enoughSec = Math.min(enoughEndSec, enoughShare * maxBufferSec, laterSec);
  const values = new Float64Array(moods * (bufferCells + 1) * count);
  if (!(enoughSec > 0)) return values;
  for (let cell = 0; cell <= bufferCells; cell += 1) {
    const missing = Math.max(0, 1 - (cell * maxBufferSec) / bufferCells / enoughSec);
    const cost = wantingCostPerSec * enoughSec * missing * missing;
    for (let mood = 0; mood < moods; mood += 1) {
      const at = (mood * (bufferCells + 1) + cell) * count;
      values.fill(-cost, at, at + count);
    }
  }
  return values;
}

function switchCost({ utilities, switchPenalty }: PlanProblem, from: number, to: number): number {
  return from < 0 ? 0 : switchPenalty * Math.abs((utilities[to] ?? 0) - (utilities[from] ?? 0));
}

/** Utility, less stall, plus what may follow: [scenario × renditions + rendition], at one buffer level. */
function outcomesAt(
  problem: PlanProblem,
  step: number,
  bufferSec: number,
  later: Float64Array,
  outcomes: Float64Array,
): void {
  const { utilities, loadSec, maxBufferSec, segmentSec, playbackRate, stallPenaltyPerSec } = problem;
  const count = utilities.length;
  const cellsPerSec = bufferCells / maxBufferSec;
  const stallPenalty = stallPenaltyPerSec / playbackRate;
  const firstRow = step * count * scenarios;
  for (let scenario = 0; scenario < scenarios; scenario += 1) {
    const moodAt = (moodOf[scenario] ?? 0) * (bufferCells + 1) * count;
    const outcomeAt = scenario * count;
    for (let index = 0; index < count; index += 1) {
      const leftSec = bufferSec - (loadSec[firstRow + index * scenarios + scenario] ?? 0) * playbackRate;
      const nextSec = (leftSec > 0 ? leftSec : 0) + segmentSec;
      const at = (nextSec < maxBufferSec ? nextSec : maxBufferSec) * cellsPerSec;
      const cell = at < bufferCells ? Math.trunc(at) : bufferCells - 1;
      const below = moodAt + cell * count + index;
      const low = later[below] ?? 0;
      const high = later[below + count] ?? 0;
      const stall = leftSec < 0 ? stallPenalty * leftSec : 0;
      outcomes[outcomeAt + index] = (utilities[index] ?? 0) + stall + low + (high - low) * (at - cell);
    }
  }
}

/** Of each rendition, over the scenarios by their `probabilities`. */
function expected(probabilities: readonly number[], outcomes: Float64Array, worth: Float64Array): void {
  const count = worth.length;
  worth.fill(0);
  for (let scenario = 0; scenario < scenarios; scenario += 1) {
    const probability = probabilities[scenario] ?? 0;
    for (let index = 0; index < count; index += 1)
      worth[index] = (worth[index] ?? 0) + probability * (outcomes[scenario * count + index] ?? 0);
  }
}

/**
 * max over j of worth_j − λ·|u_j − u_i| for each i, into `best` from `at` on. The cost of a switch is a
 * distance along one line, so one pass up and one down do for all pairs.
 */
function bestFromEach(
  { utilities, switchPenalty }: PlanProblem,
  worth: Float64Array,
  best: Float64Array,
  at: number,
): void {
  const count = utilities.length;
  let carried = -Infinity;
  for (let index = 0; index < count; index += 1) {
    if (index > 0) carried -= switchPenalty * ((utilities[index] ?? 0) - (utilities[index - 1] ?? 0));
    carried = Math.max(carried, worth[index] ?? 0);
    best[at + index] = carried;
  }
  for (let index = count - 2; index >= 0; index -= 1) {
    carried -= switchPenalty * ((utilities[index + 1] ?? 0) - (utilities[index] ?? 0));
    carried = Math.max(carried, best[at + index] ?? 0);
    best[at + index] = carried;
  }
}

/** The first of the greatest; 0 of an empty list. */
export function indexOfMax(values: readonly number[]): number {
  let best = 0;
  values.forEach((value, index) => {
    if (value > (values[best] ?? -Infinity)) best = index;
  });
  return best;
}
