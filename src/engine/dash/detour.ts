import type { RenditionDecision } from '../../media/decision.js';
import type { Ladder } from '../../media/rendition.js';

/** A segment that is missing in two renditions is most likely missing in all. */
const MAX_RENDITIONS_TRIED = 2;

/** Leads around a segment that can't be had in one rendition: through the next one down, else up. */
export class Detour {
  readonly #failed = new Set<number>();

  /** @returns whether another rendition shall be tried before loading stops. */
  failed(renditionIndex: number, ladder: Ladder): boolean {
    if (this.#failed.has(renditionIndex)) return false;
    this.#failed.add(renditionIndex);
    return this.#failed.size < Math.min(MAX_RENDITIONS_TRIED, ladder.length);
  }

  /** A segment arrived: the way is free again. */
  over(): void {
    this.#failed.clear();
  }

  around(decision: RenditionDecision, ladder: Ladder): RenditionDecision {
    const { renditionIndex: wanted } = decision;
    if (!this.#failed.has(wanted)) return decision;
    const left = ladder.map((_rendition, index) => index).filter((index) => !this.#failed.has(index));
    const renditionIndex = left.findLast((index) => index < wanted) ?? left[0] ?? wanted;
    return { renditionIndex, reason: 'segment-failed' };
  }
}
