import { steadyRate, type RateSource } from './link-timeline.js';

/** Idle time earns this much at most: a burst no one can see. */
const IDLE_CREDIT_MS = 10;
/**
 * A flow that has just been granted something and is busy sending it doesn't leave the link idle: what is
 * earned meanwhile is kept for so long. A client that has stopped reading is told from it by this.
 */
const IN_HAND_MS = 100;
/** A late timer makes up for this much at most; a machine that slept doesn't wake with a flood. */
const CATCH_UP_MS = 1_000;

/**
 * One link shared by several flows: says who may send how many bytes now. Pure; time comes in.
 *
 * The link earns the integral of its rate, each stretch at its own, whenever it is asked. What it earned is
 * dealt in equal shares to the flows that wait, and what one doesn't need goes to the others (max-min
 * fairness), so that the sum is the rate as long as anyone waits.
 */
export class Bottleneck<Flow> {
  #source: RateSource;
  #settledAtMs: number;
  #creditBytes = 0;
  /** Bytes each waiting flow asks for; may be Infinity. */
  readonly #asked = new Map<Flow, number>();
  /** Flows that send what they were granted, since when. */
  readonly #inHand = new Map<Flow, number>();

  /** @param kbps null is no bottleneck at all, 0 lets nothing through. */
  constructor(kbps: number | null, nowMs: number) {
    this.#source = steadyRate(kbps);
    this.#settledAtMs = nowMs;
  }

  kbpsAt(nowMs: number): number | null {
    return this.#source.kbpsAt(nowMs);
  }

  /**
   * How long to wait before dealing is worth it: a tick, or until an outage is over; null where waiting
   * won't help, because no one waits or the outage has no end.
   */
  waitMs(tickMs: number, nowMs: number): number | null {
    if (this.#asked.size === 0) return null;
    if (this.#source.kbpsAt(nowMs) !== 0) return tickMs;
    const endsInMs = this.#source.nextChangeMs(nowMs) - nowMs;
    return endsInMs === Infinity ? null : Math.max(tickMs, endsInMs);
  }

  /** Whether dealing now is worth it: all that is asked for, or at least `ms` of the rate, was earned. */
  hasEarned(ms: number, nowMs: number): boolean {
    this.#settle(nowMs);
    let askedBytes = 0;
    for (const bytes of this.#asked.values()) askedBytes += bytes;
    const worthBytes = this.#source.bytesBetween(nowMs - ms, nowMs);
    return this.#creditBytes >= Math.max(1, Math.min(askedBytes, worthBytes));
  }

  setRate(kbps: number | null, nowMs: number): void {
    this.setSource(steadyRate(kbps), nowMs);
  }

  /** From now on this rate; what was earned so far was earned at the old one's. */
  setSource(source: RateSource, nowMs: number): void {
    this.#settle(nowMs);
    this.#source = source;
    if (source.kbpsAt(nowMs) === 0) this.#creditBytes = 0;
    else this.#cap(CATCH_UP_MS, nowMs);
  }

  /** The flow waits to send this much; asking again replaces what it asked before. */
  ask(flow: Flow, bytes: number, nowMs: number): void {
    this.#settle(nowMs);
    this.#inHand.delete(flow);
    this.#asked.set(flow, bytes);
  }

  leave(flow: Flow): void {
    this.#inHand.delete(flow);
    this.#asked.delete(flow);
  }

  /** Deals out what was earned. A flow that is in the answer waits no longer. */
  grant(nowMs: number): ReadonlyMap<Flow, number> {
    this.#settle(nowMs);
    const unshaped = this.#source.kbpsAt(nowMs) === null;
    const granted = new Map<Flow, number>();
    const waiting = Array.from(this.#asked).sort(([, a], [, b]) => a - b);
    let left = waiting.length;
    for (const [flow, asked] of waiting) {
      const bytes = unshaped ? asked : Math.min(asked, Math.floor(this.#creditBytes / left));
      left -= 1;
      if (bytes <= 0) continue;
      if (!unshaped) this.#creditBytes -= bytes;
      granted.set(flow, bytes);
      this.#asked.delete(flow);
      this.#inHand.set(flow, nowMs);
    }
    return granted;
  }

  #settle(nowMs: number): void {
    if (nowMs > this.#settledAtMs) {
      this.#creditBytes += this.#source.bytesBetween(this.#settledAtMs, nowMs);
      this.#settledAtMs = nowMs;
    }
    for (const [flow, sinceMs] of this.#inHand) if (nowMs - sinceMs > IN_HAND_MS) this.#inHand.delete(flow);
    const busyMs = this.#inHand.size > 0 ? IN_HAND_MS : IDLE_CREDIT_MS;
    this.#cap(this.#asked.size > 0 ? CATCH_UP_MS : busyMs, nowMs);
  }

  #cap(ms: number, nowMs: number): void {
    // A whole byte may always be saved up, or the slowest links would never let one through.
    const most = Math.max(this.#asked.size + 1, this.#source.bytesBetween(nowMs - ms, nowMs));
    this.#creditBytes = Math.min(this.#creditBytes, most);
  }
}
