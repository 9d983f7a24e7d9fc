import { bufferLevelsSec } from './buffer-levels.js';
import type { Maintainability } from './maintainability.js';

/*
 * The buffer-based chooser of RxPlayer 4.2 (src/core/adaptive/buffer_based_chooser.ts), asked each time that a
 * segment has been added.
 *
 *   down   if B < level_i, or score/p < 1 for certain: to the highest j < i with B ≥ level_j, else 0;
 *          raising is blocked from then on: 3 s longer than last time (at most 15 s) if that was within the
 *          block + 9 s, else 1 s shorter (at least 6 s)
 *   up     if not blocked, score/p ≥ 1.15 for certain and B ≥ level_{i+1}: to i + 1
 *   stay   else
 *
 *   i the rendition just added   B bufferLevelSec with it   p playback rate   level_i see buffer-levels.ts
 *
 * The very first time down counts as being within the block.
 */

export interface AddedSegment {
  readonly renditionIndex: number;
  readonly bufferLevelSec: number;
  readonly playbackRate: number;
  readonly nowMs: number;
  readonly maintainability: Maintainability | null;
}

const leastBlockMs = 6000;
const mostBlockMs = 15_000;
const longerMs = 3000;
const shorterMs = 1000;
const stabilityMs = 9000;

const keepsUp = 1;
const hasRoom = 1.15;

export class BufferChooser {
  readonly #bitratesKbps: readonly number[];
  readonly #levelsSec: readonly number[];
  #loweredAtMs: number | null = null;
  #blockMs = leastBlockMs;

  constructor(bitratesKbps: readonly number[]) {
    this.#bitratesKbps = bitratesKbps;
    this.#levelsSec = bufferLevelsSec(bitratesKbps);
  }

  /** The rendition that the buffer allows for. */
  choose({ renditionIndex, bufferLevelSec, playbackRate, nowMs, maintainability }: AddedSegment): number {
    const score = maintainability === null ? null : maintainability.score / playbackRate;
    const isCertain = maintainability?.isCertain === true;
    const holds = (index: number): boolean => bufferLevelSec >= (this.#levelsSec[index] ?? Infinity);

    if (!holds(renditionIndex) || (score !== null && score < keepsUp && isCertain)) {
      this.#block(nowMs);
      let lower = this.#firstOfBitrate(renditionIndex) - 1;
      while (lower > 0 && !holds(lower)) lower -= 1;
      return Math.max(0, lower);
    }
    const blocked = this.#loweredAtMs !== null && nowMs - this.#loweredAtMs < this.#blockMs;
    if (blocked || score === null || score < hasRoom || !isCertain) return renditionIndex;
    const level = this.#levelsSec[renditionIndex] ?? Infinity;
    const next = this.#levelsSec.findIndex((each, index) => index > renditionIndex && each > level);
    return next >= 0 && holds(next) ? next : renditionIndex;
  }

  #block(nowMs: number): void {
    const isUnstable = this.#loweredAtMs === null || nowMs - this.#loweredAtMs < this.#blockMs + stabilityMs;
    this.#blockMs = isUnstable
      ? Math.min(mostBlockMs, this.#blockMs + longerMs)
      : Math.max(leastBlockMs, this.#blockMs - shorterMs);
    this.#loweredAtMs = nowMs;
  }

  #firstOfBitrate(index: number): number {
    return this.#bitratesKbps.indexOf(this.#bitratesKbps[index] ?? 0);
  }
}
