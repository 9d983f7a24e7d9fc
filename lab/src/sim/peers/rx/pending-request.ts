import { Ewma } from '../../../../../src/abr/estimate/ewma.js';

/*
 * What RxPlayer 4.2 makes of a request under way (src/core/adaptive/network_analyzer.ts).
 *
 *   rate = EWMA of bits / s between progress events, weight s, half-life 2 s, from 5 events on
 *   rest = max(0, (total − loaded) / rate)
 *   urgent  if rate is unknown, or nothing has come for 1.2·rest, or rest − B/p > −1.5 s
 *
 *   B bufferLevelSec   p playback rate
 */

interface ProgressEvent {
  readonly atMs: number;
  readonly loadedBytes: number;
}

/** How much is left, and since when. */
export interface Remaining {
  readonly rateKbps: number;
  readonly sec: number;
  readonly sinceProgressSec: number;
}

const leastEvents = 5;
const halfLifeSec = 2;
const overdue = 1.2;
const spareSec = 1.5;

/** One request, with the progress told of it. */
export class PendingRequest {
  readonly startMs: number;
  readonly segmentSec: number;
  readonly #events: ProgressEvent[] = [];
  #totalBytes = 0;

  constructor(startMs: number, segmentSec: number) {
    this.startMs = startMs;
    this.segmentSec = segmentSec;
  }

  progress(atMs: number, loadedBytes: number, totalBytes: number): void {
    if (loadedBytes <= (this.#events.at(-1)?.loadedBytes ?? 0)) return;
    this.#events.push({ atMs, loadedBytes });
    this.#totalBytes = totalBytes;
  }

  /** Null until there was progress enough. */
  remaining(nowMs: number): Remaining | null {
    const last = this.#events.at(-1);
    const rateKbps = this.#rateKbps();
    if (last === undefined || rateKbps === null) return null;
    const leftKbit = ((this.#totalBytes - last.loadedBytes) * 8) / 1000;
    return {
      rateKbps,
      sec: Math.max(leftKbit / rateKbps, 0),
      sinceProgressSec: (nowMs - last.atMs) / 1000,
    };
  }

  #rateKbps(): number | null {
    if (this.#events.length < leastEvents) return null;
    const mean = new Ewma(halfLifeSec);
    let before = this.#events[0];
    for (const event of this.#events.slice(1)) {
      if (before === undefined) break;
      const ms = event.atMs - before.atMs;
      mean.add(ms / 1000, ((event.loadedBytes - before.loadedBytes) * 8) / ms);
      before = event;
    }
    return mean.value;
  }

  /** Whether a lower rendition should take its place at once. */
  isUrgent(nowMs: number, bufferLevelSec: number, playbackRate: number): boolean {
    const remaining = this.remaining(nowMs);
    if (remaining === null || remaining.sinceProgressSec > remaining.sec * overdue) return true;
    return remaining.sec - bufferLevelSec / playbackRate > -spareSec;
  }
}
