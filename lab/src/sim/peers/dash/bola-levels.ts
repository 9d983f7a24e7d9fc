/*
 * BOLA's buffer levels for a ladder.
 *
 *   u_i = ln(R_i / R_0) + 1      γp = (u_max − 1) / (b / m − 1)      V = m / γp
 *
 *   R_i  bitrate    m  leastBufferSec    b  max(stableBufferSec, m + 2 s a rendition)    V  scale
 *
 * so that the lowest is wanted at m and the highest at b. Source: dash.js 5.2.1, `BolaRule`.
 */

/** `MINIMUM_BUFFER_PER_BITRATE_LEVEL_S`. */
const bufferPerRenditionSec = 2;

export class BolaLevels {
  readonly stableBufferSec: number;
  /** V of the equation: seconds of buffer that a unit of utility is worth. */
  readonly scale: number;
  readonly #gp: number;
  readonly #bps: readonly number[];
  readonly #utilities: readonly number[];

  /** Two renditions at least. */
  constructor(bitratesKbps: readonly number[], stableBufferSec: number, leastBufferSec: number) {
    this.stableBufferSec = stableBufferSec;
    this.#bps = bitratesKbps.map((kbps) => kbps * 1000);
    const lowest = Math.log(this.#bps[0] ?? 1);
    this.#utilities = this.#bps.map((bps) => Math.log(bps) - lowest + 1);
    const fullSec = Math.max(stableBufferSec, leastBufferSec + bufferPerRenditionSec * bitratesKbps.length);
    this.#gp = (this.#utility(bitratesKbps.length - 1) - 1) / (fullSec / leastBufferSec - 1);
    this.scale = leastBufferSec / this.#gp;
  }

  /** The rendition wanted at this level; the higher of two that are equal. */
  best(levelSec: number): number {
    let best = 0;
    let bestScore = -Infinity;
    this.#bps.forEach((bps, index) => {
      const score = (this.scale * (this.#utility(index) - 1 + this.#gp) - levelSec) / bps;
      if (score >= bestScore) {
        best = index;
        bestScore = score;
      }
    });
    return best;
  }

  /** Above this it rather waits than loads `index`. */
  highest(index: number): number {
    return this.scale * (this.#utility(index) + this.#gp);
  }

  /** From here on `index` is wanted rather than any lower one. */
  lowest(index: number): number {
    const bps = this.#bps[index] ?? 0;
    const utility = this.#utility(index);
    let levelSec = 0;
    for (let lower = index - 1; lower >= 0; lower -= 1) {
      const lowerBps = this.#bps[lower] ?? 0;
      const lowerUtility = this.#utility(lower);
      if (!(lowerUtility < utility)) continue;
      const mixed = (bps * lowerUtility - lowerBps * utility) / (bps - lowerBps);
      levelSec = Math.max(levelSec, this.scale * (this.#gp + mixed));
    }
    return levelSec;
  }

  #utility(index: number): number {
    return this.#utilities[index] ?? 1;
  }
}
