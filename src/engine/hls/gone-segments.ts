import type { ErrorData, LevelDetails } from 'hls.js';

/** Answers by which a server says that it hasn't got it. */
const GONE: ReadonlySet<number | undefined> = new Set([404, 410]);

/** Behind a segment that was passed over: more is no hole but the end of what there is. */
const MOST_FAILURES_BEHIND = 3;

/**
 * Leads over a segment of the video that no rendition has: as if its playlists said so themselves (EXT-X-GAP), which
 * hls.js plays over. From then on hls.js itself would try one segment after the other to the end of the
 * playlist, silently: {@link isEnd} says when that is to be stopped.
 */
export class GoneSegments {
  /** The last one passed over. */
  #passedSn = Infinity;
  #failuresBehind = 0;

  get anyPassed(): boolean {
    return this.#passedSn < Infinity;
  }

  /**
   * Loading stopped for this fault: marks the segment as a gap in all the playlists.
   * @returns whether it can go on behind it.
   */
  passOver(fault: ErrorData, playlists: readonly (LevelDetails | undefined)[]): boolean {
    const gone = goneSegment(fault);
    const titles = playlists.filter((details) => details !== undefined && !details.live);
    if (gone === null || titles.length === 0 || this.#passedSn === gone - 1) return false;
    this.#passedSn = gone;
    for (const details of titles) {
      const same = details?.fragments.find(({ sn }) => sn === gone);
      if (!same || same.gap) continue;
      same.gap = true;
      same.tagList.push(['GAP']);
    }
    return true;
  }

  /** To be asked once of each fault. */
  isEnd(fault: ErrorData): boolean {
    const gone = goneSegment(fault);
    if (gone === null || gone <= this.#passedSn) return false;
    this.#failuresBehind += 1;
    if (this.#failuresBehind < MOST_FAILURES_BEHIND) return false;
    this.#failuresBehind = 0;
    return true;
  }
}

/** The number of the segment that isn't there; null where it is something else, its init segment too. */
function goneSegment({ details, frag, response }: ErrorData): number | null {
  if ((details as string) !== 'fragLoadError' || !frag || !GONE.has(response?.code)) return null;
  const { type, sn, url } = frag;
  if ((type as string) !== 'main' || (response?.url ?? url) !== url) return null;
  return typeof sn === 'number' ? sn : null;
}
