import type { Chapter } from './mark.js';
import type { TitleHost } from './title-host.js';

/**
 * The chapters as a text track of the media, of kind `chapters` and hidden: there other interfaces look for them. It
 * is in the time of the clip, as all that the element tells, and the first of its kind, so that it goes before a
 * `<track>` of the page's that it may have come from.
 */
export class ChapterTrack {
  readonly #host: TitleHost;
  #chapters: readonly Chapter[] = [];
  #element: HTMLTrackElement | null = null;

  constructor(host: TitleHost) {
    this.#host = host;
    host.addEventListener('durationchange', () => {
      if (this.#chapters.at(-1)?.endTime === Infinity) this.show(this.#chapters);
    });
  }

  /**
   * A new track for each change: lists of tracks tell of one that comes or goes, and nothing tells of cues. An
   * element, since what `addTextTrack()` made never goes.
   */
  show(chapters: readonly Chapter[]): void {
    this.#chapters = chapters;
    this.#element?.remove();
    this.#element = null;
    if (chapters.length === 0) return;
    const { media, duration } = this.#host;
    const element = document.createElement('track');
    element.kind = 'chapters';
    // Before it is in the media: there a change of mode would look like a viewer's.
    element.track.mode = 'hidden';
    // Not every browser takes a cue without an end.
    const endSec = Number.isFinite(duration) ? duration : Number.MAX_SAFE_INTEGER;
    const fill = (): void => {
      if (element.track.cues?.length) return;
      for (const { startTime, endTime, value } of chapters) {
        const end = Math.max(startTime, Math.min(endTime, endSec));
        element.track.addCue(new VTTCue(startTime, end, cueText(value)));
      }
    };
    // Chromium empties it when it finds nothing to load.
    element.addEventListener('error', fill);
    media.prepend(element);
    fill();
    this.#element = element;
  }
}

/** As WebVTT writes it, where `<` begins a tag. */
function cueText(name: string): string {
  return name.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
