import { playSession } from '../../../../../lab/src/sim/session/play-session.js';
import { scoreSession } from '../../../../../lab/src/sim/score/score.js';
import type { OptimumPlan } from '../../../../../lab/src/sim/optimum/optimum-plan.js';
import { scriptedController } from '../../../../../lab/src/sim/optimum/scripted-controller.js';

/** QoE per segment of the best of all schedules, each played. For tiny plans only. */
export function bestByForce(plan: OptimumPlan): number {
  const rungs = plan.title.renditions.length;
  const count = plan.segmentCount ?? plan.title.segmentBytes.length;
  let best = -Infinity;
  for (let number = 0; number < rungs ** count; number += 1) {
    const schedule = Array.from({ length: count }, (_, at) => Math.floor(number / rungs ** at) % rungs);
    const session = playSession({ ...plan, controller: scriptedController(schedule), mayAbandon: false });
    best = Math.max(best, scoreSession(session, plan.qoe).qoe);
  }
  return best;
}
