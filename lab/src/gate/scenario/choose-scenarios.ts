import { fileURLToPath } from 'node:url';
import { UsageError } from '../../sim/run/usage-error.js';
import { refuseAll } from './refusal.js';
import { readScenarios, type ReadScenarios } from './scenario-files.js';
import type { Scenario } from './scenario.js';

/** The twelve that come with the lab. */
export const suiteFolder = fileURLToPath(new URL('../../../scenarios', import.meta.url));

export interface ScenarioChoice {
  /** Files and folders; empty: the suite. */
  readonly paths: readonly string[];
  /** Only those tagged `quick`. */
  readonly quick?: boolean;
  /** Only those with this in their name or tags. */
  readonly grep?: RegExp;
  /** So many seeds each, whatever the file says. */
  readonly seeds?: number;
}

/**
 * Those to be played. What a file says of a scenario that can't be read is told with the rest, whatever was
 * asked for: whether it would have been chosen nobody can know.
 * @throws LabInputError for a path that isn't there or where every scenario is refused, UsageError where none is
 * left to play.
 */
export async function chooseScenarios({ paths, quick, grep, seeds }: ScenarioChoice): Promise<ReadScenarios> {
  const { scenarios: all, refused } = await readScenarios(paths.length > 0 ? paths : [suiteFolder]);
  const chosen = all.filter(
    ({ name, tags }) =>
      (quick !== true || tags.includes('quick')) &&
      (grep === undefined || [name, ...tags].some((each) => grep.test(each))),
  );
  if (all.length === 0) refuseAll(refused);
  if (chosen.length === 0)
    throw new UsageError(
      quick === true && grep === undefined
        ? 'No scenario has the tag "quick". Give it to some, or leave --quick out.'
        : `No scenario fits. There are: ${all.map(({ name }) => name).join(', ')}.`,
    );
  if (seeds === undefined) return { scenarios: chosen, refused };
  const wanted = Array.from({ length: seeds }, (_, at) => at + 1);
  return { scenarios: chosen.map((scenario) => withSeeds(scenario, wanted)), refused };
}

const withSeeds = (scenario: Scenario, seeds: readonly number[]): Scenario => ({ ...scenario, seeds });
