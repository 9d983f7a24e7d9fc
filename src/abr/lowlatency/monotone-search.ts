/*
 * The cheapest sequence of renditions that only rises or only falls: under one throughput the best plan is
 * (all but) monotone, and there are few such sequences. The cost and its symbols are in `lowlatency.ts`.
 */

export interface ShortBufferTask {
  /** 0 for the top of the ladder, 1 for its foot. */
  readonly distortion: readonly number[];
  /** Seconds to load: [(segment ahead × renditions + rendition) × scenarios + scenario]. */
  readonly loadSec: Float64Array;
  /** Equally likely throughputs, each lasting for the whole plan. */
  readonly scenarios: number;
  readonly horizon: number;
  readonly bufferLevelSec: number;
  readonly mostBufferSec: number;
  readonly targetSec: number;
  readonly segmentSec: number;
  readonly playbackRate: number;
  /** Behind the edge beyond the target, and the target; 0 and 1 where nothing is live. */
  readonly lateSec: number;
  readonly targetLatencySec: number;
  /** −1: there is no switch to pay for. */
  readonly currentIndex: number;
  readonly bufferPenalty: number;
  readonly switchPenalty: number;
  readonly stallPenaltyPerSec: number;
  readonly latencyPenalty: number;
}

/** Buffer and lateness of each scenario after so many segments of the plan. */
interface Track {
  readonly bufferSec: Float64Array;
  readonly lateSec: Float64Array;
}

/** The first choice of the cheapest sequence; of equals, the first found, falling ones first. */
export function cheapestFirst(task: ShortBufferTask): number {
  const { horizon, scenarios } = task;
  const tracks: Track[] = Array.from({ length: horizon + 1 }, () => ({
    bufferSec: new Float64Array(scenarios).fill(task.bufferLevelSec),
    lateSec: new Float64Array(scenarios).fill(task.lateSec),
  }));
  let leastCost = Infinity;
  let best = 0;

  const visit = (step: number, previous: number, first: number, cost: number, rising: boolean): void => {
    if (cost >= leastCost) return;
    if (step === horizon) {
      leastCost = cost;
      best = first;
      return;
    }
    // From where it stands, outwards: near choices tend to be good, and good ones cut the rest short.
    const last = rising ? task.distortion.length - 1 : 0;
    const way = rising ? 1 : -1;
    for (let index = previous; index * way <= last * way; index += way) {
      const stepCost = advance(task, tracks, step, previous, index, first < 0);
      visit(step + 1, index, first < 0 ? index : first, cost + stepCost, rising);
    }
  };
  const top = task.distortion.length - 1;
  visit(0, task.currentIndex < 0 ? top : task.currentIndex, -1, 0, false);
  visit(0, Math.max(0, task.currentIndex), -1, 0, true);
  return best;
}

/** Cost of loading `index` as the segment `step` ahead; writes where that leads into the next track. */
function advance(
  task: ShortBufferTask,
  tracks: readonly Track[],
  step: number,
  previous: number,
  index: number,
  isFirst: boolean,
): number {
  const { distortion, scenarios, playbackRate, targetSec, segmentSec } = task;
  const from = tracks[step];
  const to = tracks[step + 1];
  if (from === undefined || to === undefined) return Infinity;
  const row = (step * distortion.length + index) * scenarios;
  let sum = 0;
  for (let scenario = 0; scenario < scenarios; scenario += 1) {
    const loadSec = task.loadSec[row + scenario] ?? 0;
    const leftSec = (from.bufferSec[scenario] ?? 0) - loadSec * playbackRate;
    const stallSec = leftSec < 0 ? -leftSec / playbackRate : 0;
    // What isn't played while the clock runs is lateness; a rate above 1 wins it back.
    const lateSec = Math.max(
      0,
      (from.lateSec[scenario] ?? 0) + stallSec - (loadSec - stallSec) * (playbackRate - 1),
    );
    const bufferSec = Math.min(task.mostBufferSec, (leftSec < 0 ? 0 : leftSec) + segmentSec);
    to.bufferSec[scenario] = bufferSec;
    to.lateSec[scenario] = lateSec;
    const missing = Math.max(0, 1 - bufferSec / targetSec);
    const late = lateSec / task.targetLatencySec;
    sum +=
      task.stallPenaltyPerSec * stallSec +
      task.bufferPenalty * missing * missing +
      task.latencyPenalty * late * late;
  }
  const worse = distortion[index] ?? 0;
  const noSwitch = isFirst && task.currentIndex < 0;
  const change = noSwitch ? 0 : Math.abs(worse - (distortion[previous] ?? 0));
  return worse + task.switchPenalty * change + sum / scenarios;
}
