import type { DownloadProgress } from '../../media/download.js';
import { bodyBits, numbersOf } from '../context-numbers.js';
import type { AbrContext } from '../contract/abr-controller.js';
import type { Pace } from './download-watch.js';
import type { HybridSettings } from './hybrid-options.js';
import { planProblem, type Outlook } from './plan-problem.js';
import { indexOfMax, valueOfChoices } from './plan.js';

/** A download that ends before this share of the buffer is played is left alone. */
const safeBufferShare = 0.8;

/** What giving up a download must gain, as a share of the utility range. */
const abandonMargin = 0.05;

/**
 * With less buffer than this many times what starting over at the bottom would take (and than a segment: where hardly
 * anything comes, starting over is no rescue either) there is no time left to hope that a dip passes: from then on
 * what is seen counts alone. On `train` with 30 s of buffer an eighth of the stalls goes, and nothing of the QoE.
 * Not live: a buffer that is always short would never hope, which took 1 % of it.
 */
const lastChanceTimes = 2;

/** A download younger than this may not have got going yet: what is seen of it doesn't count alone. */
const leastSeenMs = 1_500;

/**
 * Where the forecast's spread (as in `DownloadWatch`) is this wide a dip mostly passes, as on Puffer's traces, and
 * hope lasts longer; but one sample that a drop fell into makes it wide, too.
 */
const swingingSpread = 2;
const leastSeenSwingingMs = 4_500;

/** A lower rendition to start over with. */
export interface BetterChoice {
  readonly renditionIndex: number;
  /** What it gains over going on, in the plan's units. */
  readonly gain: number;
  /** How long going on would take. */
  readonly remainingSec: number;
  /** The pace that it was judged by. */
  readonly kbps: number;
}

/**
 * Weighs a download under way against starting over lower, in the plan's own terms: what has come is
 * lost, what is left is the first segment of going on. Null where going on is the better part. Whether
 * is judged by the pace as it is, and by what is seen alone once waiting any longer would cost a stall; where to
 * by the pace if this is a drop: a second start over costs more than a segment that could have been better.
 * @param outlook what would be expected were it not for this download, around `pointKbps`
 * @param pace what this download shows
 */
export function betterThanGoingOn(
  progress: DownloadProgress,
  context: AbrContext,
  settings: HybridSettings,
  maxIndex: number,
  outlook: Outlook,
  pointKbps: number,
  pace: Pace,
): BetterChoice | null {
  const { renditionIndex } = progress;
  const totalBits = bodyBits(progress, context);
  const remainingBits = Math.max(0, totalBits - progress.loadedBytes * 8);
  const now: AbrContext = { ...context, bufferLevelSec: progress.bufferLevelSec };
  const { bufferLevelSec, playbackRate, segmentSec } = numbersOf(now);
  const seenMs = progress.nowMs - (progress.responseStartMs ?? progress.requestStartMs);
  const startOverSec = outlook.latencySec + outlook.bitsOf(0, 0) / 1000 / pace.lowKbps;
  const ratios = outlook.quantilesKbps(totalBits / 8, 0).map((each) => each / pointKbps);
  const swings = Math.log((ratios.at(-1) ?? 1) / (ratios[0] ?? 1)) >= swingingSpread;
  const isLastChance =
    context.live === undefined &&
    seenMs >= (swings ? leastSeenSwingingMs : leastSeenMs) &&
    bufferLevelSec / playbackRate < Math.min(lastChanceTimes * startOverSec, segmentSec);
  const kbps = isLastChance ? Math.min(pace.kbps, pace.lowKbps) : pace.kbps;
  const remainingSec = remainingBits / 1000 / kbps;
  if (!(remainingSec > (safeBufferShare * bufferLevelSec) / playbackRate)) return null;

  const inFlight = { renditionIndex, totalBits, remainingBits };
  const valuesAt = (meanKbps: number): { readonly values: readonly number[]; readonly range: number } => {
    const quantiles = ratios.map((ratio) => ratio * meanKbps);
    const problem = planProblem(
      now,
      settings,
      maxIndex,
      { ...outlook, quantilesKbps: () => quantiles },
      inFlight,
    );
    return { values: valueOfChoices(problem), range: problem.utilities[maxIndex] ?? 0 };
  };
  const bestBelow = (values: readonly number[]): number => indexOfMax(values.slice(0, renditionIndex));

  const { values, range } = valuesAt(kbps);
  const gain = (values[bestBelow(values)] ?? 0) - (values[renditionIndex] ?? 0);
  if (!(gain > abandonMargin * range)) return null;
  return { renditionIndex: bestBelow(valuesAt(pace.lowKbps).values), gain, remainingSec, kbps };
}
