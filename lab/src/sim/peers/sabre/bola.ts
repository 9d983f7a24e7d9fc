import { betterAbandoned, bolaBest, highestLevel, logUtilities, type BolaScale } from './bola-score.js';
import {
  sustainable,
  type SabreChoice,
  type SabreProgress,
  type SabreRule,
  type SabreSituation,
} from './sabre-rule.js';

/*
 *   q = argmax_i (V (u_i + γp) − B) / R_i,  V = (b − L) / (u_max + γp)
 *
 *   u_i  ln(R_i / R_0)     B  bufferMs     γp  5     b  the buffer's size
 *
 * BOLA-FINITE: near the start and the end, b is at most half the segments since the one or until the other (three
 * at least). BOLA-BASIC leaves that and abandonment out. BOLA-O: a raise stops at what the throughput sustains, and
 * rather waits.
 *
 * Source: Spiteri, Urgaonkar, Sitaraman, "BOLA", INFOCOM 2016; UMass-LIDS/sabre 09b03bb, `Bola`, with the flags of
 * the MMSys 2018 figures (`-ao`, and `-ab` for the basic one).
 */

/** `--gamma-p`. */
const gp = 5;

export interface BolaOptions {
  readonly basic?: boolean;
}

export class Bola implements SabreRule {
  readonly #basic: boolean;
  #lastIndex = 0;
  #scale: BolaScale | null = null;

  constructor({ basic = false }: BolaOptions = {}) {
    this.#basic = basic;
  }

  choose(situation: SabreSituation): SabreChoice {
    const scale = this.#fit(situation);
    const { bufferMs, bitratesKbps, estimate } = situation;
    const wanted = bolaBest(scale, bufferMs);
    const last = this.#lastIndex;
    this.#lastIndex = wanted;
    if (wanted <= last) return { renditionIndex: wanted, waitMs: 0 };
    const carried = sustainable(estimate.throughputKbps, situation);
    if (wanted <= carried) return { renditionIndex: wanted, waitMs: 0 };
    this.#lastIndex = Math.max(last, carried);
    if (last > carried || carried === bitratesKbps.length - 1)
      return { renditionIndex: this.#lastIndex, waitMs: 0 };
    return { renditionIndex: carried, waitMs: Math.max(0, bufferMs - highestLevel(scale, carried)) };
  }

  abandon(progress: SabreProgress): number | null {
    const scale = this.#scale;
    const leftBits = progress.sizeBits - progress.loadedBits;
    if (this.#basic || scale === null || progress.loadedBits <= 0 || leftBits <= 0) return null;
    const { renditionIndex, bufferMs } = progress;
    if (highestLevel(scale, renditionIndex) < bufferMs) return null;
    const target = betterAbandoned(scale, progress, bufferMs, leftBits);
    if (target !== null) this.#lastIndex = target;
    return target;
  }

  reset(): void {
    this.#lastIndex = 0;
    this.#scale = null;
  }

  #fit({ bitratesKbps, maxBufferMs, segmentMs, segmentsSince, segmentsLeft }: SabreSituation): BolaScale {
    const nearMs = Math.max(Math.min(segmentsSince, segmentsLeft) / 2, 3) * segmentMs;
    const bufferMs = this.#basic ? maxBufferMs : Math.min(maxBufferMs, nearMs);
    const utilities = this.#scale?.utilities ?? logUtilities(bitratesKbps, 0);
    const scale = (bufferMs - segmentMs) / ((utilities.at(-1) ?? 0) + gp);
    this.#scale = { bitratesKbps, utilities, scale, gp };
    return this.#scale;
  }
}
