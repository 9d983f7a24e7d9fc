import { playSession } from '../session/play-session.js';
import { scoreSession } from '../score/score.js';
import { FutureValues } from './future-values.js';
import { keepBest } from './keep-best.js';
import { defaultSearch, type OptimalSession, type OptimumPlan } from './optimum-plan.js';
import { PartialSchedules } from './partial-schedules.js';
import { scriptedController } from './scripted-controller.js';
import { SessionStep } from './session-step.js';

/**
 * The best schedule of renditions that hindsight finds for a title over a link, and the session it gives:
 * what every rule is measured against. Always achieved (it was played), never proven: see `README.md`.
 *
 * @throws RangeError when the title has no segment or no rendition.
 */
export function optimalSession(plan: OptimumPlan): OptimalSession {
  const renditionIndices = bestSchedule(plan);
  const result = playSession({
    ...plan,
    controller: scriptedController(renditionIndices),
    mayAbandon: false,
  });
  return { renditionIndices, result, qoePerSegment: scoreSession(result, plan.qoe).qoe };
}

function bestSchedule(plan: OptimumPlan): number[] {
  const { title, qoe } = plan;
  const search = { ...defaultSearch, ...plan.search };
  const step = new SessionStep(plan);
  const { rungs, segments } = step;
  if (!(segments > 0 && rungs > 0))
    throw new RangeError(
      `Title ${title.name} has ${segments} segments in ${rungs} renditions: nothing to play.`,
    );
  const lowestKbps = title.renditions[0]?.bitrateKbps ?? 0;
  const utilities = Float64Array.from(title.renditions, ({ bitrateKbps }) =>
    qoe.utility(bitrateKbps, lowestKbps),
  );
  const penalty = qoe.stallPenaltyPerSec;
  const future = new FutureValues(step, utilities, penalty, search);

  const history: PartialSchedules[] = [];
  let kept = new PartialSchedules(1);
  kept.count = 1;
  for (let segment = 0; segment < segments; segment += 1) {
    const candidates = new PartialSchedules(kept.count * rungs);
    for (let index = 0; index < kept.count; index += 1) {
      const stallSec = kept.stallSec[index] ?? 0;
      kept.resume(index, step.playhead);
      step.request(segment);
      const value = kept.value[index] ?? 0;
      const last = kept.rung[index] ?? 0;
      for (let rung = 0; rung < rungs; rung += 1) {
        step.receive(rung);
        const utility = utilities[rung] ?? 0;
        const switchCost = segment === 0 ? 0 : Math.abs(utility - (utilities[last] ?? 0));
        candidates.add(
          step.playhead,
          value + utility - switchCost - penalty * (step.playhead.stallSec - stallSec),
          future.of(segment + 1, rung),
          rung,
          index,
        );
      }
    }
    kept = keepBest(candidates, search);
    history.push(kept);
  }
  return trace(history);
}

function trace(history: readonly PartialSchedules[]): number[] {
  const last = history.at(-1);
  let index = 0;
  if (last !== undefined)
    for (let other = 1; other < last.count; other += 1)
      if ((last.value[other] ?? 0) > (last.value[index] ?? 0)) index = other;
  const renditionIndices: number[] = [];
  for (const { rung, parent } of history.toReversed()) {
    renditionIndices.push(rung[index] ?? 0);
    index = parent[index] ?? 0;
  }
  return renditionIndices.reverse();
}
