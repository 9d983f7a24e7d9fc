import type { DownloadProgress } from '../../media/download.js';
import { bitrateKbps, numbersOf } from '../context-numbers.js';
import type { AbrContext } from '../contract/abr-controller.js';
import type { HybridSettings } from './hybrid-options.js';
import { planProblem, type Outlook } from './plan-problem.js';
import { indexOfMax, valueOfChoices } from './plan.js';

/** A download that ends before this share of the buffer is played is left alone. */
const safeBufferShare = 0.8;

/** What giving up a download must gain, as a share of the utility range. */
const abandonMargin = 0.05;

export interface DownloadOutlook extends Outlook {
  /** How fast the download goes at this moment. */
  readonly nowKbps: number;
}

/** A lower rendition to start over with. */
export interface BetterChoice {
  readonly renditionIndex: number;
  /** What it gains over going on, in the plan's units. */
  readonly gain: number;
  /** How long going on would take. */
  readonly remainingSec: number;
}

/**
 * Weighs a download under way against starting over lower, in the plan's own terms: what has come is
 * lost, what is left is the first segment of going on. Null where going on is the better part.
 */
export function betterThanGoingOn(
  progress: DownloadProgress,
  context: AbrContext,
  settings: HybridSettings,
  maxIndex: number,
  outlook: DownloadOutlook,
): BetterChoice | null {
  const { renditionIndex } = progress;
  const totalBits = sizeBits(progress, context);
  const remainingBits = Math.max(0, totalBits - progress.loadedBytes * 8);
  const now: AbrContext = { ...context, bufferLevelSec: progress.bufferLevelSec };
  const { bufferLevelSec, playbackRate } = numbersOf(now);
  const remainingSec = remainingBits / 1000 / outlook.nowKbps;
  if (!(remainingSec > (safeBufferShare * bufferLevelSec) / playbackRate)) return null;

  const inFlight = { renditionIndex, totalBits, remainingBits };
  const problem = planProblem(now, settings, maxIndex, outlook, inFlight);
  const values = valueOfChoices(problem);
  const lower = indexOfMax(values.slice(0, renditionIndex));
  const gain = (values[lower] ?? 0) - (values[renditionIndex] ?? 0);
  const range = problem.utilities[maxIndex] ?? 0;
  return gain > abandonMargin * range ? { renditionIndex: lower, gain, remainingSec } : null;
}

function sizeBits(progress: DownloadProgress, context: AbrContext): number {
  const { totalBytes } = progress;
  if (totalBytes !== undefined && Number.isFinite(totalBytes) && totalBytes > 0) return totalBytes * 8;
  const seconds = progress.durationSec > 0 ? progress.durationSec : numbersOf(context).segmentSec;
  return bitrateKbps(context, progress.renditionIndex) * 1000 * seconds;
}
