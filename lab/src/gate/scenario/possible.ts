import { LabInputError } from '../../sim/input-error.js';
import type { TitleFacts } from '../../record/view-record.js';
import { figureSpecs } from '../results/figures.js';
import { meanKbpsOf, stepAt, type NetworkOfSeed } from '../run/network-of.js';
import type { Budget, Scenario } from './scenario.js';

/**
 * Refuses a budget that no player could keep with this title over this network, and an action that the title
 * is too short for: such a scenario would fail for ever and say nothing of the player.
 * @throws LabInputError with what is possible.
 */
export function checkPossible(scenario: Scenario, title: TitleFacts, network: NetworkOfSeed): void {
  for (const budget of scenario.budgets) {
    const most = bestPossible(budget, scenario, title, network);
    if (most === null) continue;
    const spec = budget.figure === 'fatal' ? null : figureSpecs[budget.figure];
    const beyond = budget.bound === 'min' ? budget.limit > most.value : budget.limit < most.value;
    if (spec === null || !beyond) continue;
    throw new LabInputError({
      file: scenario.file,
      where: `${budget.line === null ? '' : `line ${budget.line}, `}budgets.${budget.figure}`,
      problem: `nobody can meet it: ${budget.figure} is to be at ${budget.bound === 'min' ? 'least' : 'most'} ${budget.limit}, and ${most.why}`,
      remedy: `Give a limit ${budget.bound === 'min' ? 'below' : 'above'} ${most.value.toFixed(spec.digits)}`,
    });
  }
  for (const action of scenario.viewer)
    if (action.do === 'seek' && action.toSec >= title.durationSec)
      throw new LabInputError({
        file: scenario.file,
        where: `${scenario.line === null ? '' : `line ${scenario.line}, `}viewer`,
        problem: `the viewer seeks to ${action.toSec} s, and the title has ${Math.floor(title.durationSec)} s`,
        remedy: 'Seek to a place within it',
      });
}

interface Possible {
  readonly value: number;
  readonly why: string;
}

function bestPossible(
  { figure, bound }: Budget,
  { seconds, seeds }: Scenario,
  { renditions }: TitleFacts,
  network: NetworkOfSeed,
): Possible | null {
  const top = renditions.at(-1)?.bitrateKbps ?? 0;
  const lowest = renditions[0]?.bitrateKbps ?? 1;
  const scripts = seeds.map(network);
  if (bound === 'min') {
    if (figure === 'meanKbps') {
      const mean = Math.max(...scripts.map((script) => meanKbpsOf(script, seconds)));
      return mean < top
        ? { value: mean, why: `the network carries ${Math.round(mean)} kbps on average over ${seconds} s` }
        : { value: top, why: `the highest rendition has ${top} kbps` };
    }
    if (figure === 'qoeLin')
      return {
        value: top / 1000,
        why: `without a stall or switch the highest rendition is worth ${(top / 1000).toFixed(2)}`,
      };
    if (figure === 'qoeLog') {
      const most = Math.log(top / lowest);
      return {
        value: most,
        why: `without a stall or switch the highest rendition is worth ${most.toFixed(2)}`,
      };
    }
    return null;
  }
  if (figure === 'firstFrameMs') {
    // A manifest, and then media: two requests, one after the other, at the least.
    const least = 2 * Math.min(...scripts.map((script) => stepAt(script, 0)?.latencyMs ?? 0));
    return { value: least, why: `the manifest and the first segment alone wait ${least} ms for the network` };
  }
  if (figure === 'meanKbps') return { value: lowest, why: `the lowest rendition has ${lowest} kbps` };
  return null;
}
