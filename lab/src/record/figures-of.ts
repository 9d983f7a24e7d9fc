import { countersOf, meanBitrateKbpsOf, rebufferRatioOf } from '../../../src/qoe/model/summary.js';
import { qoeModels, type QoeModel } from '../sim/score/score.js';
import { reduceFacts } from './reduce-facts.js';
import { segmentsOf, type WatchedSegment } from './segments-of.js';
import type { TitleFacts, ViewFigures, ViewRecord } from './view-record.js';

/**
 * What a record comes to. Stalls, startup, seeks and bitrates are those of docs/guides/qoe.md, by the
 * reducer of src/qoe/model; the scores are those of the simulator, over the segments that were on screen.
 */
export function figuresOf(record: ViewRecord, title: TitleFacts): ViewFigures {
  const { view } = reduceFacts(record.facts);
  const counters = countersOf(view);
  const segments = segmentsOf(record.shown, title);
  const stallSec = counters.stallMs / 1_000;
  const waitedSec = stallSec + (counters.startupMs ?? record.watchedMs) / 1_000;
  const score = (model: QoeModel): number | null => qoeOf(model, segments, waitedSec, title);
  return {
    outcome: record.end.kind,
    firstFrameMs: counters.startupMs,
    playedSec: counters.playedMs / 1_000,
    stallSec,
    stallCount: counters.stallCount,
    rebufferPct: 100 * rebufferRatioOf(counters),
    seekLatencyMs: counters.seekCount > 0 ? counters.seekMs / counters.seekCount : null,
    switches: counters.switchCount,
    meanKbps: meanBitrateKbpsOf(counters),
    qoeLin: score(qoeModels.lin),
    qoeLog: score(qoeModels.log),
    droppedFramePct: counters.totalFrames > 0 ? (100 * counters.droppedFrames) / counters.totalFrames : 0,
  };
}

/** Per segment: Σ (u − |Δu|) less all that was waited, startup too; null where no segment was watched. */
function qoeOf(
  model: QoeModel,
  segments: readonly WatchedSegment[],
  waitedSec: number,
  { renditions }: TitleFacts,
): number | null {
  const [first] = segments;
  if (first === undefined) return null;
  const lowestKbps = Math.min(...renditions.map(({ bitrateKbps }) => bitrateKbps));
  let worth = -model.stallPenaltyPerSec * waitedSec;
  let before = model.utility(first.bitrateKbps, lowestKbps);
  for (const { bitrateKbps } of segments) {
    const utility = model.utility(bitrateKbps, lowestKbps);
    worth += utility - Math.abs(utility - before);
    before = utility;
  }
  return worth / segments.length;
}
