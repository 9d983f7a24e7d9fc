import { InsufficientBuffer } from './insufficient-buffer.js';
import {
  sustainable,
  type SabreChoice,
  type SabreProgress,
  type SabreRule,
  type SabreSituation,
} from './sabre-rule.js';

/*
 *   q = max { i : l + L R_i / (0.9 T) ≤ L },  less where the buffer would not last
 *
 * A download is given up, from 500 ms on, where it would take more than 1.8 L in all and less remains to load of a
 * lower rendition.
 *
 * Source: UMass-LIDS/sabre 09b03bb, `ThroughputRule`.
 */

const safety = 0.9;
const abandonSegments = 1.8;
const abandonGraceMs = 500;

export class Throughput implements SabreRule {
  readonly #insufficientBuffer = new InsufficientBuffer();

  choose(situation: SabreSituation): SabreChoice {
    const wanted = sustainable(situation.estimate.throughputKbps * safety, situation);
    return { renditionIndex: this.#insufficientBuffer.limit(wanted, situation), waitMs: 0 };
  }

  abandon(progress: SabreProgress, situation: SabreSituation): number | null {
    const { spentMs, firstBitMs, loadedBits, sizeBits, renditionIndex } = progress;
    const transferMs = spentMs - firstBitMs;
    if (spentMs < abandonGraceMs || !(transferMs > 0)) return null;
    const kbps = loadedBits / transferMs;
    const leftBits = sizeBits - loadedBits;
    if (!(spentMs + leftBits / kbps > abandonSegments * situation.segmentMs)) return null;
    const target = sustainable(kbps * safety, situation);
    const { bitratesKbps } = situation;
    const targetBits = (sizeBits * (bitratesKbps[target] ?? 0)) / (bitratesKbps[renditionIndex] ?? 1);
    return target >= renditionIndex || targetBits >= leftBits ? null : target;
  }

  reset(): void {
    this.#insufficientBuffer.reset();
  }
}
