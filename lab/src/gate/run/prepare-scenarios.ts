import { LabInputError } from '../../sim/input-error.js';
import { checkPossible } from '../scenario/possible.js';
import { asRefusal, refuseAll } from '../scenario/refusal.js';
import type { ReadScenarios } from '../scenario/scenario-files.js';
import type { Scenario } from '../scenario/scenario.js';
import { openTitle, type OpenedTitle } from '../title/open-title.js';
import { networkOf, type NetworkOfSeed } from './network-of.js';

/** What can be played, with all that it takes, and the complaints about the rest. */
export interface PreparedScenarios extends ReadScenarios {
  readonly titles: ReadonlyMap<string, OpenedTitle>;
  /** By scenario. */
  readonly networks: ReadonlyMap<string, NetworkOfSeed>;
}

/**
 * Opens titles and networks. A scenario whose title, network or budgets can't be used is left out.
 * @throws LabInputError or UsageError where none is left.
 */
export async function prepareScenarios(read: ReadScenarios): Promise<PreparedScenarios> {
  const titles = new Map<string, OpenedTitle>();
  const networks = new Map<string, NetworkOfSeed>();
  const scenarios: Scenario[] = [];
  const refused = [...read.refused];
  for (const scenario of read.scenarios)
    await prepare(scenario, titles, networks).then(
      () => scenarios.push(scenario),
      (error: unknown) => refused.push(asRefusal(error)),
    );
  if (scenarios.length === 0) refuseAll(refused);
  return { scenarios, refused, titles, networks };
}

async function prepare(
  scenario: Scenario,
  titles: Map<string, OpenedTitle>,
  networks: Map<string, NetworkOfSeed>,
): Promise<void> {
  const title = titles.get(scenario.title) ?? (await openTitle(scenario.title));
  titles.set(scenario.title, title);
  for (const format of scenario.formats)
    if (title.manifests[format] === undefined)
      throw new LabInputError({
        file: scenario.file,
        ...(scenario.line !== null && { where: `line ${scenario.line}` }),
        problem: `"${scenario.name}" is to be played over ${format.toUpperCase()}, and its title has no such manifest`,
        remedy: `Write format: ${Object.keys(title.manifests).join('')}`,
      });
  const network = await networkOf(scenario);
  networks.set(scenario.name, network);
  checkPossible(scenario, title, network);
}
