import { bitrateKbps } from '../context-numbers.js';
import type { AbrContext } from '../contract/abr-controller.js';
import { mostAtDecisionSec } from './decision-buffer.js';

/*
 * BOLA's objective, in seconds of buffer.
 *
 *   ρ_i(B) = ( Vp·(u_i + gp) − B ) / R_i,   u_i = ln(R_i / R_0),   q = argmax ρ_i
 *   Vp = (B_high − B_low) / u_max,   Vp·gp = B_low
 *
 *   B      buffer                                  `bufferSec`
 *   B_low  where the lowest would rather pause     `lowBufferSec`
 *   B_high where the highest would rather pause    `highSec`
 *
 * Sources: Spiteri, Urgaonkar, Sitaraman, "BOLA: Near-Optimal Bitrate Adaptation for Online Videos",
 * INFOCOM 2016 (the objective); Spiteri, Sitaraman, Sparacio, "From Theory to Practice: Improving Bitrate
 * Adaptation in the DASH Reference Player", MMSys 2018 (V and gp from the two levels).
 */

/** A longer buffer is not worth lower renditions: 30 s, or 10 s and 2 s a rendition, as in dash.js. */
const enoughSec = 30;
const enoughBaseSec = 10;
const enoughPerRenditionSec = 2;

/** The lower level in a buffer too short for its seconds: 10 of 25 s in sabre. */
const mostLowShare = 0.4;

/** BOLA's parameters for one ladder and one size of buffer. */
export interface BolaObjective {
  readonly kbps: readonly number[];
  readonly utilities: readonly number[];
  readonly vp: number;
  readonly gp: number;
}

export function bolaObjective(context: AbrContext, lowBufferSec: number, maxIndex: number): BolaObjective {
  const kbps = Array.from({ length: maxIndex + 1 }, (_, index) => bitrateKbps(context, index));
  const lowest = kbps[0] ?? 1;
  const utilities = kbps.map((each) => Math.log(each / lowest));
  const enough = Math.max(enoughSec, enoughBaseSec + enoughPerRenditionSec * kbps.length);
  const highSec = Math.min(enough, mostAtDecisionSec(context));
  const lowSec = Math.min(lowBufferSec, mostLowShare * highSec);
  // Renditions all of one bitrate leave nothing to tell apart: any V will do.
  const vp = (highSec - lowSec) / Math.max(utilities.at(-1) ?? 0, 1e-3);
  return { kbps, utilities, vp, gp: lowSec / vp };
}

/** What loading a segment is worth a bit; `bitsShare` is what is left of it. */
export function scoreOf(objective: BolaObjective, index: number, bufferSec: number, bitsShare = 1): number {
  const { kbps, utilities, vp, gp } = objective;
  return (vp * ((utilities[index] ?? 0) + gp) - bufferSec) / ((kbps[index] ?? 1) * bitsShare);
}

/** The best choice at this buffer; of equals, the higher. */
export function bestIndex(objective: BolaObjective, bufferSec: number): number {
  let best = 0;
  for (let index = 1; index < objective.kbps.length; index += 1)
    if (scoreOf(objective, index, bufferSec) >= scoreOf(objective, best, bufferSec)) best = index;
  return best;
}

/** The least buffer at which `index` is the best choice. */
export function bufferToChoose({ kbps, utilities, vp, gp }: BolaObjective, index: number): number {
  const upper = kbps[index] ?? 1;
  const utility = utilities[index] ?? 0;
  let sec = 0;
  for (let below = 0; below < index; below += 1) {
    const lower = kbps[below] ?? 1;
    if (!(upper > lower)) continue;
    sec = Math.max(sec, vp * (gp + (upper * (utilities[below] ?? 0) - lower * utility) / (upper - lower)));
  }
  return sec;
}

/** Above this buffer `index` would rather wait than load. */
export function bufferToPause({ utilities, vp, gp }: BolaObjective, index: number): number {
  return vp * ((utilities[index] ?? 0) + gp);
}
