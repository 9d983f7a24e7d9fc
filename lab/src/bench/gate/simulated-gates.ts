import { networkOf, type NetworkOfSeed } from '../../gate/run/network-of.js';
import type { Scenario } from '../../gate/scenario/scenario.js';
import { plantNames, plants, type Plant } from './planted-abr.js';
import { simulatedGate } from './simulated-suite.js';

export interface SimulatedFigure {
  readonly name: string;
  /** In so many percent of the runs the gate said worse. */
  readonly pct: number;
  readonly words: string;
}

/** So many simulated runs of each plant and of an unchanged build, one figure after the other. */
export async function* simulatedGates(
  scenarios: readonly Scenario[],
  runs: number,
): AsyncGenerator<SimulatedFigure> {
  if (runs === 0) return;
  const networks = new Map<string, NetworkOfSeed>();
  for (const scenario of scenarios) networks.set(scenario.name, await networkOf(scenario));
  const often = (base: Plant['base'], now: Plant['base'], fromSeed: number): number => {
    const makers = { base, new: now };
    let worse = 0;
    for (let run = 0; run < runs; run += 1)
      if (simulatedGate({ scenarios, networks, makers, seed: fromSeed + run }) === 'worse') worse += 1;
    return (100 * worse) / runs;
  };
  for (const name of plantNames) {
    const { base, spoilt, words } = plants[name];
    const pct = often(base, spoilt, 1);
    yield { name: `${name}CaughtPct`, pct, words: `${words}: caught in ${pct} % of ${runs} runs` };
  }
  const { base } = plants.start;
  const pct = often(base, base, 10_001);
  yield { name: 'falseAlarmPct', pct, words: `unchanged: an alarm in ${pct} % of ${runs} runs` };
}
