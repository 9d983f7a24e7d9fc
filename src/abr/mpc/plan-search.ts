/*
 * The plan of MPC, exactly, without trying every sequence. The equation is in `mpc.ts`.
 *
 * Sequences are extended segment by segment. One that another beats whatever follows is dropped: after the
 * same number of segments, (rendition i, buffer B, value v) beats (i', B', v') when
 *
 *   v − λ·|q_i − q_i'| − μ·max(0, B' − B) / p  ≥  v'
 *
 * because from there it can follow the other's choices for at most that much more. What remains is a
 * handful of states, and one that could not catch up with the best steady plan is dropped as well.
 */

export interface PlanTask {
  /** Worth of each rendition, ascending. */
  readonly qualities: readonly number[];
  /** Seconds to load: [segment ahead × renditions + rendition]. */
  readonly loadSec: Float64Array;
  /** Segments ahead, at least 1. */
  readonly horizon: number;
  readonly bufferLevelSec: number;
  readonly maxBufferSec: number;
  readonly segmentSec: number;
  readonly playbackRate: number;
  /** −1: there is no switch to pay for. */
  readonly currentIndex: number;
  readonly stallPenaltyPerSec: number;
  readonly switchPenalty: number;
}

/** The best first choice, and what its best continuation is worth. */
export interface Plan {
  readonly firstIndex: number;
  readonly value: number;
}

interface State {
  readonly first: number;
  readonly index: number;
  readonly bufferSec: number;
  readonly value: number;
}

export function bestPlan(task: PlanTask): Plan {
  let states: State[] = [{ first: -1, index: task.currentIndex, bufferSec: task.bufferLevelSec, value: 0 }];
  let best = bestSteadyPlan(task);
  const leastStall = leastDeficits(task);
  for (let step = 0; step < task.horizon; step += 1) {
    const remaining = task.horizon - 1 - step;
    const next: State[] = [];
    for (const state of states) {
      for (let index = 0; index < task.qualities.length; index += 1) {
        const extended = extend(task, state, step, index);
        if (extended.value + mostToCome(task, extended, remaining, leastStall[step + 1] ?? 0) >= best.value)
          next.push(extended);
      }
    }
    states = unbeaten(task, next);
    if (remaining === 0) for (const state of states) best = betterOf(best, state);
  }
  return best;
}

function betterOf(best: Plan, { first, value }: State): Plan {
  return value > best.value ? { firstIndex: first, value } : best;
}

/** The best of the plans that load one rendition throughout: a bound to begin with. */
function bestSteadyPlan(task: PlanTask): Plan {
  let best: Plan = { firstIndex: 0, value: -Infinity };
  for (let index = 0; index < task.qualities.length; index += 1) {
    let state: State = { first: index, index: task.currentIndex, bufferSec: task.bufferLevelSec, value: 0 };
    for (let step = 0; step < task.horizon; step += 1) state = extend(task, state, step, index);
    best = betterOf(best, state);
  }
  return best;
}

function extend(task: PlanTask, from: State, step: number, index: number): State {
  const { qualities, loadSec, playbackRate, maxBufferSec, segmentSec } = task;
  const leftSec = from.bufferSec - (loadSec[step * qualities.length + index] ?? 0) * playbackRate;
  const stallSec = leftSec < 0 ? -leftSec / playbackRate : 0;
  return {
    first: step === 0 ? index : from.first,
    index,
    bufferSec: Math.min(maxBufferSec, (leftSec < 0 ? 0 : leftSec) + segmentSec),
    value:
      from.value +
      (qualities[index] ?? 0) -
      task.stallPenaltyPerSec * stallSec -
      switchCost(task, from.index, index),
  };
}

function switchCost({ qualities, switchPenalty }: PlanTask, from: number, to: number): number {
  return from < 0 ? 0 : switchPenalty * Math.abs((qualities[to] ?? 0) - (qualities[from] ?? 0));
}

/**
 * Seconds of buffer that even the lowest renditions need from each segment of the plan on, so as not to
 * stall: a bound for every plan.
 */
function leastDeficits({ loadSec, qualities, horizon, playbackRate, segmentSec }: PlanTask): number[] {
  const count = qualities.length;
  const deficits = Array.from({ length: horizon + 1 }, () => 0);
  for (let step = horizon - 1; step >= 0; step -= 1) {
    let leastSec = Infinity;
    for (let index = 0; index < count; index += 1)
      leastSec = Math.min(leastSec, loadSec[step * count + index] ?? 0);
    const needSec = leastSec * playbackRate;
    deficits[step] = Math.max(needSec, needSec + (deficits[step + 1] ?? 0) - segmentSec);
  }
  return deficits;
}

/** No continuation of `state` is worth more than this. */
function mostToCome(task: PlanTask, state: State, remaining: number, deficitSec: number): number {
  const quality = task.qualities[state.index] ?? 0;
  const top = task.qualities.at(-1) ?? 0;
  const rise = Math.max(0, remaining - task.switchPenalty) * (top - quality);
  const stallSec = Math.max(0, deficitSec - state.bufferSec) / task.playbackRate;
  return remaining * quality + rise - task.stallPenaltyPerSec * stallSec;
}

/** The states that no other beats whatever follows. */
function unbeaten(task: PlanTask, states: State[]): State[] {
  states.sort((a, b) => b.value - a.value);
  const perSec = task.stallPenaltyPerSec / task.playbackRate;
  const kept: State[] = [];
  for (const state of states) {
    const beaten = kept.some(
      ({ index, bufferSec, value }) =>
        value - switchCost(task, index, state.index) - perSec * Math.max(0, state.bufferSec - bufferSec) >=
        state.value,
    );
    if (!beaten) kept.push(state);
  }
  return kept;
}
