import { sourceWait, type ArrivalMark } from '../../abr/estimate/arrival-pattern.js';
import type { DownloadProgress, DownloadSample, SourceWait } from '../../media/download.js';

/**
 * How often a download is looked at. Browsers tell of progress every 50 ms at most, so a look that
 * comes in time and finds nothing new has seen a wait.
 */
export const LOOK_MS = 100;

/** Remembers how the one video segment under way has come, to tell whether it waited for its source. */
export class ArrivalLog {
  #marks: ArrivalMark[] = [];

  /** Another download: what was seen is of the one before. */
  begin(): void {
    this.#marks = [];
  }

  /** To be told every {@link LOOK_MS}. */
  look({ responseStartMs, loadedBytes, nowMs }: DownloadProgress): void {
    if (responseStartMs === undefined) return;
    if (this.#marks.length === 0) this.#marks.push({ atMs: responseStartMs, loadedBytes: 0 });
    this.#marks.push({ atMs: nowMs, loadedBytes });
  }

  /** What `sample`, of the download that was looked at, is to say of its source. */
  sourceOf({ responseEndMs, bytes, durationSec }: DownloadSample): { readonly source?: SourceWait } {
    const marks = [...this.#marks, { atMs: responseEndMs, loadedBytes: bytes }];
    const source = sourceWait(marks, LOOK_MS, durationSec);
    return source ? { source } : {};
  }
}
