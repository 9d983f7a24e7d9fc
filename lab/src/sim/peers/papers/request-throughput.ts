import type { DownloadSample } from '../../../../../src/media/download.js';

/** Kilobits over the whole of a request, time to first byte included: how the papers' code measures. */
export function requestKbps({ bytes, requestStartMs, responseEndMs }: DownloadSample): number {
  return (bytes * 8) / Math.max(1e-3, responseEndMs - requestStartMs);
}
