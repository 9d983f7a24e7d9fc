import type { Clock } from '../../base/clock.js';
import { ClockPinger } from '../sync/clock-pinger.js';

/** The room's clock, as the server tells it. */
export class RoomClock {
  readonly #clock: Clock;
  readonly #pinger: ClockPinger;
  /** By the welcome: good enough for ids until pings have come back. */
  #roughOffsetMs: number | null = null;

  constructor(clock: Clock, ping: (t0: number) => void) {
    this.#clock = clock;
    this.#pinger = new ClockPinger(clock, ping);
  }

  /** Epoch ms; null while unknown. It runs on while the line is down. */
  get nowMs(): number | null {
    const localMs = this.#clock.now();
    const rough = this.#roughOffsetMs === null ? null : localMs + this.#roughOffsetMs;
    return this.#pinger.serverClock.at(localMs) ?? rough;
  }

  welcomed(serverMs: number): void {
    this.#roughOffsetMs = serverMs - this.#clock.now();
  }

  start(): void {
    this.#pinger.start();
  }

  stop(): void {
    this.#pinger.stop();
  }

  answered(t0Ms: number, t1Ms: number, t2Ms: number): void {
    this.#pinger.answered(t0Ms, t1Ms, t2Ms);
  }
}
