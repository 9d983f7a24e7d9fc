import type { BufferedSegment } from '../../abr/contract/abr-controller.js';

/** More than a buffer and its back buffer hold, of segments of 2 s. */
const KEPT = 100;

/** Engines and containers round segment times. */
const SLACK_SEC = 0.1;

/** Remembers of which rendition the media in the buffer is. */
export class BufferedSegments {
  #segments: readonly BufferedSegment[] = [];

  /** A segment went into the buffer, at this media time; it replaces what was there. */
  note(startSec: number, endSec: number, renditionIndex: number): void {
    if (!(endSec > startSec) || renditionIndex < 0) return;
    const others = this.#segments.filter(
      (held) => held.startSec > endSec - SLACK_SEC || held.endSec < startSec + SLACK_SEC,
    );
    this.#segments = [...others, { startSec, endSec, renditionIndex }].slice(-KEPT);
  }

  /** In order and in seconds from `positionSec`, as far as `bufferLevelSec` reaches. */
  ahead(positionSec: number, bufferLevelSec: number): BufferedSegment[] {
    return this.#segments
      .map(({ startSec, endSec, renditionIndex }) => ({
        startSec: startSec - positionSec,
        endSec: endSec - positionSec,
        renditionIndex,
      }))
      .filter(({ startSec, endSec }) => endSec > 0 && startSec < bufferLevelSec - SLACK_SEC)
      .sort((a, b) => a.startSec - b.startSec);
  }

  /** The ladder changed: its indices mean something else. */
  forget(): void {
    this.#segments = [];
  }
}
