import { bitrateKbps, loadedIndex, numbersOf } from '../context-numbers.js';
import type { AbrContext, BufferedSegment, Replacement } from '../contract/abr-controller.js';
import { limitsOf } from '../limits.js';

/*
 * Fast switching: after a rise, the low segments that still lie ahead of the playhead are loaded again.
 *
 *   from = min { t_n : q_n ≤ q − 2, t_n ≥ max(2·L, 3·p·d) },   d = ℓ + R_q·L / C
 *   worth it if  p·d ≤ 0.7·L,  Σ_{t_n ≥ from, q_n ≤ q−2} L_n ≥ 10 s,  Σ_{t_n ≥ from, q_n > q−2} L_n ≤ L
 *
 *   t_n  start of a buffered segment, from the playhead   `startSec`   q_n  its rendition   `renditionIndex`
 *   q    what is loaded now   `currentIndex`   d  time to load one     `loadSec`   p  playback rate
 *   C    throughput           `kbps`           ℓ  time to first byte   `latencySec`   L  segment duration
 *
 * Sources: "replacement" in Spiteri, Sitaraman, Sparacio, "From Theory to Practice: Improving Bitrate
 * Adaptation in the DASH Reference Player", MMSys 2018, and dash.js's `fastSwitchEnabled`, which loads anew from
 * 1.5 segments after the playhead on, whatever the rise. Departures: what is thrown away has been paid for, so it
 * takes two rungs and a good stretch of them; and the link must refill the buffer clearly faster than it plays.
 */

/** dash.js keeps one and a half; a stall would cost the viewer more than the switch gains. */
const safeSegments = 2;

/** The first replaced segment may take this many times as long as foreseen. */
const safeLoads = 3;

/** Of the segment's duration. Slower, and the buffer would stay short for long after. */
const mostLoadShare = 0.7;

/** Rungs between what is buffered and what is loaded now, for a viewer to notice. */
const leastRungs = 2;

/** Media that is to gain, for what is loaded twice. */
const leastGainSec = 10;

export interface LinkOutlook {
  /** Throughput to rely on: a low quantile rather than the mean. */
  readonly kbps: number;
  readonly latencySec: number;
}

/**
 * Whether to load anew what is buffered, as the rendition that is loaded now; null: leave it.
 * @param buffered ahead of the playhead, in order.
 */
export function fastSwitch(
  context: AbrContext,
  buffered: readonly BufferedSegment[],
  { kbps, latencySec }: LinkOutlook,
): Replacement | null {
  const { segmentSec, playbackRate } = numbersOf(context);
  const current = loadedIndex(context);
  const { pinned, maxIndex } = limitsOf(context);
  if (pinned || current > maxIndex) return null;
  const loadSec = latencySec + (bitrateKbps(context, current) * segmentSec) / kbps;
  const playedMeanwhileSec = loadSec * playbackRate;
  if (!(loadSec >= 0 && playedMeanwhileSec <= mostLoadShare * segmentSec)) return null;

  const safeSec = Math.max(safeSegments * segmentSec, safeLoads * playedMeanwhileSec);
  const isLow = ({ renditionIndex }: BufferedSegment): boolean => renditionIndex <= current - leastRungs;
  const first = buffered.find((segment) => segment.startSec >= safeSec && isLow(segment));
  if (first === undefined) return null;
  let lowSec = 0;
  let soundSec = 0;
  for (const segment of buffered) {
    if (!(segment.startSec >= first.startSec)) continue;
    const durationSec = segment.endSec - segment.startSec;
    if (isLow(segment)) lowSec += durationSec;
    else soundSec += durationSec;
  }
  if (!(lowSec >= leastGainSec && soundSec <= segmentSec * 1.1)) return null;
  return { fromSec: first.startSec, reason: 'fast-switch' };
}
