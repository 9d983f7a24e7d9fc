import type { CancelTimer, Clock } from '../../base/clock.js';
import type { Fragment, Part } from 'hls.js';
import type { DownloadProgress } from '../../media/download.js';
import { LOOK_MS } from '../timing/arrival-log.js';

export interface VideoDownload {
  readonly frag: Fragment;
  readonly part: Part | null;
  readonly kind: Exclude<DownloadProgress['kind'], 'audio'>;
  readonly renditionIndex: number;
}

/** How far a download under way has come. */
export function progressOf(download: VideoDownload, nowMs: number, bufferLevelSec: number): DownloadProgress {
  const { frag, part, kind, renditionIndex } = download;
  const { loaded, total, loading } = (part ?? frag).stats;
  return {
    kind,
    renditionIndex,
    loadedBytes: loaded,
    ...(total > 0 ? { totalBytes: total } : {}),
    durationSec: (part ?? frag).duration,
    requestStartMs: loading.start,
    ...(loading.first > 0 ? { responseStartMs: loading.first } : {}),
    nowMs,
    bufferLevelSec,
  };
}

/** Looks at the one video segment under way, a few times a second, until it is told to stop. */
export class AbandonWatch {
  readonly #clock: Clock;
  readonly #look: (download: VideoDownload) => void;
  #cancel: CancelTimer = () => {};

  constructor(clock: Clock, look: (download: VideoDownload) => void) {
    this.#clock = clock;
    this.#look = look;
  }

  start(download: VideoDownload): void {
    this.stop();
    this.#cancel = this.#clock.every(LOOK_MS, () => {
      const { loading, aborted } = (download.part ?? download.frag).stats;
      if (aborted || loading.end > 0) this.stop();
      else if (loading.start > 0) this.#look(download);
    });
  }

  stop(): void {
    this.#cancel();
  }
}
