import { numbersOf } from '../context-numbers.js';
import type { AbrContext } from '../contract/abr-controller.js';
import { bufferToChoose, bufferToPause, type BolaObjective } from './bola-objective.js';

/** Of dash.js' BolaRule: lost a segment, so that time makes good what was only assumed. */
const keptPerSegment = 0.99;

/**
 * BOLA-E's placeholder: seconds that count as if they were buffered. At the start they stand for the
 * throughput that was measured, later for time in which nothing could be loaded.
 *
 * Source: Spiteri, Sitaraman, Sparacio, MMSys 2018, §4; its constants as in dash.js 5.1 (`BolaRule`).
 */
export class Placeholder {
  #sec = 0;
  #starting = true;

  get sec(): number {
    return this.#sec;
  }

  /** Whether throughput decides still. */
  get starting(): boolean {
    return this.#starting;
  }

  /** Just as much as makes the objective agree with `index`, until a segment is buffered and measured. */
  start(objective: BolaObjective, index: number, context: AbrContext, measured: boolean): void {
    const { bufferLevelSec, segmentSec } = numbersOf(context);
    this.#sec = Math.max(0, bufferToChoose(objective, index) - bufferLevelSec);
    if (measured && bufferLevelSec >= segmentSec) this.#starting = false;
  }

  /** A segment has come. */
  fade(): void {
    this.#sec *= keptPerSegment;
  }

  /** Nothing was loaded because there was no room: the link could have filled a longer buffer. */
  idle(sec: number): void {
    if (!this.#starting && Number.isFinite(sec) && sec > 0) this.#sec += sec;
  }

  /** Never so much that the choice would rather pause. */
  keepBelowPause(objective: BolaObjective, index: number, bufferSec: number): void {
    this.#keepBelow(bufferToPause(objective, index) - bufferSec);
  }

  /** After an abandoned download: no more than the new choice needs. */
  keepBelowChoice(objective: BolaObjective, index: number, bufferSec: number): void {
    this.#keepBelow(bufferToChoose(objective, index) - bufferSec);
  }

  /** A new place or a new source: throughput decides again. */
  startOver(): void {
    this.#sec = 0;
    this.#starting = true;
  }

  #keepBelow(sec: number): void {
    this.#sec = Math.max(0, Math.min(this.#sec, sec));
  }
}
