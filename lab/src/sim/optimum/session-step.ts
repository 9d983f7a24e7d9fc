import type { Link } from '../network/link.js';
import { Playhead } from '../session/playhead.js';
import type { OptimumPlan } from './optimum-plan.js';

/**
 * One step of `playSession` without its objects: from the state after a segment, over the request for the
 * next, to the state after that one. A step made many times over from many states is all that a search does.
 */
export class SessionStep {
  /** Where the step has led. */
  readonly playhead: Playhead;
  readonly segmentSec: number;
  readonly playbackRate: number;
  readonly rungs: number;
  readonly segments: number;

  readonly #link: Link;
  readonly #bytes: Float64Array;

  #segment = 0;
  #idleMs = 0;
  #requestMs = 0;
  #levelSec = 0;
  #stallSec = 0;
  #playedSec = 0;

  constructor(plan: OptimumPlan) {
    const { title, link, segmentCount = Infinity, playbackRate = 1 } = plan;
    this.playhead = new Playhead(plan);
    this.segmentSec = title.segmentSec;
    this.playbackRate = playbackRate;
    this.rungs = title.renditions.length;
    this.segments = Math.min(segmentCount, title.segmentBytes.length);
    this.#link = link;
    this.#bytes = new Float64Array(this.segments * this.rungs);
    for (let segment = 0; segment < this.segments; segment += 1)
      for (let rung = 0; rung < this.rungs; rung += 1)
        this.#bytes[segment * this.rungs + rung] = title.segmentBytes[segment]?.[rung] ?? 0;
  }

  /** From where the playhead is, waits until `segment` may be asked for. */
  request(segment: number): void {
    const { playhead } = this;
    const waitMs = playhead.waitForMs(segment);
    if (waitMs > 0) playhead.spend(waitMs);
    this.#segment = segment;
    this.#idleMs = segment === 0 ? Infinity : waitMs;
    this.#requestMs = playhead.nowMs;
    this.#levelSec = playhead.bufferLevelSec;
    this.#stallSec = playhead.stallSec;
    this.#playedSec = playhead.playedSec;
  }

  /** The requested segment comes in this rendition; each may be tried in turn. */
  receive(rung: number): void {
    const { playhead } = this;
    const bytes = this.#bytes[this.#segment * this.rungs + rung] ?? 0;
    playhead.resume(this.#requestMs, this.#levelSec, this.#stallSec, this.#playedSec);
    playhead.spend(this.#link.transferEndMs(this.#requestMs, bytes, this.#idleMs) - this.#requestMs);
    playhead.append();
  }

  /** Time lost to stalls and waits since the session began: how late playback is. */
  lagSec(): number {
    return this.playhead.nowMs / 1000 - this.playhead.playedSec / this.playbackRate;
  }
}
