import { LabInputError } from '../../sim/input-error.js';
import type { Experiment } from './experiment.js';
import type { MetricSource } from './metric-names.js';

/** A condition that nobody could ever judge would let a run go on blindly. @throws LabInputError */
export function refuseUntold(
  { name, steadyState, abortWhen }: Experiment,
  { names }: Pick<MetricSource, 'names'>,
): void {
  for (const [where, conditions] of Object.entries({ steadyState, abortWhen })) {
    const untold = conditions.find(({ metric }) => !names.includes(metric));
    if (untold === undefined) continue;
    throw new LabInputError({
      file: name,
      where,
      problem: `nobody tells the metric ${untold.metric} here`,
      remedy: `Use what is told (${names.join(', ')}), or give another source of metrics`,
    });
  }
}
