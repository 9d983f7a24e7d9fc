import type { SessionStep } from './session-step.js';

/** Lag, in seconds beyond the least, at the grid's first points; further out the points are further apart. */
const finestLagSec = 0.4;
/** Lag beyond the least, in seconds, at which the grid ends: a stall that long is worth no rendition. */
const furthestLagSec = 60;

export interface ValueGrid {
  readonly lagPoints: number;
  readonly levelPoints: number;
}

/**
 * What the rest of a session is worth at best, seen from after any of its segments: a dynamic programme from
 * the last segment backwards over a grid of lag × buffer level × last rendition, read between its points by
 * linear interpolation. An estimate, good enough to say which partial schedules deserve to be kept.
 *
 *   J_k(lag, level, r) = max over j of  u_j − |u_j − u_r| − p·stall + J_{k+1}(lag′, level′, j),   J_N = 0
 *
 * Lag and level give the clock and the playhead: played = k·L − level, now = played / rate + lag. The lag of a
 * schedule is at least that of the lowest rendition throughout, so the grid of each segment starts there.
 */
export class FutureValues {
  readonly #step: SessionStep;
  readonly #utilities: Float64Array;
  readonly #stallPenaltyPerSec: number;
  readonly #lagPoints: number;
  readonly #levelPoints: number;
  readonly #lagPerOctave: number;
  readonly #levelPerSec: number;
  readonly #leastLagSec: Float64Array;
  /** By segments loaded, lag, level, last rendition. */
  readonly #values: Float64Array;

  constructor(
    step: SessionStep,
    utilities: Float64Array,
    stallPenaltyPerSec: number,
    { lagPoints, levelPoints }: ValueGrid,
  ) {
    const { segments, rungs, segmentSec } = step;
    const { maxBufferSec } = step.playhead;
    this.#step = step;
    this.#utilities = utilities;
    this.#stallPenaltyPerSec = stallPenaltyPerSec;
    this.#lagPoints = lagPoints;
    this.#levelPoints = maxBufferSec > segmentSec ? levelPoints : 1;
    this.#lagPerOctave = (lagPoints - 1) / Math.log2(1 + furthestLagSec / finestLagSec);
    this.#levelPerSec = maxBufferSec > segmentSec ? (this.#levelPoints - 1) / (maxBufferSec - segmentSec) : 0;
    this.#leastLagSec = lowestThroughout(step);
    this.#values = new Float64Array((segments + 1) * lagPoints * this.#levelPoints * rungs);
    for (let loaded = segments - 1; loaded > 0; loaded -= 1) this.#fill(loaded);
  }

  /** Of the `SessionStep`'s present state, when `loaded` segments have come and `rung` was the last. */
  of(loaded: number, rung: number): number {
    const { rungs, segments, segmentSec } = this.#step;
    const { bufferLevelSec } = this.#step.playhead;
    if (loaded >= segments) return 0;
    const beyondSec = Math.max(0, this.#step.lagSec() - (this.#leastLagSec[loaded] ?? 0));
    const lagAt = Math.min(this.#lagPoints - 1, Math.log2(1 + beyondSec / finestLagSec) * this.#lagPerOctave);
    const levelAt = Math.max(
      0,
      Math.min(this.#levelPoints - 1, (bufferLevelSec - segmentSec) * this.#levelPerSec),
    );
    const lag = Math.min(Math.max(0, this.#lagPoints - 2), Math.floor(lagAt));
    const level = Math.min(Math.max(0, this.#levelPoints - 2), Math.floor(levelAt));
    const lagPart = lagAt - lag;
    const levelPart = levelAt - level;
    const nextLevel = this.#levelPoints > 1 ? rungs : 0;
    const nextLag = this.#lagPoints > 1 ? this.#levelPoints * rungs : 0;
    const at = ((loaded * this.#lagPoints + lag) * this.#levelPoints + level) * rungs + rung;
    const values = this.#values;
    const near = (values[at] ?? 0) * (1 - levelPart) + (values[at + nextLevel] ?? 0) * levelPart;
    const far =
      (values[at + nextLag] ?? 0) * (1 - levelPart) + (values[at + nextLag + nextLevel] ?? 0) * levelPart;
    return near * (1 - lagPart) + far * lagPart;
  }

  #fill(loaded: number): void {
    const step = this.#step;
    const { rungs, segmentSec, playbackRate } = step;
    const utilities = this.#utilities;
    const then = new Float64Array(rungs);
    for (let lag = 0; lag < this.#lagPoints; lag += 1) {
      const lagSec = (this.#leastLagSec[loaded] ?? 0) + finestLagSec * (2 ** (lag / this.#lagPerOctave) - 1);
      for (let level = 0; level < this.#levelPoints; level += 1) {
        const levelSec = segmentSec + (this.#levelPerSec > 0 ? level / this.#levelPerSec : 0);
        const playedSec = loaded * segmentSec - levelSec;
        step.playhead.resume((playedSec / playbackRate + lagSec) * 1000, levelSec, 0, playedSec);
        step.request(loaded);
        for (let rung = 0; rung < rungs; rung += 1) {
          step.receive(rung);
          then[rung] =
            (utilities[rung] ?? 0) -
            this.#stallPenaltyPerSec * step.playhead.stallSec +
            this.of(loaded + 1, rung);
        }
        const at = ((loaded * this.#lagPoints + lag) * this.#levelPoints + level) * rungs;
        for (let last = 0; last < rungs; last += 1) {
          const from = utilities[last] ?? 0;
          let best = -Infinity;
          for (let rung = 0; rung < rungs; rung += 1) {
            const value = (then[rung] ?? 0) - Math.abs((utilities[rung] ?? 0) - from);
            if (value > best) best = value;
          }
          this.#values[at + last] = best;
        }
      }
    }
  }
}

/** Lag after each number of segments, all of them in the lowest rendition. */
function lowestThroughout(step: SessionStep): Float64Array {
  const lagSec = new Float64Array(step.segments + 1);
  step.playhead.resume(0, 0, 0, 0);
  for (let segment = 0; segment < step.segments; segment += 1) {
    step.request(segment);
    step.receive(0);
    lagSec[segment + 1] = step.lagSec();
  }
  return lagSec;
}
