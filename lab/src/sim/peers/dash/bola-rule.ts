import { BolaLevels } from './bola-levels.js';
import {
  highestWithin,
  type DashRequest,
  type DashRule,
  type DashSituation,
  type LoadedSegment,
} from './dash-rule.js';

/*
 * BOLA with a placeholder buffer: time that no network caused counts as if it were buffered.
 *
 *   q = argmax_i (V (u_i − 1 + γp) − (B + p)) / R_i;  on a raise, q ≤ max(q_T, q_now)  (BOLA-O)
 *
 *   B  bufferLevelSec     p  #placeholderSec     q_T  highest within the safe throughput
 *   u, V, γp  see BolaLevels
 *
 * Source: Spiteri, Urgaonkar, Sitaraman, "BOLA", INFOCOM 2016; Spiteri, Sitaraman, Sparacio, "From theory to
 * practice", MMSys 2018; dash.js 5.2.1, `BolaRule`.
 * Departures: segments are never replaced here, so the growth of the placeholder for those is left out.
 */

/** `PLACEHOLDER_BUFFER_DECAY`, a segment. */
const placeholderDecay = 0.99;

/** `MINIMUM_BUFFER_S`. */
const leastBufferSec = 10;

type Phase = 'startup' | 'steady';

export class BolaRule implements DashRule {
  readonly name = 'bola';
  #levels: BolaLevels | null = null;
  #phase: Phase = 'startup';
  #placeholderSec = 0;
  #currentIndex = 0;
  #segmentSec: number | null = null;
  /** Of the last segment; null once a decision has counted the time since. */
  #finishedMs: number | null = null;
  #askedMs: number | null = null;

  request(situation: DashSituation): DashRequest | null {
    const { bitratesKbps } = situation;
    // A ladder without a second step has nothing to choose.
    if (!((bitratesKbps.at(-1) ?? 0) > (bitratesKbps[0] ?? 0))) return null;
    this.#fitLevels(situation);
    return this.#phase === 'startup' ? this.#start(situation) : this.#goOn(situation);
  }

  loaded(segment: LoadedSegment): void {
    if (this.#levels === null) return;
    this.#segmentSec = segment.durationSec;
    this.#currentIndex = segment.renditionIndex;
    this.#finishedMs = segment.endMs;
    // Not larger than what would have made it wait rather than load this one.
    const levelAtRequestSec = segment.bufferLevelSec + 0.001 * (segment.endMs - segment.requestMs);
    const room = Math.max(0, this.#levels.highest(segment.renditionIndex) - levelAtRequestSec);
    this.#placeholderSec = Math.min(room, this.#placeholderSec * placeholderDecay);
  }

  bufferEmptied(): void {
    if (this.#phase === 'steady') this.#placeholderSec = 0;
  }

  switchedTo(renditionIndex: number): void {
    if (this.#levels !== null) this.#currentIndex = renditionIndex;
  }

  abandoned(bufferLevelSec: number): void {
    if (this.#levels === null) return;
    const wantedSec = this.#currentIndex > 0 ? this.#levels.lowest(this.#currentIndex) : leastBufferSec;
    this.#placeholderSec = Math.min(this.#placeholderSec, Math.max(0, wantedSec - bufferLevelSec));
  }

  sought(): void {
    this.#phase = 'startup';
    this.#placeholderSec = 0;
    this.#segmentSec = null;
    this.#finishedMs = null;
  }

  reset(): void {
    this.sought();
    this.#levels = null;
    this.#currentIndex = 0;
    this.#askedMs = null;
  }

  #fitLevels({ bitratesKbps, stableBufferSec, bufferLevelSec }: DashSituation): void {
    const before = this.#levels;
    if (before?.stableBufferSec === stableBufferSec) return;
    const levels = new BolaLevels(bitratesKbps, stableBufferSec, leastBufferSec);
    if (before !== null && levels.scale !== before.scale) {
      const effectiveSec = bufferLevelSec + this.#placeholderSec - leastBufferSec;
      const fittedSec = effectiveSec * (levels.scale / before.scale) + leastBufferSec;
      this.#placeholderSec = Math.max(0, fittedSec - bufferLevelSec);
    }
    this.#levels = levels;
  }

  #start({ safeKbps, bitratesKbps, bufferLevelSec }: DashSituation): DashRequest | null {
    if (safeKbps === null || this.#levels === null) return null;
    const renditionIndex = highestWithin(bitratesKbps, safeKbps);
    this.#placeholderSec = Math.max(0, this.#levels.lowest(renditionIndex) - bufferLevelSec);
    this.#currentIndex = renditionIndex;
    if (this.#segmentSec !== null && bufferLevelSec >= this.#segmentSec) this.#phase = 'steady';
    return { renditionIndex, waitMs: 0 };
  }

  #goOn({ nowMs, safeKbps, bitratesKbps, bufferLevelSec }: DashSituation): DashRequest | null {
    if (this.#levels === null) return null;
    const sinceMs = this.#finishedMs ?? this.#askedMs ?? nowMs;
    this.#placeholderSec += Math.max(0, 0.001 * (nowMs - sinceMs));
    this.#askedMs = nowMs;
    this.#finishedMs = null;

    const now = this.#currentIndex;
    let renditionIndex = this.#levels.best(bufferLevelSec + this.#placeholderSec);
    const sustainable = highestWithin(bitratesKbps, safeKbps ?? 0);
    if (renditionIndex > now && renditionIndex > sustainable) renditionIndex = Math.max(sustainable, now);

    const surplusSec = Math.max(
      0,
      bufferLevelSec + this.#placeholderSec - this.#levels.highest(renditionIndex),
    );
    // What is only pretended is given up before any real time.
    const pretendedSec = Math.min(surplusSec, this.#placeholderSec);
    this.#placeholderSec -= pretendedSec;
    this.#currentIndex = renditionIndex;
    const atTop = renditionIndex === bitratesKbps.length - 1;
    return { renditionIndex, waitMs: atTop ? 0 : 1000 * (surplusSec - pretendedSec) };
  }
}
