import type { Playhead } from '../session/playhead.js';

/**
 * Partial schedules of one length, as columns: a state each, what it is worth so far, what it may be worth in
 * the end, and which schedule of the length before it continues.
 */
export class PartialSchedules {
  readonly nowMs: Float64Array;
  readonly levelSec: Float64Array;
  readonly stallSec: Float64Array;
  readonly playedSec: Float64Array;
  /** Utility less switches less stalls, so far. */
  readonly value: Float64Array;
  /** `value` and the estimate of the rest. */
  readonly promise: Float64Array;
  readonly rung: Uint8Array;
  readonly parent: Int32Array;
  count = 0;

  constructor(capacity: number) {
    this.nowMs = new Float64Array(capacity);
    this.levelSec = new Float64Array(capacity);
    this.stallSec = new Float64Array(capacity);
    this.playedSec = new Float64Array(capacity);
    this.value = new Float64Array(capacity);
    this.promise = new Float64Array(capacity);
    this.rung = new Uint8Array(capacity);
    this.parent = new Int32Array(capacity);
  }

  /** Where the playhead is, reached from schedule `parent` by one more segment. */
  add(playhead: Playhead, value: number, future: number, rung: number, parent: number): void {
    const to = this.count;
    this.nowMs[to] = playhead.nowMs;
    this.levelSec[to] = playhead.bufferLevelSec;
    this.stallSec[to] = playhead.stallSec;
    this.playedSec[to] = playhead.playedSec;
    this.value[to] = value;
    this.promise[to] = value + future;
    this.rung[to] = rung;
    this.parent[to] = parent;
    this.count = to + 1;
  }

  resume(index: number, playhead: Playhead): void {
    playhead.resume(
      this.nowMs[index] ?? 0,
      this.levelSec[index] ?? 0,
      this.stallSec[index] ?? 0,
      this.playedSec[index] ?? 0,
    );
  }

  copy(from: PartialSchedules, index: number): void {
    const to = this.count;
    this.nowMs[to] = from.nowMs[index] ?? 0;
    this.levelSec[to] = from.levelSec[index] ?? 0;
    this.stallSec[to] = from.stallSec[index] ?? 0;
    this.playedSec[to] = from.playedSec[index] ?? 0;
    this.value[to] = from.value[index] ?? 0;
    this.promise[to] = from.promise[index] ?? 0;
    this.rung[to] = from.rung[index] ?? 0;
    this.parent[to] = from.parent[index] ?? 0;
    this.count = to + 1;
  }
}
