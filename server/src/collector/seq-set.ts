/**
 * Ranges kept apart at most. A page numbers its events without gaps, and leaves one where it had to shed a
 * heartbeat; a view with more gaps than this gets its oldest filled, and what is in it counts as a repeat.
 */
const MOST_RANGES = 500;

type Range = readonly [from: number, to: number];

/** The sequence numbers that a view's events have used, as ranges: `0-57 60-61`. */
export class SeqSet {
  /** Ascending, never touching. */
  readonly #ranges: Range[];

  private constructor(ranges: Range[]) {
    this.#ranges = ranges;
  }

  /** What {@link toString} gave; an empty text is the empty set. */
  static parse(text: string): SeqSet {
    const ranges = text === '' ? [] : text.split(' ');
    return new SeqSet(
      ranges.map((range) => {
        const [from, to] = range.split('-');
        return [Number(from), Number(to)];
      }),
    );
  }

  copy(): SeqSet {
    return new SeqSet([...this.#ranges]);
  }

  /** Whether the number is new; from now on it isn't. */
  add(seq: number): boolean {
    const at = this.#firstEndingFrom(seq - 1);
    const near = this.#ranges[at];
    if (near === undefined || seq < near[0] - 1) {
      this.#ranges.splice(at, 0, [seq, seq]);
      if (this.#ranges.length > MOST_RANGES) this.#fillOldestGap();
      return true;
    }
    if (seq >= near[0] && seq <= near[1]) return false;
    const next = this.#ranges[at + 1];
    if (seq < near[0]) this.#ranges[at] = [seq, near[1]];
    else if (next?.[0] === seq + 1) this.#ranges.splice(at, 2, [near[0], next[1]]);
    else this.#ranges[at] = [near[0], seq];
    return true;
  }

  toString(): string {
    return this.#ranges.map(([from, to]) => `${from}-${to}`).join(' ');
  }

  /** Index of the first range that ends at `seq` or later. New events are nearly always in the last one. */
  #firstEndingFrom(seq: number): number {
    let low = 0;
    let high = this.#ranges.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#ranges[middle]?.[1] ?? Infinity) < seq) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #fillOldestGap(): void {
    const [first, second] = this.#ranges;
    if (first && second) this.#ranges.splice(0, 2, [first[0], second[1]]);
  }
}
