import { Link } from '../../sim/network/link.js';
import type { Trace } from '../../sim/network/trace.js';
import { optimalSession } from '../../sim/optimum/optimal-session.js';
import { qoeModels } from '../../sim/score/score.js';
import type { Title } from '../../sim/title/title.js';

/** QoE_lin per segment of the best schedule for this network, had it been known. */
export function hindsightQoe(trace: Trace, title: Title, seconds: number, minLatencyMs: number): number {
  const points = trace.points.map((point) => ({
    ...point,
    latencyMs: Math.max(minLatencyMs, point.latencyMs),
  }));
  return optimalSession({
    title,
    link: new Link({ ...trace, points }),
    segmentCount: Math.floor(seconds / title.segmentSec),
    qoe: qoeModels.lin,
  }).qoePerSegment;
}
