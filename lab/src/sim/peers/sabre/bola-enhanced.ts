import {
  betterAbandoned,
  bolaBest,
  highestLevel,
  logUtilities,
  lowestLevel,
  type BolaScale,
} from './bola-score.js';
import { InsufficientBuffer } from './insufficient-buffer.js';
import {
  sustainable,
  type SabreChoice,
  type SabreDownload,
  type SabreProgress,
  type SabreRule,
  type SabreSituation,
} from './sabre-rule.js';

/*
 * BOLA-E: BOLA with a placeholder buffer that starts it at the throughput's rendition, and with a guard for low
 * buffers.
 *
 *   q = argmax_i (V (u_i + γp) − B − p) / R_i,  γp = (u_max − 1) / (b / m − 1),  V = m / γp
 *
 *   u_i  ln(R_i / R_0) + 1     p  #placeholderMs     m  10 s     b  max(buffer's size, m + 2 s a rendition)
 *
 * Source: Spiteri, Sitaraman, Sparacio, "From theory to practice", MMSys 2018; UMass-LIDS/sabre 09b03bb, `BolaEnh`
 * with `-ao`, as in the paper's figures.
 */

/** `minimum_buffer`, `minimum_buffer_per_level`. */
const leastBufferMs = 10_000;
const bufferPerRenditionMs = 2000;

export class BolaEnhanced implements SabreRule {
  readonly #insufficientBuffer = new InsufficientBuffer();
  #scale: BolaScale | null = null;
  #started = false;
  #placeholderMs = 0;
  #lastIndex = 0;

  choose(situation: SabreSituation): SabreChoice {
    const scale = this.#fit(situation);
    const { bufferMs, bitratesKbps, estimate } = situation;
    const carried = sustainable(estimate.throughputKbps, situation);
    if (!this.#started) {
      this.#started = true;
      this.#insufficientBuffer.reset();
      this.#placeholderMs = Math.max(0, lowestLevel(scale, carried) - bufferMs);
      return { renditionIndex: carried, waitMs: 0 };
    }

    let wanted = bolaBest(scale, bufferMs + this.#placeholderMs);
    if (wanted > this.#lastIndex && wanted > carried) wanted = Math.max(this.#lastIndex, carried);
    const surplusMs = Math.max(0, bufferMs + this.#placeholderMs - highestLevel(scale, wanted));
    const pretendedMs = Math.min(surplusMs, this.#placeholderMs);
    this.#placeholderMs -= pretendedMs;

    const renditionIndex = this.#insufficientBuffer.limit(wanted, situation);
    if (renditionIndex < wanted) {
      const room = Math.max(0, lowestLevel(scale, renditionIndex) - bufferMs);
      this.#placeholderMs = Math.min(room, this.#placeholderMs);
      return { renditionIndex, waitMs: 0 };
    }
    return { renditionIndex, waitMs: wanted === bitratesKbps.length - 1 ? 0 : surplusMs - pretendedMs };
  }

  abandon(progress: SabreProgress, situation: SabreSituation): number | null {
    const scale = this.#fit(situation);
    const { sizeBits, loadedBits, spentMs, firstBitMs } = progress;
    if (loadedBits <= 0) return null;
    // Another request waits for its first bit once more: how things will stand by then.
    const levelMs = Math.max(0, progress.bufferMs + this.#placeholderMs - firstBitMs);
    const kbps = loadedBits / (spentMs - firstBitMs);
    const leftBits = sizeBits - loadedBits - firstBitMs * kbps;
    if (!(leftBits > 0)) return null;
    const target = betterAbandoned(scale, progress, levelMs, leftBits);
    if (target === null) return null;
    this.#lastIndex = progress.renditionIndex;
    const wantedMs = target > 0 ? lowestLevel(scale, target) : leastBufferMs;
    this.#placeholderMs = Math.min(this.#placeholderMs, Math.max(0, wantedMs - progress.bufferMs));
    return target;
  }

  downloaded({ renditionIndex, tookMs, bufferMs }: SabreDownload, situation: SabreSituation): void {
    const scale = this.#fit(situation);
    this.#lastIndex = renditionIndex;
    const levelWasMs = bufferMs + tookMs;
    const most = Math.max(0, highestLevel(scale, renditionIndex) - levelWasMs);
    const least = lowestLevel(scale, renditionIndex) - levelWasMs;
    this.#placeholderMs = Math.max(Math.min(this.#placeholderMs, most), least);
  }

  heldUp(ms: number): void {
    this.#placeholderMs += ms;
  }

  sought(): void {
    this.#started = false;
  }

  reset(): void {
    this.#insufficientBuffer.reset();
    this.#scale = null;
    this.#started = false;
    this.#placeholderMs = 0;
    this.#lastIndex = 0;
  }

  #fit({ bitratesKbps, maxBufferMs }: SabreSituation): BolaScale {
    if (this.#scale !== null) return this.#scale;
    const utilities = logUtilities(bitratesKbps, 1);
    const fullMs = Math.max(maxBufferMs, leastBufferMs + bufferPerRenditionMs * bitratesKbps.length);
    const gp = ((utilities.at(-1) ?? 1) - 1) / (fullMs / leastBufferMs - 1);
    this.#scale = { bitratesKbps, utilities, scale: leastBufferMs / gp, gp };
    return this.#scale;
  }
}
