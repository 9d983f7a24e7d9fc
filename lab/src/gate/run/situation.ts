import type { LinkScript } from '../../chaos/contract.js';
import type { PlayResult } from '../results/play-result.js';
import type { Scenario } from '../scenario/scenario.js';
import { stepAt, type NetworkOfSeed } from './network-of.js';

/** A stall follows what caused it by as long as the buffer lasted. */
const looksBackSec = 6;

/** What probably brought a stall about, for a report's sentences: the outage, a fault, a seek, a slow link. */
export function situationAt(
  scenarios: readonly Scenario[],
  networks: ReadonlyMap<string, NetworkOfSeed>,
): (play: PlayResult, sec: number) => string | undefined {
  return (play, sec) => {
    const scenario = scenarios.find(({ name }) => name === play.scenario);
    const script = networks.get(play.scenario)?.(play.seed);
    if (scenario === undefined || script === undefined) return undefined;
    const { linkFromSec, faults } = play.timeline;
    const fault = faults.findLast(([atSec]) => atSec <= sec && atSec > sec - looksBackSec);
    if (fault !== undefined) return `after the fault "${fault[1]}" struck`;
    const seek = scenario.viewer.findLast(
      (each) => each.do === 'seek' && each.atSec <= sec && each.atSec > sec - 3,
    );
    if (seek !== undefined) return `after the seek at ${seek.atSec} s`;
    return linkWords(script, sec - linkFromSec);
  };
}

function linkWords(script: LinkScript, sec: number): string | undefined {
  let least = Infinity;
  for (let at = Math.max(0, sec - looksBackSec); at <= sec + 1; at += 0.25)
    least = Math.min(least, stepAt(script, at)?.kbps ?? Infinity);
  if (least === 0) return 'during the outage';
  return Number.isFinite(least) ? `with the link down to ${Math.round(least)} kbps` : undefined;
}
