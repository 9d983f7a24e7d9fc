import { LabInputError } from '../../sim/input-error.js';
import { figureSpecs } from '../results/figures.js';
import type { NetworkOfSeed } from '../run/network-of.js';
import type { OpenedTitle } from '../title/open-title.js';
import { unseenLeastShare } from '../title/least-share.js';
import { bestPossible } from './bounds/best-possible.js';
import { chanceOf } from './bounds/chance.js';
import type { Scenario } from './scenario.js';

/**
 * Refuses a budget that no player could keep with this title over this network, and an action that the title
 * is too short for: such a scenario would fail for ever and say nothing of the player.
 * @throws LabInputError with what is possible.
 */
export function checkPossible(
  scenario: Scenario,
  { facts: title, leastShare }: Pick<OpenedTitle, 'facts' | 'leastShare'>,
  network: NetworkOfSeed,
): void {
  const { viewer, seconds, formats } = scenario;
  // What was measured of the HLS title says nothing of a DASH one beside it.
  const share = (formats.includes('hls') ? leastShare : null) ?? unseenLeastShare;
  const chances = scenario.seeds.map((seed) =>
    chanceOf(network(seed), { title, leastShare: share, viewer, seconds }),
  );
  for (const budget of scenario.budgets) {
    const best = bestPossible(budget, { title, budgets: scenario.budgets, chances });
    if (best === null) continue;
    const isMin = budget.bound === 'min';
    if (isMin ? budget.limit <= best.value : budget.limit >= best.value) continue;
    const digits = budget.figure === 'fatal' ? 0 : figureSpecs[budget.figure].digits;
    const round = (value: number): string =>
      ((isMin ? Math.floor : Math.ceil)(value * 10 ** digits) / 10 ** digits).toFixed(digits);
    throw new LabInputError({
      file: scenario.file,
      where: `${budget.line === null ? '' : `line ${budget.line}, `}budgets.${budget.figure}`,
      problem: `nobody can meet it: ${budget.figure} is to be at ${isMin ? 'least' : 'most'} ${budget.limit}, and ${best.why}`,
      remedy: `Give a limit of ${round(best.value)} or ${isMin ? 'less' : 'more'}`,
    });
  }
  for (const action of viewer)
    if (action.do === 'seek' && action.toSec >= title.durationSec)
      throw new LabInputError({
        file: scenario.file,
        where: `${scenario.line === null ? '' : `line ${scenario.line}, `}viewer`,
        problem: `the viewer seeks to ${action.toSec} s, and the title has ${Math.floor(title.durationSec)} s`,
        remedy: 'Seek to a place within it',
      });
}
