import type { FragLoadedData } from 'hls.js';
import type { DownloadSample, SegmentKind } from '../../media/download.js';
import type { ResourceTimer } from '../timing/resource-timer.js';

/** A finished download as hls.js timed it. */
export function sampleOf(
  { frag, part }: FragLoadedData,
  kind: SegmentKind,
  renditionIndex: number,
): DownloadSample {
  const { stats, duration, url } = part ?? frag;
  return {
    kind,
    renditionIndex,
    bytes: stats.loaded,
    durationSec: duration,
    requestStartMs: stats.loading.start,
    responseStartMs: stats.loading.first,
    responseEndMs: stats.loading.end,
    fromCache: false,
    timing: 'engine',
    url,
  };
}

/**
 * Gives finished downloads their exact times. Resource Timing's entry may come some milliseconds after
 * hls.js is done, so a sample waits for it; but no longer than until the next choice, which must know it.
 */
export class SampleDesk {
  readonly #timer: ResourceTimer;
  readonly #emit: (sample: DownloadSample) => void;
  #waiting: DownloadSample[] = [];

  constructor(timer: ResourceTimer, emit: (sample: DownloadSample) => void) {
    this.#timer = timer;
    this.#emit = emit;
  }

  finished(sample: DownloadSample): void {
    const { url = '', requestStartMs, responseEndMs } = sample;
    this.#waiting.push(sample);
    void this.#timer.measureSoon({ url, requestStartMs, responseEndMs }).then(() => {
      this.#hand(sample);
    });
  }

  /** Hands out what still waits, with the best timing known now. */
  flush(): void {
    for (const sample of Array.from(this.#waiting)) this.#hand(sample);
  }

  dispose(): void {
    this.#waiting = [];
    this.#timer.dispose();
  }

  #hand(sample: DownloadSample): void {
    const place = this.#waiting.indexOf(sample);
    if (place < 0) return;
    this.#waiting.splice(place, 1);
    const { url = '', requestStartMs, responseEndMs } = sample;
    const timing = this.#timer.measure({ url, requestStartMs, responseEndMs });
    this.#emit(timing ? { ...sample, ...timing, timing: 'resource-timing' } : sample);
  }
}
