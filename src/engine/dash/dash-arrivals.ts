import { transferMs, type DownloadSample, type SourceWait } from '../../media/download.js';
import type { DashRequest } from './dash-bus.js';

/** Chunks that came in this share of the time or more hardly waited: the segment was complete by then. */
const leastWaitShare = 0.1;

/** Body received so far, also where the origin didn't say how long it will be. */
export function loadedBytes({ bytesLoaded, traces = [] }: DashRequest): number {
  return bytesLoaded > 0 ? bytesLoaded : traces.reduce((sum, { b }) => sum + (b[0] ?? 0), 0);
}

/**
 * The wait between the chunks of a live segment that was asked for while it was made, by dash.js's own
 * times; null for any other.
 */
export function chunkedSource(
  { fileLoaderType, traces }: DashRequest,
  sample: DownloadSample,
): SourceWait | null {
  const flowingMs = fileLoaderType === 'fetch_loader' ? traces?.at(-1)?.d : undefined;
  const spanMs = transferMs(sample);
  const waitingMs = flowingMs === undefined || !(flowingMs > 0) ? 0 : spanMs - flowingMs;
  return waitingMs > leastWaitShare * spanMs ? { kind: 'chunked', waitingMs } : null;
}
