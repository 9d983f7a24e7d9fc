/*
 * How Shaka Player 5.2 cuts a download into samples (lib/net/http_fetch_plugin.js, http_xhr_plugin.js): a report
 * each time that at least 100 ms have gone by and `minBytesForProgressEvents` have come, and one with the rest
 * at the end. The first one has the time to first byte in it.
 * Departure: the browser's events come whenever they come; here as often as progress is told of, and a report
 * may come after 100 ms sharp.
 */

export interface ProgressReport {
  readonly durationMs: number;
  readonly bytes: number;
}

const leastMs = 100;

/** `minBytesForProgressEvents`. */
const leastBytes = 16_000;

/** Of one download after the other. */
export class ProgressReports {
  #requestStartMs = Number.NaN;
  #reportedAtMs = 0;
  #reportedBytes = 0;

  /** Null if it is too early for one. */
  progress(requestStartMs: number, nowMs: number, loadedBytes: number): ProgressReport | null {
    const { durationMs, bytes } = this.#since(requestStartMs, nowMs, loadedBytes);
    if (durationMs < leastMs || bytes < leastBytes) return null;
    this.#reportedAtMs = nowMs;
    this.#reportedBytes = loadedBytes;
    return { durationMs, bytes };
  }

  /** What is left to report of a download that has ended. */
  end(requestStartMs: number, endMs: number, bytes: number): ProgressReport {
    const rest = this.#since(requestStartMs, endMs, bytes);
    this.reset();
    return rest;
  }

  #since(requestStartMs: number, nowMs: number, loadedBytes: number): ProgressReport {
    if (requestStartMs !== this.#requestStartMs) {
      this.#requestStartMs = requestStartMs;
      this.#reportedAtMs = requestStartMs;
      this.#reportedBytes = 0;
    }
    return { durationMs: nowMs - this.#reportedAtMs, bytes: loadedBytes - this.#reportedBytes };
  }

  reset(): void {
    this.#requestStartMs = Number.NaN;
  }
}
