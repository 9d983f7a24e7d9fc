import fc from 'fast-check';
import { Link } from '../../../../../lab/src/sim/network/link.js';
import type { TracePoint } from '../../../../../lab/src/sim/network/trace.js';
import type { OptimumPlan } from '../../../../../lab/src/sim/optimum/optimum-plan.js';
import { qoeModels } from '../../../../../lab/src/sim/score/score.js';
import type { Title } from '../../../../../lab/src/sim/title/title.js';

const bitratesKbps = [400, 1200, 3600];
const segmentSec = 2;

const point: fc.Arbitrary<TracePoint> = fc.record({
  durationMs: fc.integer({ min: 200, max: 6000 }),
  kbps: fc.oneof(fc.integer({ min: 50, max: 6000 }), fc.constant(0)),
  latencyMs: fc.integer({ min: 0, max: 300 }),
});

const points = fc
  .array(point, { minLength: 1, maxLength: 8 })
  .filter((list) => list.some(({ kbps }) => kbps > 0));

function titleOf(factors: readonly number[]): Title {
  return {
    name: 'tiny',
    segmentSec,
    renditions: bitratesKbps.map((bitrateKbps) => ({ id: `r${bitrateKbps}`, bitrateKbps })),
    segmentBytes: factors.map((factor) =>
      bitratesKbps.map((kbps) => (kbps * 125 * segmentSec * factor) / 100),
    ),
  };
}

/** Six segments in three renditions over any link: VOD or live, cold starts or none, any rate. */
export const tinyPlan: fc.Arbitrary<OptimumPlan> = fc.record(
  {
    title: fc.array(fc.integer({ min: 50, max: 200 }), { minLength: 6, maxLength: 6 }).map(titleOf),
    link: fc
      .record({ points, slowStart: fc.boolean() })
      .map((link) => new Link({ id: 'random', dataset: 'test', points: link.points }, link)),
    qoe: fc.constantFrom(qoeModels.log, qoeModels.lin),
    maxBufferSec: fc.constantFrom(2, 4, 5, 30),
    playbackRate: fc.constantFrom(1, 1.5),
    live: fc.constantFrom({ targetLatencySec: 6 }, { targetLatencySec: 5, catchUpRate: 1.1 }),
  },
  { requiredKeys: ['title', 'link', 'qoe'] },
);
