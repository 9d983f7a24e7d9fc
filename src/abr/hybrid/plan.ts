/*
 * Value iteration for the hybrid's plan. The equation and its symbols are in `hybrid-abr.ts`.
 * Plain numbers and typed arrays throughout: it runs on the main thread before each segment.
 */

/** Cells the buffer is cut into; between two, values are interpolated. 40 planned no better. */
const bufferCells = 24;

/**
 * What an empty buffer at the end of the horizon costs, falling with the square of the way to a full
 * one, and the buffer that is enough. Both chosen on the train split of the public traces: without
 * this a plan of a few segments spends what the next will need (it rebuffered 1.3 times as much).
 */
const emptyEndCost = 10;
const enoughEndSec = 20;

export interface PlanProblem {
  /** ln of each rendition's bitrate over the lowest one's: ascending from 0. */
  readonly utilities: readonly number[];
  /** Seconds to load: [(segment ahead × renditions + rendition) × scenarios + scenario]. */
  readonly loadSec: Float64Array;
  /** Equally likely throughputs, drawn anew for each segment. */
  readonly scenarios: number;
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
  const cellSec = maxBufferSec / bufferCells;

  // [cell × count + previous rendition]: the value of standing there with the rest to come.
  let later = valueOfEnding(problem);
  let now = new Float64Array(later.length);
  const worth = new Float64Array(count);
  for (let step = horizon - 1; step >= 1; step -= 1) {
    for (let cell = 0; cell <= bufferCells; cell += 1) {
      worthOfEach(problem, step, cell * cellSec, later, worth);
      bestFromEach(problem, worth, now, cell * count);
    }
    [later, now] = [now, later];
  }

  worthOfEach(problem, 0, Math.min(bufferLevelSec, maxBufferSec), later, worth);
  return Array.from(worth, (value, index) => value - switchCost(problem, currentIndex, index));
}

/** Near the end of the title less is enough, and at the end nothing is needed. */
function valueOfEnding({ utilities, maxBufferSec, laterSec }: PlanProblem): Float64Array<ArrayBuffer> {
  const count = utilities.length;
  const fullSec = Math.min(enoughEndSec, maxBufferSec);
  const enoughSec = Math.min(fullSec, laterSec);
  const values = new Float64Array((bufferCells + 1) * count);
  if (!(enoughSec > 0)) return values;
  const emptyCost = (emptyEndCost * enoughSec) / fullSec;
  for (let cell = 0; cell <= bufferCells; cell += 1) {
    const missing = Math.max(0, 1 - (cell * maxBufferSec) / bufferCells / enoughSec);
    values.fill(-emptyCost * missing * missing, cell * count, (cell + 1) * count);
  }
  return values;
}

function switchCost({ utilities, switchPenalty }: PlanProblem, from: number, to: number): number {
  return from < 0 ? 0 : switchPenalty * Math.abs((utilities[to] ?? 0) - (utilities[from] ?? 0));
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
    carried = Math.max(
      carried - switchPenalty * ((utilities[index + 1] ?? 0) - (utilities[index] ?? 0)),
      best[at + index] ?? 0,
    );
    best[at + index] = carried;
  }
}

/** Utility, less expected stall, plus what may follow: of each rendition at one buffer level. */
function worthOfEach(
  problem: PlanProblem,
  step: number,
  bufferSec: number,
  later: Float64Array,
  worth: Float64Array,
): void {
  const { utilities, loadSec, scenarios, maxBufferSec, segmentSec, playbackRate, stallPenaltyPerSec } =
    problem;
  const count = utilities.length;
  const cellsPerSec = bufferCells / maxBufferSec;
  for (let index = 0; index < count; index += 1) {
    const row = (step * count + index) * scenarios;
    let sum = 0;
    for (let scenario = 0; scenario < scenarios; scenario += 1) {
      const leftSec = bufferSec - (loadSec[row + scenario] ?? 0) * playbackRate;
      if (leftSec < 0) sum += (stallPenaltyPerSec * leftSec) / playbackRate;
      const at = Math.min(maxBufferSec, Math.max(0, leftSec) + segmentSec) * cellsPerSec;
      const cell = Math.min(bufferCells - 1, Math.floor(at));
      const low = later[cell * count + index] ?? 0;
      const high = later[(cell + 1) * count + index] ?? 0;
      sum += low + (high - low) * (at - cell);
    }
    worth[index] = (utilities[index] ?? 0) + sum / scenarios;
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
