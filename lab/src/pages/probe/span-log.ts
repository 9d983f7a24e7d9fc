import type { ShownSpan } from '../../record/view-record.js';

/** More than this between two frames is a jump of the playhead, not a picture that stayed. */
const JUMP_SEC = 1;

interface OpenSpan {
  readonly height: number;
  readonly fromSec: number;
  /** Of the last frame that was seen. */
  lastSec: number;
}

/**
 * Which height was on screen at which media time. A frame stays until the next one, so a span ends where
 * another height begins; at a jump it ends a frame after its last.
 */
export class SpanLog {
  readonly #kbpsOf: (height: number) => number | null;
  #done: ShownSpan[] = [];
  #open: OpenSpan | null = null;
  /** Between the last two frames of one span. */
  #frameSec = 0;

  constructor(kbpsOf: (height: number) => number | null) {
    this.#kbpsOf = kbpsOf;
  }

  /** @returns whether another height is on screen than before. */
  frame(height: number, mediaSec: number): boolean {
    const open = this.#open;
    const sinceSec = open === null ? 0 : mediaSec - open.lastSec;
    if (open !== null && sinceSec >= 0 && sinceSec <= JUMP_SEC) {
      if (open.height === height) {
        if (sinceSec > 0) this.#frameSec = sinceSec;
        open.lastSec = mediaSec;
        return false;
      }
      this.#close(open, mediaSec);
    } else this.break();
    this.#open = { height, fromSec: mediaSec, lastSec: mediaSec };
    return open?.height !== height;
  }

  /** The next frame is somewhere else. */
  break(): void {
    if (this.#open !== null) this.#close(this.#open, this.#open.lastSec + this.#frameSec);
    this.#open = null;
  }

  /** What is over since the last call. */
  take(): readonly ShownSpan[] {
    const done = this.#done;
    this.#done = [];
    return done;
  }

  showing(): ShownSpan | null {
    return this.#open === null ? null : this.#spanOf(this.#open, this.#open.lastSec + this.#frameSec);
  }

  #close(span: OpenSpan, toSec: number): void {
    if (toSec > span.fromSec) this.#done.push(this.#spanOf(span, toSec));
    this.#open = null;
  }

  #spanOf({ height, fromSec }: OpenSpan, toSec: number): ShownSpan {
    return { height, bitrateKbps: this.#kbpsOf(height), fromSec, toSec };
  }
}
