import type { CancelTimer, Clock } from '../../base/clock.js';
import { BURST_GAP_MS, BURST_PINGS, PING_PERIOD_MS, ServerClock } from './server-clock.js';

/** Asks a server for its time: a burst at first, one ping for each period from then on. */
export class ClockPinger {
  readonly serverClock = new ServerClock();
  readonly #clock: Clock;
  readonly #send: (t0: number) => void;
  #cancel: CancelTimer | null = null;
  #lastPingMs = 0;

  /** @param send Sends a ping with this `t0`; may drop it. */
  constructor(clock: Clock, send: (t0: number) => void) {
    this.#clock = clock;
    this.#send = send;
  }

  /** Begins anew: the connection is new, and so may be the server. */
  start(): void {
    this.stop();
    this.serverClock.reset();
    this.#ping(BURST_PINGS - 1);
  }

  stop(): void {
    this.#cancel?.();
    this.#cancel = null;
  }

  /** A pong came. */
  answered(t0Ms: number, t1Ms: number, t2Ms: number): void {
    this.serverClock.add({ t0Ms, t1Ms, t2Ms, t3Ms: this.#clock.now() });
  }

  #ping(left: number): void {
    const nowMs = this.#clock.now();
    this.#lastPingMs = nowMs;
    this.#send(nowMs);
    this.#cancel = this.#clock.after(left > 0 ? BURST_GAP_MS : PING_PERIOD_MS, () => {
      // Far more time gone than was asked for: the machine slept, and its clock may have stood.
      const slept = this.#clock.now() - this.#lastPingMs > 3 * PING_PERIOD_MS;
      if (slept) this.start();
      else this.#ping(Math.max(0, left - 1));
    });
  }
}
