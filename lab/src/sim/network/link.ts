import type { Trace } from './trace.js';
import { slowStartTransfer } from './slow-start.js';
import type { Capacity, Transfer } from './transfer.js';

export interface LinkOptions {
  /** A connection that was idle starts with ten packets a round trip and doubles; default false. */
  readonly slowStart?: boolean;
}

/** Pauses shorter than this leave a connection's window open (Linux' least retransmission timeout, five times). */
const staysWarmMs = 1000;

/**
 * A trace as a network: one request at a time, latency first and then the trace's bandwidth. Bandwidth is
 * integrated, so that an outage of zero is only a stretch in which nothing comes. Times are ms from the
 * trace's start.
 */
export class Link implements Capacity {
  readonly #startsMs: Float64Array;
  readonly #startBits: Float64Array;
  readonly #kbps: Float64Array;
  readonly #latencyMs: Float64Array;
  readonly #cycleMs: number;
  readonly #cycleBits: number;
  readonly #slowStart: boolean;
  /** The point found last: most questions are about the neighbourhood of the one before. */
  #at = 0;

  constructor(trace: Trace, { slowStart = false }: LinkOptions = {}) {
    const points = trace.points.filter(({ durationMs }) => durationMs > 0);
    this.#startsMs = new Float64Array(points.length);
    this.#startBits = new Float64Array(points.length);
    this.#kbps = Float64Array.from(points, ({ kbps }) => kbps);
    this.#latencyMs = Float64Array.from(points, ({ latencyMs }) => latencyMs);
    let ms = 0;
    let bits = 0;
    points.forEach((point, index) => {
      this.#startsMs[index] = ms;
      this.#startBits[index] = bits;
      ms += point.durationMs;
      bits += point.durationMs * point.kbps;
    });
    if (!(bits > 0)) throw new RangeError(`Trace ${trace.id} carries nothing at all: no session could end.`);
    this.#cycleMs = ms;
    this.#cycleBits = bits;
    this.#slowStart = slowStart;
  }

  latencyMs(atMs: number): number {
    return this.#latencyMs[this.#pointAt(atMs % this.#cycleMs, this.#startsMs)] ?? 0;
  }

  /** Bits that the link can carry from its start to `atMs`. */
  bitsUntil(atMs: number): number {
    const cycles = Math.floor(atMs / this.#cycleMs);
    const inCycleMs = atMs - cycles * this.#cycleMs;
    const point = this.#pointAt(inCycleMs, this.#startsMs);
    const into = inCycleMs - (this.#startsMs[point] ?? 0);
    return cycles * this.#cycleBits + (this.#startBits[point] ?? 0) + into * (this.#kbps[point] ?? 0);
  }

  /** When the last of `bits`, sent from `fromMs` on, has come. */
  endOf(fromMs: number, bits: number): number {
    if (!(bits > 0)) return fromMs;
    const target = this.bitsUntil(fromMs) + bits;
    let cycles = Math.floor(target / this.#cycleBits);
    let inCycle = target - cycles * this.#cycleBits;
    if (inCycle <= 0) {
      cycles -= 1;
      inCycle = this.#cycleBits;
    }
    let point = this.#pointAt(inCycle, this.#startBits);
    // A boundary belongs to the stretch that filled it, not to the outage after it.
    while (point > 0 && ((this.#startBits[point] ?? 0) >= inCycle || !((this.#kbps[point] ?? 0) > 0)))
      point -= 1;
    const into = (inCycle - (this.#startBits[point] ?? 0)) / (this.#kbps[point] ?? 1);
    return Math.max(fromMs, cycles * this.#cycleMs + (this.#startsMs[point] ?? 0) + into);
  }

  /** A request made at `requestMs` on a connection that was idle for `idleMs` (default: a new one). */
  transfer(requestMs: number, bytes: number, idleMs = Infinity): Transfer {
    const responseStartMs = requestMs + this.latencyMs(requestMs);
    if (this.#slowStart && idleMs > staysWarmMs)
      return slowStartTransfer(this, responseStartMs, this.latencyMs(requestMs), bytes);
    return {
      responseStartMs,
      endMs: this.endOf(responseStartMs, bytes * 8),
      bytesAt: (atMs) =>
        atMs <= responseStartMs
          ? 0
          : Math.min(bytes, (this.bitsUntil(atMs) - this.bitsUntil(responseStartMs)) / 8),
    };
  }

  /** `transfer(…).endMs` without the transfer: searches ask for millions of these. */
  transferEndMs(requestMs: number, bytes: number, idleMs = Infinity): number {
    if (this.#slowStart && idleMs > staysWarmMs) return this.transfer(requestMs, bytes, idleMs).endMs;
    return this.endOf(requestMs + this.latencyMs(requestMs), bytes * 8);
  }

  /** The last index whose start is at or before `wanted`. */
  #pointAt(wanted: number, starts: Float64Array): number {
    const last = starts.length - 1;
    const near = this.#at;
    if ((starts[near] ?? 0) <= wanted && (near === last || wanted < (starts[near + 1] ?? 0))) return near;
    let low = 0;
    let high = last;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= wanted) low = middle;
      else high = middle - 1;
    }
    this.#at = low;
    return low;
  }
}
