import { timeToFirstByteMs, type DownloadSample } from '../../media/download.js';
import { Ewma } from './ewma.js';

/** Requests; dash.js forgets latency as fast (1 and 2). */
const halfLifeRequests = 2;

/** A mobile round trip and a server's own time; the default of hls.js. */
const defaultMs = 100;

/** Request sent to first byte, as a mean of the last few requests. Cache hits don't count. */
export class LatencyEstimator {
  readonly #mean = new Ewma(halfLifeRequests);

  push(sample: DownloadSample): void {
    if (!sample.fromCache) this.#mean.add(1, timeToFirstByteMs(sample));
  }

  get ms(): number {
    return this.#mean.value ?? defaultMs;
  }

  reset(): void {
    this.#mean.reset();
  }
}
