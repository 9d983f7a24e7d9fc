import { timeToFirstByteMs, transferMs, type DownloadSample } from '../../../../../src/media/download.js';
import { DualEwma } from '../estimators/dual-ewma.js';

/*
 * Throughput and latency as sabre takes them: the lower of two means of the rate after the first bit, weighted by
 * its time, and the higher of two means of the latency, a segment each.
 *
 * Source: Spiteri, Sitaraman, Sparacio, "From theory to practice", MMSys 2018; UMass-LIDS/sabre 09b03bb, `Ewma`.
 */

/** Of both, seconds; for latency, of segments that last as long. */
const halfLivesSec = { fast: 3, slow: 8 };

export interface SabreEstimate {
  readonly throughputKbps: number;
  readonly latencyMs: number;
}

export class SabreEstimator {
  readonly #throughput = new DualEwma(halfLivesSec.fast * 1000, halfLivesSec.slow * 1000);
  #latency: DualEwma | null = null;

  push(sample: DownloadSample): void {
    const spentMs = transferMs(sample);
    if (sample.fromCache || !(spentMs > 0) || !(sample.durationSec > 0)) return;
    this.#throughput.add(spentMs, (sample.bytes * 8) / spentMs);
    this.#latency ??= new DualEwma(
      halfLivesSec.fast / sample.durationSec,
      halfLivesSec.slow / sample.durationSec,
    );
    this.#latency.add(1, timeToFirstByteMs(sample));
  }

  /** Null before the first sample. */
  get estimate(): SabreEstimate | null {
    const throughputKbps = this.#throughput.lower;
    const latencyMs = this.#latency?.higher ?? null;
    return throughputKbps === null || latencyMs === null ? null : { throughputKbps, latencyMs };
  }

  reset(): void {
    this.#throughput.reset();
    this.#latency = null;
  }
}
