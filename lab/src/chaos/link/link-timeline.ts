import type { LinkScript, LinkStep } from '../contract.js';

/** What a bottleneck needs to know of a rate that changes: also the past, so that a late timer loses nothing. */
export interface RateSource {
  /** null: no bottleneck; 0: an outage. */
  kbpsAt(atMs: number): number | null;
  /** What the rate comes to over that time, bytes; stretches without a bottleneck count as nothing. */
  bytesBetween(fromMs: number, toMs: number): number;
  /** When the rate changes next, after `atMs`; Infinity: never. */
  nextChangeMs(atMs: number): number;
}

/** A rate that never changes. */
export function steadyRate(kbps: number | null): RateSource {
  return {
    kbpsAt: () => kbps,
    bytesBetween: (fromMs, toMs) => ((toMs - fromMs) * (kbps ?? 0)) / 8,
    nextChangeMs: () => Infinity,
  };
}

/**
 * A link's script as a function of time. 0 ms is where the script begins; before it, the first step holds.
 * All times are absolute, so that nothing drifts however long the script repeats.
 */
export class LinkTimeline implements RateSource {
  readonly #steps: readonly LinkStep[];
  readonly #startsMs: readonly number[];
  /** Bytes that were let through until each step's start. */
  readonly #bytesBefore: readonly number[];
  readonly #periodMs: number;
  readonly #bytesPerPeriod: number;

  /** @param script its steps in order, the first from 0 s on; see checkLinkScript */
  constructor({ steps, repeatAfterSec }: LinkScript) {
    this.#periodMs = repeatAfterSec === undefined ? Infinity : repeatAfterSec * 1000;
    this.#steps = steps.filter(({ fromSec }) => fromSec * 1000 < this.#periodMs);
    this.#startsMs = this.#steps.map(({ fromSec }) => fromSec * 1000);
    const before: number[] = [];
    let bytes = 0;
    this.#steps.forEach((_, index) => {
      before.push(bytes);
      bytes += ((this.#endMs(index) - (this.#startsMs[index] ?? 0)) * (this.#kbps(index) ?? 0)) / 8;
    });
    this.#bytesBefore = before;
    this.#bytesPerPeriod = this.#periodMs === Infinity ? 0 : bytes;
  }

  kbpsAt(atMs: number): number | null {
    return this.#kbps(this.#indexAt(this.#inPeriod(atMs)));
  }

  latencyMsAt(atMs: number): number {
    return this.#steps[this.#indexAt(this.#inPeriod(atMs))]?.latencyMs ?? 0;
  }

  bytesBetween(fromMs: number, toMs: number): number {
    return this.#bytesUntil(toMs) - this.#bytesUntil(fromMs);
  }

  nextChangeMs(atMs: number): number {
    if (atMs < 0) return this.nextChangeMs(0);
    const inPeriodMs = this.#inPeriod(atMs);
    return atMs - inPeriodMs + this.#endMs(this.#indexAt(inPeriodMs));
  }

  #bytesUntil(atMs: number): number {
    if (atMs <= 0) return (atMs * (this.#kbps(0) ?? 0)) / 8;
    const inPeriodMs = this.#inPeriod(atMs);
    const whole =
      this.#periodMs === Infinity
        ? 0
        : Math.round((atMs - inPeriodMs) / this.#periodMs) * this.#bytesPerPeriod;
    const index = this.#indexAt(inPeriodMs);
    const inStep = ((inPeriodMs - (this.#startsMs[index] ?? 0)) * (this.#kbps(index) ?? 0)) / 8;
    return whole + (this.#bytesBefore[index] ?? 0) + inStep;
  }

  #inPeriod(atMs: number): number {
    if (atMs <= 0) return 0;
    return this.#periodMs === Infinity ? atMs : atMs % this.#periodMs;
  }

  /** The last step that has begun by then. */
  #indexAt(inPeriodMs: number): number {
    let low = 0;
    let high = this.#startsMs.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#startsMs[middle] ?? Infinity) <= inPeriodMs) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  #endMs(index: number): number {
    return this.#startsMs[index + 1] ?? this.#periodMs;
  }

  #kbps(index: number): number | null {
    return this.#steps[index]?.kbps ?? null;
  }
}

/** The same source, its 0 at another moment. */
export function shiftedRate(source: RateSource, zeroAtMs: number): RateSource {
  return {
    kbpsAt: (atMs) => source.kbpsAt(atMs - zeroAtMs),
    bytesBetween: (fromMs, toMs) => source.bytesBetween(fromMs - zeroAtMs, toMs - zeroAtMs),
    nextChangeMs: (atMs) => source.nextChangeMs(atMs - zeroAtMs) + zeroAtMs,
  };
}
