import { Ewma } from '../../../../../src/abr/estimate/ewma.js';

/*
 * Whether a rendition can be kept up, as RxPlayer 4.2 scores it
 * (src/core/adaptive/utils/representation_score_calculator.ts): above 1 it comes faster than it plays.
 *
 *   score = EWMA of  L / d,  weight d,  half-life 5 s      L segment duration, d request duration
 *
 * Only of the rendition loaded last, afresh after each switch; believed from the sixth segment on (the first
 * one isn't counted), and from 10 s of media.
 */

export interface Maintainability {
  readonly score: number;
  readonly isCertain: boolean;
}

const halfLifeSec = 5;
const certainSegments = 5;
const certainSec = 10;

export class MaintainabilityScore {
  readonly #mean = new Ewma(halfLifeSec);
  #renditionIndex = -1;
  #segments = 0;
  #mediaSec = 0;

  add(renditionIndex: number, requestSec: number, segmentSec: number): void {
    if (renditionIndex === this.#renditionIndex) this.#segments += 1;
    else {
      this.reset();
      this.#renditionIndex = renditionIndex;
    }
    this.#mediaSec += segmentSec;
    this.#mean.add(requestSec, segmentSec / requestSec);
  }

  /** Null for any rendition but the one loaded last. */
  of(renditionIndex: number): Maintainability | null {
    const score = this.#mean.value;
    if (renditionIndex !== this.#renditionIndex || score === null) return null;
    return { score, isCertain: this.#segments >= certainSegments && this.#mediaSec >= certainSec };
  }

  reset(): void {
    this.#mean.reset();
    this.#renditionIndex = -1;
    this.#segments = 0;
    this.#mediaSec = 0;
  }
}
