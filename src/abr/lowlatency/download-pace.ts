import type { DownloadProgress } from '../../media/download.js';

/** Long enough to see through a burst, short enough to see an outage. */
const windowMs = 1000;

/**
 * How many seconds of watching the prediction is worth. Little: a short buffer has no time to wait and see.
 * 1.5 stalled more than twice as long on the train split, 12 s live.
 */
const predictionWorthSec = 0.2;

/** What is seen counts as no less than this share of the prediction, so that nothing divides by zero. */
const leastShare = 0.01;

interface Mark {
  readonly atMs: number;
  readonly bytes: number;
}

/** How fast the download under way goes at this moment. Follows one at a time. */
export class DownloadPace {
  #requestStartMs = Number.NaN;
  #marks: Mark[] = [];

  /** Kbps over the last second, drawn towards the prediction while little was seen. */
  follow(progress: DownloadProgress, predictedKbps: number, latencySec: number): number {
    const { requestStartMs, nowMs, loadedBytes } = progress;
    if (requestStartMs !== this.#requestStartMs) {
      this.#requestStartMs = requestStartMs;
      // A first byte that is late is time in which nothing came.
      const dueMs = requestStartMs + latencySec * 1000;
      this.#marks = [{ atMs: Math.min(dueMs, progress.responseStartMs ?? dueMs), bytes: 0 }];
    }
    this.#marks.push({ atMs: nowMs, bytes: loadedBytes });
    while (this.#marks.length > 2 && (this.#marks[1]?.atMs ?? 0) < nowMs - windowMs) this.#marks.shift();
    const from = this.#marks[0] ?? { atMs: nowMs, bytes: 0 };
    const seenSec = Math.max(0, (nowMs - from.atMs) / 1000);
    const kbits = ((loadedBytes - from.bytes) * 8) / 1000;
    const kbps = (kbits + predictedKbps * predictionWorthSec) / (seenSec + predictionWorthSec);
    // Not a number where the progress isn't: then nothing follows from it.
    return Math.max(kbps, leastShare * predictedKbps);
  }

  reset(): void {
    this.#requestStartMs = Number.NaN;
    this.#marks = [];
  }
}
