import { createHash } from 'node:crypto';
import { qoeModels } from '../score/score.js';
import type { OptimumJob } from './optimum-job.js';
import { defaultSearch } from './optimum-plan.js';

/** To be raised with every change to the search, to how a session plays, or to how it is scored. */
const version = 1;

/** Of everything that a job's answer hangs on, and of nothing else: names and data sets don't count. */
export function optimumKey(job: OptimumJob): string {
  const {
    trace,
    slowStart = false,
    title,
    segmentCount,
    maxBufferSec = 30,
    playbackRate = 1,
    live,
    qoe,
  } = job;
  const count = Math.min(segmentCount ?? Infinity, title.segmentBytes.length);
  const model = qoeModels[qoe];
  const lowestKbps = title.renditions[0]?.bitrateKbps ?? 0;
  const relevant = {
    version,
    points: trace.points.map(({ durationMs, kbps, latencyMs }) => [durationMs, kbps, latencyMs]),
    slowStart,
    segmentSec: title.segmentSec,
    utilities: title.renditions.map(({ bitrateKbps }) => model.utility(bitrateKbps, lowestKbps)),
    stallPenaltyPerSec: model.stallPenaltyPerSec,
    bytes: title.segmentBytes.slice(0, count),
    maxBufferSec,
    playbackRate,
    live: live === undefined ? null : [live.targetLatencySec, live.catchUpRate ?? 1],
    search: Object.entries({ ...defaultSearch, ...job.search })
      .map(([name, value]) => `${name}=${value}`)
      .sort(),
  };
  return createHash('sha256').update(JSON.stringify(relevant)).digest('hex');
}
