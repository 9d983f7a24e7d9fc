import type { AbrContext } from '../../../../../src/abr/contract/abr-controller.js';
import type { DownloadSample } from '../../../../../src/media/download.js';

/** The buffer around the end of a download, which a sample does not carry. */
export interface AfterDownload {
  /** From the last byte to the decision. */
  readonly idleSec: number;
  /** When the last byte had come, before the segment was appended: as low as it got. */
  readonly levelBeforeSec: number;
  /** Right after it was appended. */
  readonly levelAfterSec: number;
}

/**
 * Reckons back from the next decision. Exact as long as playback did not stall in between, which only a
 * wait for a live segment can bring about.
 */
export function afterDownload(sample: DownloadSample, context: AbrContext): AfterDownload {
  const idleSec = Math.max(0, context.nowMs - sample.responseEndMs) / 1000;
  const levelAfterSec = context.bufferLevelSec + idleSec * context.playbackRate;
  return { idleSec, levelBeforeSec: Math.max(0, levelAfterSec - sample.durationSec), levelAfterSec };
}
