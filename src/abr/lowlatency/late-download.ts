import type { DownloadProgress } from '../../media/download.js';
import { bitrateKbps, numbersOf } from '../context-numbers.js';
import type { AbrContext } from '../contract/abr-controller.js';
import type { LinkMeasure } from '../estimate/shared-link.js';
import { limitsOf } from '../limits.js';
import { DownloadPace } from './download-pace.js';

/** A download younger than this tells too little; dash.js waits as long. */
const minWatchMs = 500;

/** Starting over must take no more than this share of what going on would. */
const worthShare = 0.6;

/** As weight of a measure: an abandoned download counts even if hardly anything came. */
const abandonedMinBytes = 16_000;

export interface LateChoice {
  readonly renditionIndex: number;
  /** How long going on would take. */
  readonly remainingSec: number;
  /** What the download showed of the link. */
  readonly measure: LinkMeasure;
}

/**
 * Whether the download under way comes too late for the buffer, and what would come sooner: the highest
 * rendition that still comes in time, or the lowest where none does. Asks for it once a request.
 */
export class LateDownload {
  readonly #pace = new DownloadPace();
  #givenUpAtMs = Number.NaN;

  betterChoice(
    progress: DownloadProgress,
    context: AbrContext,
    predictedKbps: number,
    latencySec: number,
  ): LateChoice | null {
    const { maxIndex, pinned } = limitsOf(context);
    const { renditionIndex, loadedBytes } = progress;
    if (progress.kind === 'audio' || pinned || !(renditionIndex > 0) || renditionIndex > maxIndex)
      return null;
    const kbps = this.#pace.follow(progress, predictedKbps, latencySec);
    if (progress.requestStartMs === this.#givenUpAtMs) return null;
    const elapsedMs = progress.nowMs - progress.requestStartMs;
    if (!(elapsedMs >= minWatchMs)) return null;

    const { bufferLevelSec, playbackRate } = numbersOf({
      ...context,
      bufferLevelSec: progress.bufferLevelSec,
    });
    const totalBits = sizeBits(progress, context);
    const remainingSec = Math.max(0, totalBits - loadedBytes * 8) / 1000 / kbps;
    const inTimeSec = bufferLevelSec / playbackRate;
    if (!(remainingSec > inTimeSec)) return null;

    const loadSec = (index: number): number =>
      latencySec +
      (totalBits * bitrateKbps(context, index)) / bitrateKbps(context, renditionIndex) / 1000 / kbps;
    let better = renditionIndex - 1;
    while (better > 0 && loadSec(better) > inTimeSec) better -= 1;
    if (!(loadSec(better) < worthShare * remainingSec)) return null;
    this.#givenUpAtMs = progress.requestStartMs;
    const bytes = Math.max(abandonedMinBytes, loadedBytes);
    return { renditionIndex: better, remainingSec, measure: { kbps, bytes, transferSec: elapsedMs / 1000 } };
  }

  reset(): void {
    this.#pace.reset();
    this.#givenUpAtMs = Number.NaN;
  }
}

function sizeBits(
  { totalBytes, durationSec, renditionIndex }: DownloadProgress,
  context: AbrContext,
): number {
  if (totalBytes !== undefined && Number.isFinite(totalBytes) && totalBytes > 0) return totalBytes * 8;
  const seconds =
    durationSec > 0 && Number.isFinite(durationSec) ? durationSec : numbersOf(context).segmentSec;
  return bitrateKbps(context, renditionIndex) * 1000 * seconds;
}
