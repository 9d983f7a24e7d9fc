import type { PlannedSource, WantedSource } from '../element/source-choice.js';
import { ClipGuard } from './clip-guard.js';
import { clipOf, ClipRanges, wholeTitle, type Clip } from './clip.js';
import { readFragment } from './media-fragment.js';
import type { TitleOptions } from './title-host.js';

/** Shows a part of a title as if it were the whole: its times, its ranges, its end. */
export class ClipView {
  readonly #options: TitleOptions;
  readonly #guard: ClipGuard;
  #fragment: Clip = wholeTitle;
  #clip: Clip = wholeTitle;

  constructor(options: TitleOptions) {
    this.#options = options;
    this.#guard = new ClipGuard({ ...options, clip: () => this.clip });
  }

  /** In the title's own time. What is live has no parts. */
  get clip(): Clip {
    return this.#options.host.session?.isLive ? wholeTitle : this.#clip;
  }

  /** The clip's end was reached, and not left since. */
  get ended(): boolean {
    return this.#guard.ended;
  }

  /** The attributes may have changed. */
  update(): void {
    const { host } = this.#options;
    const number = (name: string, otherwise: number): number =>
      host.hasAttribute(name) ? Number(host.getAttribute(name)) : otherwise;
    const { startSec, endSec } = this.#fragment;
    const clip = clipOf(number('clip-start', startSec), number('clip-end', endSec));
    const moved = clip.startSec !== this.#clip.startSec || clip.endSec !== this.#clip.endSec;
    if (moved) this.#clip = clip;
    // The attributes of this task may be those of the next source, which is not for the media of the last one.
    queueMicrotask(() => {
      if (host.loadDue) return;
      this.#guard.update();
      if (moved && host.media.readyState > 0) host.dispatchEvent(new Event('durationchange'));
    });
  }

  /**
   * What to load for a source, and from where.
   * @param remembered where this source starts if the page doesn't say, seconds of the clip
   */
  plan(source: WantedSource, remembered: (src: string) => number): PlannedSource {
    const { src, startSec, endSec } = readFragment(source.src);
    // A fragment with an end is a clip; one without is where to begin, as in every browser.
    this.#fragment = endSec === null ? wholeTitle : clipOf(startSec ?? 0, endSec);
    this.update();
    const { startTime } = this.#options.host;
    const clipSec = this.#clip.startSec;
    const linkedSec = endSec === null ? (startSec ?? 0) : 0;
    const atSec =
      startTime === 0 && linkedSec > 0
        ? Math.max(clipSec, linkedSec)
        : clipSec + (startTime || remembered(src));
    return { ...source, src, ...(atSec > 0 ? { startSec: atSec } : {}) };
  }

  /** From the media's time to the clip's. */
  shownSec(mediaSec: number): number {
    const { startSec, endSec } = this.clip;
    return Math.max(0, Math.min(endSec, mediaSec) - startSec);
  }

  /** From the clip's time to the media's. */
  mediaSec(shownSec: number): number {
    const { clip } = this;
    return clip === wholeTitle ? shownSec : Math.min(clip.endSec, clip.startSec + Math.max(0, shownSec));
  }

  ranges(ranges: TimeRanges): TimeRanges {
    const { clip } = this;
    return clip === wholeTitle ? ranges : new ClipRanges(ranges, clip);
  }

  stop(): void {
    this.#guard.stop();
  }
}
