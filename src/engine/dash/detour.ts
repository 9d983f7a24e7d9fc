import type { RenditionDecision } from '../../media/decision.js';
import type { Ladder } from '../../media/rendition.js';

/** A segment that is missing in three renditions is most likely missing in all; two may be broken together. */
const MAX_RENDITIONS_TRIED = 3;

/** Segments that a rendition may lack before it is left alone. */
const MAX_LACKS = 2;

/** Leads around a segment that can't be had in one rendition: through the next one down, else up. */
export class Detour {
  /** For the segment at hand. */
  readonly #failed = new Set<number>();
  /** By rendition, in all. */
  readonly #lacks = new Map<number, number>();

  /** @returns whether another rendition shall be tried before loading stops. */
  failed(renditionIndex: number, ladder: Ladder): boolean {
    if (this.#failed.has(renditionIndex)) return false;
    this.#failed.add(renditionIndex);
    this.#lacks.set(renditionIndex, (this.#lacks.get(renditionIndex) ?? 0) + 1);
    return this.#failed.size < Math.min(MAX_RENDITIONS_TRIED, ladder.length);
  }

  /**
   * Whether a download of this rendition, given up for a lower one, would be asked for again: for ever, and none
   * of its failures be heard of. So it is while the segment at hand is being looked for elsewhere, and where every
   * lower rendition is left alone.
   */
  leadsBackTo(renditionIndex: number): boolean {
    if (this.#failed.size > 0) return true;
    const lower = Array.from({ length: renditionIndex }, (_, index) => index);
    return lower.length > 0 && lower.every((index) => this.#avoids(index));
  }

  /** A segment arrived: the way is free again. */
  over(): void {
    this.#failed.clear();
  }

  around(decision: RenditionDecision, ladder: Ladder): RenditionDecision {
    const { renditionIndex: wanted } = decision;
    if (!this.#avoids(wanted)) return decision;
    const left = ladder.map((_rendition, index) => index).filter((index) => !this.#avoids(index));
    const renditionIndex = left.findLast((index) => index < wanted) ?? left[0] ?? wanted;
    return { renditionIndex, reason: 'segment-failed' };
  }

  #avoids(renditionIndex: number): boolean {
    return this.#failed.has(renditionIndex) || (this.#lacks.get(renditionIndex) ?? 0) >= MAX_LACKS;
  }
}
