import { highestWithin, type DashRequest, type DashRule, type DashSituation } from './dash-rule.js';

/*
 * What may be asked for without emptying the buffer before it has come.
 *
 *   R_q ≤ 0.7 · T · B / L;  lowest while the buffer is empty
 *
 *   T  averageKbps    B  bufferLevelSec    L  segmentSec
 *
 * Source: dash.js 5.2.1, `InsufficientBufferRule`.
 */

/** `throughputSafetyFactor`. */
const safety = 0.7;

/** Segments after start or seek that it lets pass (`segmentIgnoreCount`). */
const ignoredSegments = 2;

export class InsufficientBufferRule implements DashRule {
  readonly name = 'insufficient-buffer';
  #toIgnore = ignoredSegments;

  request(situation: DashSituation): DashRequest | null {
    const { bitratesKbps, averageKbps, bufferLevelSec, bufferEmpty, segmentSec } = situation;
    if (this.#toIgnore > 0 || !(segmentSec > 0)) return null;
    if (bufferEmpty) return { renditionIndex: 0 };
    const kbps = ((averageKbps ?? Number.NaN) * safety * bufferLevelSec) / segmentSec;
    return kbps > 0 ? { renditionIndex: highestWithin(bitratesKbps, kbps) } : null;
  }

  loaded(): void {
    if (this.#toIgnore > 0) this.#toIgnore -= 1;
  }

  sought(): void {
    this.#toIgnore = ignoredSegments;
  }

  reset(): void {
    this.#toIgnore = ignoredSegments;
  }
}
