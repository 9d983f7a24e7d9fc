import type { QoeModel } from '../../../sim/score/score.js';
import { highestKbps, lowestKbps, type Chance } from './chance.js';
import { soonestFirstFrameMs } from './first-frame.js';

/** A play may be watched for so much longer than it was to be. */
const overtimeSec = 1;

/**
 * More than QoE per segment can be, by the definition of `record/figures-of.ts`:
 *
 *   max over n of  [ Σ u(bᵢ) − p·waited ] / n,  where  share·L·Σ bᵢ ≤ what the link carries
 *
 * n segments are watched, each L seconds long. By Jensen's inequality none of their bitrates does better than all
 * the same (u is concave). Where watching begins and ends, and on both sides of a seek, a segment may have been
 * loaded in part: those are taken to have cost nothing, in the highest rendition. Whoever watches few segments
 * waited for the rest of the time, except where the viewer paused, sought or hurried, or the title ended.
 */
export function mostQoe(chance: Chance, model: QoeModel): number {
  const { link, leastShare, title, viewer, seconds } = chance;
  const { segmentSec, durationSec } = title;
  const lowest = lowestKbps(title);
  const highest = highestKbps(title);
  const kbit = link.bitsUntil((seconds + overtimeSec) * 1000) / 1000;
  const startSec = soonestFirstFrameMs(chance) / 1000;
  const undisturbed = viewer.every((action) => action.do === 'volume');
  const inPart = 2 + 2 * viewer.filter((action) => action.do === 'seek').length;
  const fastest = Math.max(1, ...viewer.flatMap((action) => (action.do === 'rate' ? [action.rate] : [])));
  const mostSegments = Math.ceil((fastest * (seconds + overtimeSec)) / segmentSec) + inPart;
  let most = -Infinity;
  for (let segments = 1; segments <= mostSegments; segments += 1) {
    const whole = Math.max(0, segments - inPart);
    const kbps = Math.min(highest, whole === 0 ? Infinity : kbit / (leastShare * segmentSec * whole));
    if (kbps < lowest) break;
    const playedSec = (segments + inPart / 2) * segmentSec;
    const waitedSec =
      undisturbed && playedSec < durationSec ? Math.max(startSec, seconds - playedSec) : startSec;
    const worth = whole * model.utility(kbps, lowest) + (segments - whole) * model.utility(highest, lowest);
    most = Math.max(most, (worth - model.stallPenaltyPerSec * waitedSec) / segments);
  }
  return most;
}
