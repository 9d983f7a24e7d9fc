/**
 * The server's clock, told from a page: NTP's on-wire arithmetic (RFC 5905, section 8).
 *
 *   offset = ((t1 − t0) + (t2 − t3)) / 2,  delay = (t3 − t0) − (t2 − t1),  |error| ≤ delay / 2
 *
 * t0 and t3 are the page's clock at sending and receiving (`t0Ms`, `t3Ms`), t1 and t2 the server's at
 * receiving and answering. Of the last 16 samples the one with the least bound on its error holds. Departs
 * from picking the least delay in that a sample's bound grows with age, as NTP's dispersion does: two
 * quartzes drift apart, and an old lucky sample must give way in time.
 */

/** Pings of one reading of the clock, and what is between them; then one for each period. */
export const BURST_PINGS = 8;
export const BURST_GAP_MS = 200;
export const PING_PERIOD_MS = 10_000;

const SAMPLES = 16;
/** Two common quartzes, 50 ppm each at worst; half of that in practice. */
const DRIFT_PER_MS = 50e-6;

/** One ping that came back; t1 and t2 on the server's clock, epoch ms. */
export interface ClockSample {
  readonly t0Ms: number;
  readonly t1Ms: number;
  readonly t2Ms: number;
  readonly t3Ms: number;
}

interface Reading {
  readonly offsetMs: number;
  readonly delayMs: number;
  readonly takenMs: number;
}

/** Holds no timer: {@link ClockPinger} drives it. */
export class ServerClock {
  #readings: readonly Reading[] = [];

  /** What can't have happened (an answer before its ping) is dropped. */
  add({ t0Ms, t1Ms, t2Ms, t3Ms }: ClockSample): void {
    const delayMs = t3Ms - t0Ms - (t2Ms - t1Ms);
    const offsetMs = (t1Ms - t0Ms + (t2Ms - t3Ms)) / 2;
    if (!Number.isFinite(offsetMs) || delayMs < 0 || t2Ms < t1Ms) return;
    this.#readings = [...this.#readings, { offsetMs, delayMs, takenMs: t3Ms }].slice(-SAMPLES);
  }

  /** Forgets all: after sleep, or at another server. */
  reset(): void {
    this.#readings = [];
  }

  /** Epoch ms of the server's clock at `localMs` of the page's; null while unknown. */
  at(localMs: number): number | null {
    const best = this.#best(localMs);
    return best === null ? null : localMs + best.offsetMs;
  }

  /** The most that {@link at} may be wrong by. */
  errorMs(localMs: number): number {
    const best = this.#best(localMs);
    return best === null ? Number.POSITIVE_INFINITY : bound(best, localMs);
  }

  #best(localMs: number): Reading | null {
    let best: Reading | null = null;
    for (const reading of this.#readings) {
      if (best === null || bound(reading, localMs) <= bound(best, localMs)) best = reading;
    }
    return best;
  }
}

const bound = ({ delayMs, takenMs }: Reading, localMs: number): number =>
  delayMs / 2 + Math.max(0, localMs - takenMs) * DRIFT_PER_MS;
