/** The element's frame counters at one moment. */
export interface FrameCount {
  readonly atMs: number;
  readonly total: number;
  readonly dropped: number;
  /** Playing at its usual pace in view, the same rendition for a while, no seek: nothing else explains a drop. */
  readonly steady: boolean;
}

/** As Shaka 5 (`maxDroppedFrames` ratio 0.15); it looks at 2 s, in which one hiccup of the page would do. */
const TOO_MANY = 0.15;
const WINDOW_MS = 5_000;

/** Fewer frames tell nothing: a still, or a slide show. */
const ENOUGH_FRAMES = 50;

/** Counts further apart than this saw the page asleep between them. */
const LONGEST_STEP_MS = 2_500;

/** Notices when too many frames of one rendition are dropped, by differences over a sliding window. */
export class FrameDrops {
  #window: FrameCount[] = [];

  /** Whether the window that ends with this count dropped too many; it then starts anew. */
  tooMany(count: FrameCount): boolean {
    const last = this.#window.at(-1);
    const follows =
      count.steady && (!last || (count.total >= last.total && count.atMs - last.atMs <= LONGEST_STEP_MS));
    this.#window = follows ? [...this.#window, count] : [];
    const first = this.#window.findLast(({ atMs }) => count.atMs - atMs >= WINDOW_MS);
    if (!first) return false;
    this.#window = this.#window.filter(({ atMs }) => atMs >= first.atMs);
    const frames = count.total - first.total;
    const bad = frames >= ENOUGH_FRAMES && (count.dropped - first.dropped) / frames >= TOO_MANY;
    if (bad) this.reset();
    return bad;
  }

  /** Another rendition, a seek, a pause: what was counted says nothing of what comes. */
  reset(): void {
    this.#window = [];
  }
}
