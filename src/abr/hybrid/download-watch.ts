import type { DownloadProgress } from '../../media/download.js';

/** Long enough to see through a burst, short enough to see an outage. */
const windowMs = 2000;

/** How many seconds of watching the session's own prediction is worth against what is seen. */
const predictionWorthSec = 0.5;

interface Mark {
  readonly atMs: number;
  readonly bytes: number;
}

/** Follows one download at a time, and says how fast it goes now. */
export class DownloadWatch {
  #requestStartMs = Number.NaN;
  #marks: Mark[] = [];
  #spent = false;

  /** Takes note of where a download stands. False once {@link finish} was called for it. */
  follow(progress: DownloadProgress): boolean {
    if (progress.requestStartMs !== this.#requestStartMs) {
      this.#requestStartMs = progress.requestStartMs;
      this.#spent = false;
      this.#marks = [{ atMs: progress.responseStartMs ?? progress.nowMs, bytes: 0 }];
    }
    this.#marks.push({ atMs: progress.nowMs, bytes: progress.loadedBytes });
    while (this.#marks.length > 2 && (this.#marks[1]?.atMs ?? 0) < progress.nowMs - windowMs)
      this.#marks.shift();
    return !this.#spent;
  }

  /** The download was given up; an engine that goes on with it is not asked to twice. */
  finish(): void {
    this.#spent = true;
  }

  /**
   * Speed over the last moments, drawn towards `predictedKbps` while little has been seen. A first
   * byte that is late beyond `latencySec` counts as time in which nothing came.
   */
  kbps(progress: DownloadProgress, predictedKbps: number, latencySec: number): number {
    const from = this.#marks[0] ?? { atMs: progress.nowMs, bytes: 0 };
    const kbits = ((progress.loadedBytes - from.bytes) * 8) / 1000;
    const seenSec = (progress.nowMs - from.atMs) / 1000;
    const lateSec =
      progress.responseStartMs === undefined
        ? Math.max(0, (progress.nowMs - progress.requestStartMs) / 1000 - latencySec - seenSec)
        : 0;
    return (kbits + predictedKbps * predictionWorthSec) / (seenSec + lateSec + predictionWorthSec);
  }

  reset(): void {
    this.#requestStartMs = Number.NaN;
    this.#marks = [];
    this.#spent = false;
  }
}
