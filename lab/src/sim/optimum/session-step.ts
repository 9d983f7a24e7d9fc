import type { Link } from '../network/link.js';
import type { OptimumPlan } from './optimum-plan.js';

/**
 * One step of `playSession` without its objects: from the state after a segment, over the request for the
 * next, to the state after that one. The arithmetic is `Playhead`'s, operation for operation, because the
 * catch-up rate hangs on comparisons that a rounding error could turn.
 */
export class SessionStep {
  readonly segmentSec: number;
  readonly maxBufferSec: number;
  readonly playbackRate: number;
  readonly rungs: number;
  readonly segments: number;

  nowMs = 0;
  bufferLevelSec = 0;
  stallSec = 0;
  playedSec = 0;

  readonly #link: Link;
  readonly #bytes: Float64Array;
  readonly #isLive: boolean;
  readonly #targetLatencySec: number;
  readonly #catchUpRate: number;

  #segment = 0;
  #requestMs = 0;
  #requestLevelSec = 0;
  #requestStallSec = 0;
  #requestPlayedSec = 0;
  #idleMs = 0;

  constructor({
    title,
    link,
    segmentCount = Infinity,
    maxBufferSec = 30,
    playbackRate = 1,
    live,
  }: OptimumPlan) {
    this.#link = link;
    this.segmentSec = title.segmentSec;
    this.playbackRate = playbackRate;
    this.maxBufferSec = Math.max(
      title.segmentSec,
      Math.min(maxBufferSec, live?.targetLatencySec ?? Infinity),
    );
    this.rungs = title.renditions.length;
    this.segments = Math.min(segmentCount, title.segmentBytes.length);
    this.#bytes = new Float64Array(this.segments * this.rungs);
    for (let segment = 0; segment < this.segments; segment += 1)
      for (let rung = 0; rung < this.rungs; rung += 1)
        this.#bytes[segment * this.rungs + rung] = title.segmentBytes[segment]?.[rung] ?? 0;
    this.#isLive = live !== undefined;
    this.#targetLatencySec = live?.targetLatencySec ?? Infinity;
    this.#catchUpRate = live?.catchUpRate ?? 1;
  }

  /** From the state after the segment before, waits until `segment` may be asked for. */
  request(segment: number, nowMs: number, bufferLevelSec: number, stallSec: number, playedSec: number): void {
    this.nowMs = nowMs;
    this.bufferLevelSec = bufferLevelSec;
    this.stallSec = stallSec;
    this.playedSec = playedSec;
    const surplusSec = bufferLevelSec + this.segmentSec - this.maxBufferSec;
    const fitsInMs = (surplusSec / this.#rate()) * 1000;
    const existsAtMs = this.#isLive ? ((segment + 1) * this.segmentSec - this.#targetLatencySec) * 1000 : 0;
    const waitMs = Math.max(0, fitsInMs, existsAtMs - nowMs);
    if (waitMs > 0) this.#spend(waitMs);
    this.#segment = segment;
    this.#requestMs = this.nowMs;
    this.#requestLevelSec = this.bufferLevelSec;
    this.#requestStallSec = this.stallSec;
    this.#requestPlayedSec = this.playedSec;
    this.#idleMs = segment === 0 ? Infinity : this.#requestMs - nowMs;
  }

  /** The requested segment comes in this rendition; may be asked once for each. */
  receive(rung: number): void {
    const startMs = this.#requestMs;
    const bytes = this.#bytes[this.#segment * this.rungs + rung] ?? 0;
    const endMs = this.#link.transferEndMs(startMs, bytes, this.#idleMs);
    this.nowMs = startMs;
    this.bufferLevelSec = this.#requestLevelSec;
    this.stallSec = this.#requestStallSec;
    this.playedSec = this.#requestPlayedSec;
    this.#spend(endMs - startMs);
    this.bufferLevelSec += this.segmentSec;
  }

  /** Time lost to stalls and waits since the session began: how late playback is. */
  lagSec(): number {
    return this.nowMs / 1000 - this.playedSec / this.playbackRate;
  }

  #rate(): number {
    const latencySec = (this.#isLive ? this.#targetLatencySec : 0) + this.nowMs / 1000 - this.playedSec;
    return latencySec > this.#targetLatencySec ? this.playbackRate * this.#catchUpRate : this.playbackRate;
  }

  #spend(ms: number): void {
    const rate = this.#rate();
    const playsSec = Math.min(this.bufferLevelSec, (ms / 1000) * rate);
    this.stallSec += ms / 1000 - playsSec / rate;
    this.bufferLevelSec -= playsSec;
    this.playedSec += playsSec;
    this.nowMs += ms;
  }
}
