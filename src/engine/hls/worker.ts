import type { ErrorData, LevelDetails } from 'hls.js';
import { chosenHlsWorkerUrl } from '../hls-worker-url.js';

/** Addresses whose worker could not be started on this page: not tried again. */
const refused = new Set<string>();

/**
 * The file hls.js ships, by an address of its own rather than a blob: so it works where a strict CSP
 * allows workers of the page's origin only. Bundlers recognise the expression and bring the file along.
 */
export function workerUrl(): string {
  return chosenHlsWorkerUrl() ?? new URL('hls.js/dist/hls.worker.js', import.meta.url).href;
}

/**
 * Whether transmuxing this playlist is worth a worker. MPEG-TS has to be rewritten; fragmented MP4 (it has
 * init segments) is passed on as it is, and waiting for a worker's script would only delay the first frame.
 */
export function wantsWorker({ fragments }: LevelDetails): boolean {
  return (
    fragments.length > 0 && !fragments.some(({ initSegment }) => initSegment) && !refused.has(workerUrl())
  );
}

/** hls.js goes on without a worker that failed; the next source on this page needn't try. */
export function noteWorkerFailure({ event }: ErrorData): void {
  if (event === 'demuxerWorker') refused.add(workerUrl());
}
