import type { DownloadProgress } from '../../media/download.js';

/** Long enough to see through a burst, short enough to see an outage. */
const windowMs = 700;

/**
 * How many seconds of watching the session's own prediction is worth against what is seen, at first: it
 * fades as the download is watched. Less gives up too often where a link only pauses (0.2 cost Puffer's
 * traces a tenth of their worth); more stalls where it has really dropped.
 */
const usualWorthSec = 2;

/** The same for the pace to start over at, which is meant to fit even if the link has dropped for good. */
const lowWorthSec = 0.25;

/**
 * A prediction far above what is seen (office Wi-Fi, then a lift) would outweigh it for ever if it did not
 * fade. Where throughput swings anyway (ln of the forecast's highest over its lowest, Puffer's traces: 2) a
 * dip mostly passes, and it fades slowly; where it was steady a dip is a drop. One pace for all either gave up
 * Puffer's downloads in vain or, at 8 s, stalled six times as long when 20 Mbps dropped to 0.7.
 */
const leastFadeMs = 2500;
const fadeMsPerSpread = 4000;
const steadySpread = 0.7;

/** What is seen counts as no less than this share of the prediction, so that nothing divides by zero. */
const leastShare = 0.01;

/** How fast a download goes at this moment. */
export interface Pace {
  /** What going on is judged by. */
  readonly kbps: number;
  /** What starting over is judged by: the harmonic mean, which a drop pulls down at once. */
  readonly lowKbps: number;
}

interface Mark {
  readonly atMs: number;
  readonly bytes: number;
}

/** Follows one download at a time, and says how fast it goes now. */
export class DownloadWatch {
  readonly #predictionWorthSec: number;
  #requestStartMs = Number.NaN;
  #firstMs = 0;
  #marks: Mark[] = [];
  #spent = false;

  constructor(predictionWorthSec = usualWorthSec) {
    this.#predictionWorthSec = predictionWorthSec;
  }

  /** Takes note of where a download stands. False once {@link finish} was called for it. */
  follow(progress: DownloadProgress): boolean {
    if (progress.requestStartMs !== this.#requestStartMs) {
      this.#requestStartMs = progress.requestStartMs;
      this.#spent = false;
      this.#firstMs = progress.responseStartMs ?? progress.nowMs;
      this.#marks = [{ atMs: this.#firstMs, bytes: 0 }];
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
   * Pace over the last moments, drawn towards `predictedKbps` while little has been seen. A first
   * byte that is late beyond `latencySec` counts as time in which nothing came. `spread`: ln of the forecast's
   * highest quantile over its lowest.
   */
  pace(progress: DownloadProgress, predictedKbps: number, latencySec: number, spread: number): Pace {
    const from = this.#marks[0] ?? { atMs: progress.nowMs, bytes: 0 };
    const kbits = ((progress.loadedBytes - from.bytes) * 8) / 1000;
    const watchedSec = (progress.nowMs - from.atMs) / 1000;
    const silentSec =
      progress.responseStartMs === undefined
        ? (progress.nowMs - progress.requestStartMs) / 1000 - latencySec
        : 0;
    const seenSec = Math.max(watchedSec, silentSec, 1e-3);
    const fadeMs = leastFadeMs + fadeMsPerSpread * Math.max(0, spread - steadySpread);
    const fading = Math.exp((this.#firstMs - progress.nowMs) / fadeMs);
    const seenKbps = Math.max(kbits / seenSec, leastShare * predictedKbps);
    const worthSec = fading * this.#predictionWorthSec;
    const lowSec = fading * lowWorthSec;
    return {
      kbps: (kbits + predictedKbps * worthSec) / (seenSec + worthSec),
      lowKbps: (seenSec + lowSec) / (seenSec / seenKbps + lowSec / predictedKbps),
    };
  }

  reset(): void {
    this.#requestStartMs = Number.NaN;
    this.#marks = [];
    this.#spent = false;
  }
}
