import { timeToFirstByteMs, transferMs, type DownloadSample } from '../../media/download.js';

/**
 * Below this a body fits into a few packets and its time tells of latency, not of capacity.
 * Shaka and RxPlayer draw the same line.
 */
const minBytes = 16_000;

/** A segment that came faster was in a cache or a socket buffer already: 10 Gbps. */
const maxBelievableKbps = 1e7;

/** A segment that came slower slept on the way (a laptop closed, a tab frozen). */
const minBelievableKbps = 0.1;

/** Whether the sample says something about the network's capacity. */
export function isMeasurable(sample: DownloadSample): boolean {
  const ms = transferMs(sample);
  return (
    !sample.fromCache &&
    Number.isFinite(sample.bytes) &&
    sample.bytes >= minBytes &&
    Number.isFinite(ms) &&
    ms > 0 &&
    Number.isFinite(timeToFirstByteMs(sample)) &&
    (sample.bytes * 8) / ms <= maxBelievableKbps &&
    (sample.bytes * 8) / ms >= minBelievableKbps
  );
}

/** The nearest throughput that a link can have. */
export function believable(kbps: number): number {
  return Math.max(minBelievableKbps, Math.min(maxBelievableKbps, kbps));
}
