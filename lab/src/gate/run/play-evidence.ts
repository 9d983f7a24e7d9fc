import type { Evidence } from '../results/evidence.js';
import type { PlayResult } from '../results/play-result.js';
import type { Scenario } from '../scenario/scenario.js';
import type { PlayOrder } from './orders.js';
import type { WorstPlay } from './worst-plays.js';

/** A gate has minutes, and the worst say most. */
export const mostEvidence = 3;
/** For all of them together; the first is played however long it takes. */
const mostEvidenceSec = 120;
/** Who waits for a gate waits no longer than this for more than the first of them. */
const patienceSec = 600;
/** A page to open before a play, a trace and a video to write after it. */
const aroundSec = 10;

/**
 * What of the worst plays there is time for, in their order, each scenario as its worst play had it.
 * @param tookSec what the gate has taken so far
 */
export function evidenceOrders(
  worst: readonly WorstPlay[],
  scenarios: readonly Scenario[],
  tookSec: number,
): readonly { readonly order: PlayOrder; readonly sentence: string }[] {
  let leftSec = Math.min(mostEvidenceSec, patienceSec - tookSec);
  return worst
    .flatMap(({ play, sentence }) => {
      const scenario = scenarios.find(({ name }) => name === play.scenario);
      if (scenario === undefined) return [];
      const { format, seed, build, look } = play;
      return [{ order: { scenario, format, seed, build, look }, sentence }];
    })
    .slice(0, mostEvidence)
    .filter(({ order: { scenario } }, at) => {
      const neededSec = scenario.seconds + aroundSec;
      if (at > 0 && neededSec > leftSec) return false;
      leftSec -= neededSec;
      return true;
    });
}

/** Plays them one after the other, so that nothing of this run stands in their way. */
export async function playEvidence(
  orders: ReturnType<typeof evidenceOrders>,
  play: (order: PlayOrder) => Promise<PlayResult>,
  onProgress?: (done: number, total: number) => void,
): Promise<readonly Evidence[]> {
  const evidence: Evidence[] = [];
  for (const { order, sentence } of orders) {
    evidence.push({ sentence, play: await play(order) });
    onProgress?.(evidence.length, orders.length);
  }
  return evidence;
}
