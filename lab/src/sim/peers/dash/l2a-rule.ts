import {
  highestWithin,
  type DashRequest,
  type DashRule,
  type DashSituation,
  type LoadedSegment,
} from './dash-rule.js';
import { projectOntoSimplex } from './project-onto-simplex.js';

/*
 * Learn2Adapt-LowLatency: online gradient descent on a distribution over the renditions.
 *
 *   w_i ← Π( w_i ± L / (2α) · (Q + V) · p R_i / T ),  minus from the first p R_i > T upwards
 *   Q   ← max(0, Q − L + L p (R·w + R·Δw) / T)
 *   q   = argmin_i |R_i − R·w|;   R_q ≥ T: Q ← 2 max(V, Q)
 *
 *   V  caution       α  step       L  #segmentSec      p  playbackRate
 *   T  lastKbps      Q  #queue     w  #weights         Π  projection onto the simplex
 *
 * Source: Karagkioules, Mekuria, Griffioen, Wagenaar, "Online learning for low-latency adaptive streaming",
 * MMSys 2020; dash.js 5.2.1, `L2ARule`, with its units: in Q's update and in the bound on upward steps, R is in
 * bits a second while T is in kilobits, so that Q grows a thousand times too fast and the bound on steps is
 * almost never in force.
 */

/** `HORIZON`. */
const horizon = 4;

/** `VL`. */
const caution = Math.pow(horizon, 0.99);

/** Step of the descent. */
const step = Math.max(horizon, caution * Math.sqrt(horizon));

/** `REACT`. */
const overshootFactor = 2;

/** Buffer that ends the startup (`B_target`), seconds. */
const startupBufferSec = 1.5;

type Phase = 'startup' | 'steady';

export class L2aRule implements DashRule {
  readonly name = 'l2a';
  #phase: Phase = 'startup';
  #weights: number[] = [];
  #queue = 0;
  #currentIndex = 0;
  #segmentSec: number | null = null;
  #asked = false;

  request(situation: DashSituation): DashRequest | null {
    this.#asked = true;
    return this.#phase === 'startup' ? this.#start(situation) : this.#goOn(situation);
  }

  loaded(segment: LoadedSegment): void {
    if (!this.#asked) return;
    this.#segmentSec = segment.durationSec;
    this.#currentIndex = segment.renditionIndex;
  }

  sought(): void {
    this.#phase = 'startup';
    this.#segmentSec = null;
  }

  reset(): void {
    this.sought();
    this.#weights = [];
    this.#queue = 0;
    this.#currentIndex = 0;
    this.#asked = false;
  }

  #start({ safeKbps, bitratesKbps, bufferLevelSec }: DashSituation): DashRequest | null {
    if (safeKbps === null) return null;
    const renditionIndex = highestWithin(bitratesKbps, safeKbps);
    this.#currentIndex = renditionIndex;
    if (this.#segmentSec !== null && bufferLevelSec >= startupBufferSec) {
      this.#phase = 'steady';
      this.#queue = caution;
      this.#weights = bitratesKbps.map((_, index) => (index === renditionIndex ? 1 : 0));
    }
    return { renditionIndex, waitMs: 0 };
  }

  #goOn({ bitratesKbps, lastKbps, playbackRate }: DashSituation): DashRequest | null {
    const segmentSec = this.#segmentSec ?? 0;
    const kbps = Math.max(1, lastKbps ?? 1);
    const bps = bitratesKbps.map((bitrateKbps) => bitrateKbps * 1000);
    const before = this.#weights;
    const firstTooHigh = bitratesKbps.findIndex((bitrateKbps) => playbackRate * bitrateKbps > kbps);
    const weights = projectOntoSimplex(
      bitratesKbps.map((bitrateKbps, index) => {
        const sign = firstTooHigh >= 0 && index >= firstTooHigh ? -1 : 1;
        const pull = (this.#queue + caution) * ((playbackRate * bitrateKbps) / kbps);
        return (before[index] ?? 0) + sign * (segmentSec / (2 * step)) * pull;
      }),
    );
    const expectedBps = dot(weights, bps);
    const changeBps = dot(
      weights.map((weight, index) => weight - (before[index] ?? 0)),
      bps,
    );
    this.#weights = weights;
    this.#queue = Math.max(
      0,
      this.#queue - segmentSec + segmentSec * playbackRate * ((expectedBps + changeBps) / kbps),
    );

    const distances = bps.map((each) => Math.abs(each - expectedBps));
    let renditionIndex = distances.indexOf(Math.min(...distances));
    if (renditionIndex < 0) return null;
    const next = this.#currentIndex + 1;
    if (renditionIndex > this.#currentIndex && (bps[next] ?? Infinity) <= kbps) renditionIndex = next;
    if ((bitratesKbps[renditionIndex] ?? 0) >= kbps)
      this.#queue = overshootFactor * Math.max(caution, this.#queue);
    this.#currentIndex = renditionIndex;
    return { renditionIndex, waitMs: 0 };
  }
}

function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, each, index) => sum + each * (b[index] ?? 0), 0);
}
