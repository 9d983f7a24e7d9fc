import type { LivePlan, SessionPlan } from './session-plan.js';

/** Latency this near to its target counts as there: what is left is rounding. */
const atTargetSec = 1e-6;

/** Where playback is: its clock, its buffer, what it stalled, and how far behind the live edge it is. */
export class Playhead {
  readonly maxBufferSec: number;
  readonly #segmentSec: number;
  readonly #playbackRate: number;
  readonly #live: LivePlan | undefined;
  #nowMs = 0;
  #bufferLevelSec = 0;
  #stallSec = 0;
  #playedSec = 0;

  constructor({
    title,
    maxBufferSec = 30,
    playbackRate = 1,
    live,
  }: Omit<SessionPlan, 'controller' | 'link'>) {
    this.#segmentSec = title.segmentSec;
    this.#playbackRate = playbackRate;
    this.#live = live;
    // A buffer that would not even hold one segment would never play.
    this.maxBufferSec = Math.max(
      title.segmentSec,
      Math.min(maxBufferSec, live?.targetLatencySec ?? Infinity),
    );
  }

  get nowMs(): number {
    return this.#nowMs;
  }

  get bufferLevelSec(): number {
    return this.#bufferLevelSec;
  }

  /** Of the title, so far. */
  get playedSec(): number {
    return this.#playedSec;
  }

  /** In all, startup included. */
  get stallSec(): number {
    return this.#stallSec;
  }

  get rate(): number {
    const { catchUpRate = 1, targetLatencySec = Infinity } = this.#live ?? {};
    return this.liveLatencySec > targetLatencySec + atTargetSec
      ? this.#playbackRate * catchUpRate
      : this.#playbackRate;
  }

  /** Meaningless without a live plan. */
  get liveLatencySec(): number {
    return (this.#live?.targetLatencySec ?? 0) + this.#nowMs / 1000 - this.#playedSec;
  }

  /** How long until `segment` fits into the buffer and, live, exists. */
  waitForMs(segment: number): number {
    const surplusSec = this.#bufferLevelSec + this.#segmentSec - this.maxBufferSec;
    const fitsInMs = surplusSec > 0 ? this.#msToPlay(surplusSec) : 0;
    const existsAtMs =
      this.#live === undefined ? 0 : ((segment + 1) * this.#segmentSec - this.#live.targetLatencySec) * 1000;
    return Math.max(0, fitsInMs, existsAtMs - this.#nowMs);
  }

  levelAfter(ms: number): number {
    return Math.max(0, this.#bufferLevelSec - this.#playsIn(ms));
  }

  /** Time goes by while nothing arrives: the buffer is played, then playback stalls. */
  spend(ms: number): void {
    const wantedSec = this.#playsIn(ms);
    const playsSec = Math.min(this.#bufferLevelSec, wantedSec);
    if (playsSec < wantedSec) this.#stallSec += Math.max(0, ms - this.#msToPlay(playsSec)) / 1000;
    this.#bufferLevelSec -= playsSec;
    this.#playedSec += playsSec;
    this.#nowMs += ms;
  }

  /** Goes to where a playhead was: a search goes on from many places. */
  resume(nowMs: number, bufferLevelSec: number, stallSec: number, playedSec: number): void {
    this.#nowMs = nowMs;
    this.#bufferLevelSec = bufferLevelSec;
    this.#stallSec = stallSec;
    this.#playedSec = playedSec;
  }

  /** A segment has come. */
  append(): void {
    this.#bufferLevelSec += this.#segmentSec;
  }

  /** Seconds of the title that `ms` of playback take from a buffer that has them. */
  #playsIn(ms: number): number {
    const catchingUpMs = Math.min(ms, this.#catchUpMs());
    return (catchingUpMs * this.rate + (ms - catchingUpMs) * this.#playbackRate) / 1000;
  }

  /** The inverse. */
  #msToPlay(sec: number): number {
    const catchingUpMs = Math.min((sec / this.rate) * 1000, this.#catchUpMs());
    return catchingUpMs + (sec * 1000 - catchingUpMs * this.rate) / this.#playbackRate;
  }

  /** How long playback stays at `rate` before latency is at its target and the usual rate is back. */
  #catchUpMs(): number {
    const { rate } = this;
    if (rate === this.#playbackRate) return 0;
    const behindSec = this.liveLatencySec - (this.#live?.targetLatencySec ?? 0);
    return rate > 1 ? (behindSec / (rate - 1)) * 1000 : Infinity;
  }
}
