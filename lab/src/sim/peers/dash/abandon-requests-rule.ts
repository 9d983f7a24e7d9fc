import type { DownloadProgress } from '../../../../../src/media/download.js';
import { highestWithin, type DashSituation } from './dash-rule.js';

/*
 * Gives a download up, once a segment, where what it has measured of itself says that it would take too long
 * and that a smaller one would be less than what remains.
 *
 *   S · 8 / T ≥ 1.8 · L  and  left > S · R_q / R_now,  q = max { i : R_i ≤ T }
 *
 *   S  totalBytes    T  rate since the first progress event    L  durationSec
 *
 * Source: dash.js 5.2.1, `AbandonRequestsRule`; a call with new bytes stands for a progress event.
 */

/** `minThroughputSamplesThreshold`. */
const leastProgressEvents = 6;

/** `minSegmentDownloadTimeThresholdInMs`. */
const leastElapsedMs = 500;

/** `abandonDurationMultiplier`. */
const tooManySegments = 1.8;

interface Request {
  readonly startMs: number;
  readonly firstMs: number;
  readonly firstBytes: number;
  events: number;
  loadedBytes: number;
}

export class AbandonRequestsRule {
  #request: Request | null = null;
  #alreadyAbandoned = false;

  /** The rendition to load instead; null to go on. */
  consider(progress: DownloadProgress, situation: DashSituation): number | null {
    const request = this.#track(progress);
    const { totalBytes, loadedBytes, renditionIndex, durationSec, nowMs } = progress;
    if (request === null || totalBytes === undefined || this.#alreadyAbandoned) return null;
    if (situation.bufferLevelSec > situation.stableBufferSec) return null;
    if (request.events < leastProgressEvents || !(nowMs - request.firstMs > leastElapsedMs)) return null;
    if (loadedBytes >= totalBytes) return null;

    const kbps = Math.round((8 * (loadedBytes - request.firstBytes)) / Math.max(nowMs - request.firstMs, 1));
    // It compares a figure rounded to hundredths.
    const wholeSec = Number(((totalBytes * 8) / kbps / 1000).toFixed(2));
    if (wholeSec < durationSec * tooManySegments || situation.currentIndex === 0) return null;

    const { bitratesKbps } = situation;
    const target = highestWithin(bitratesKbps, kbps);
    const targetBytes = (totalBytes * (bitratesKbps[target] ?? 0)) / (bitratesKbps[renditionIndex] ?? 1);
    if (!(totalBytes - loadedBytes > targetBytes)) return null;
    this.#alreadyAbandoned = true;
    return target;
  }

  /** The segment has come: the next may be abandoned. */
  loaded(): void {
    this.#request = null;
    this.#alreadyAbandoned = false;
  }

  reset(): void {
    this.loaded();
  }

  #track({ requestStartMs, nowMs, loadedBytes }: DownloadProgress): Request | null {
    if (this.#request?.startMs !== requestStartMs) this.#request = null;
    if (this.#request === null) {
      if (loadedBytes > 0)
        this.#request = {
          startMs: requestStartMs,
          firstMs: nowMs,
          firstBytes: loadedBytes,
          events: 1,
          loadedBytes,
        };
    } else if (loadedBytes > this.#request.loadedBytes) {
      this.#request.events += 1;
      this.#request.loadedBytes = loadedBytes;
    } else {
      return null;
    }
    return this.#request;
  }
}
