/** The part of a title that is shown as if it were the whole; the title's own time, seconds. */
export interface Clip {
  readonly startSec: number;
  /** Infinity: to the title's end. */
  readonly endSec: number;
}

export const wholeTitle: Clip = { startSec: 0, endSec: Infinity };

/** A clip from what a page wrote; what makes no sense of it counts as not written. */
export function clipOf(startSec: number, endSec: number): Clip {
  const start = startSec > 0 && Number.isFinite(startSec) ? startSec : 0;
  const end = endSec > start ? endSec : Infinity;
  return start === 0 && end === Infinity ? wholeTitle : { startSec: start, endSec: end };
}

/** Marks or pictures of the whole title, as they lie in the clip. */
export function inClip<Item extends { readonly startTime: number; readonly endTime: number }>(
  items: readonly Item[],
  clip: Clip,
): readonly Item[] {
  if (clip === wholeTitle) return items;
  const { startSec, endSec } = clip;
  return items
    .filter(({ startTime, endTime }) => endTime > startSec && startTime < endSec)
    .map((item) =>
      Object.assign({}, item, {
        startTime: Math.max(0, item.startTime - startSec),
        endTime: Math.min(endSec, item.endTime) - startSec,
      }),
    );
}

/** The DOM's `TimeRanges`, cut to a clip and told in its time. */
export class ClipRanges implements TimeRanges {
  readonly #spans: (readonly [startSec: number, endSec: number])[] = [];

  constructor(ranges: TimeRanges, { startSec, endSec }: Clip) {
    for (let index = 0; index < ranges.length; index += 1) {
      const from = Math.max(startSec, ranges.start(index));
      const to = Math.min(endSec, ranges.end(index));
      if (to > from) this.#spans.push([from - startSec, to - startSec]);
    }
  }

  get length(): number {
    return this.#spans.length;
  }

  start(index: number): number {
    return this.#span(index)[0];
  }

  end(index: number): number {
    return this.#span(index)[1];
  }

  #span(index: number): readonly [number, number] {
    const span = this.#spans[index];
    if (!span) throw new DOMException(`There is no range ${index}.`, 'IndexSizeError');
    return span;
  }
}
