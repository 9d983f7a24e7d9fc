import type { DownloadProgress } from '../../media/download.js';
import { bitrateKbps, bodyBits, numbersOf } from '../context-numbers.js';
import type { AbrContext } from '../contract/abr-controller.js';
import type { LinkMeasure } from '../estimate/shared-link.js';
import { DownloadWatch } from '../hybrid/download-watch.js';
import { limitsOf } from '../limits.js';

/** A download younger than this tells too little; dash.js waits as long. */
const minWatchMs = 500;

/**
 * How many seconds of watching the prediction is worth. Little: a short buffer has no time to wait and see.
 * 1.5 stalled more than twice as long on the train split, 12 s live.
 */
const predictionWorthSec = 0.2;

/** As of a link that swings: with so little worth the prediction need not fade fast. */
const forecastSpread = 2;

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
  readonly #watch = new DownloadWatch(predictionWorthSec);

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
    if (!this.#watch.follow(progress)) return null;
    const elapsedMs = progress.nowMs - progress.requestStartMs;
    if (!(elapsedMs >= minWatchMs)) return null;
    const { kbps } = this.#watch.pace(progress, predictedKbps, latencySec, forecastSpread);

    const { bufferLevelSec, playbackRate } = numbersOf({
      ...context,
      bufferLevelSec: progress.bufferLevelSec,
    });
    const totalBits = bodyBits(progress, context);
    const remainingSec = Math.max(0, totalBits - loadedBytes * 8) / 1000 / kbps;
    const inTimeSec = bufferLevelSec / playbackRate;
    if (!(remainingSec > inTimeSec)) return null;

    const loadSec = (index: number): number =>
      latencySec +
      (totalBits * bitrateKbps(context, index)) / bitrateKbps(context, renditionIndex) / 1000 / kbps;
    let better = renditionIndex - 1;
    while (better > 0 && loadSec(better) > inTimeSec) better -= 1;
    if (!(loadSec(better) < worthShare * remainingSec)) return null;
    this.#watch.finish();
    const bytes = Math.max(abandonedMinBytes, loadedBytes);
    return { renditionIndex: better, remainingSec, measure: { kbps, bytes, transferSec: elapsedMs / 1000 } };
  }

  reset(): void {
    this.#watch.reset();
  }
}
