import type { PlayOrder } from '../../../gate/run/orders.js';
import { playOrders, type MakePlay } from '../../../gate/run/play-orders.js';
import { isFatal, type PlayResult } from '../../../gate/results/play-result.js';
import type { Scenario } from '../../../gate/scenario/scenario.js';
import { interleave, labelOf, type Contestant } from '../contestants.js';

/** One play that is to be made, and by whom. */
export interface ContestOrder extends PlayOrder {
  readonly contestant: Contestant;
}

export interface ScenarioPlay {
  readonly contestant: Contestant;
  readonly result: PlayResult;
}

export interface ContestOptions {
  /** Plays at a time. */
  readonly parallel: number;
  readonly signal: AbortSignal;
  /** Told of every play, in words, as it comes. */
  readonly onPlay?: (words: string) => void;
}

/** Every seed of every scenario with every contestant that plays its format, side by side in time. */
export function ordersFor(
  scenarios: readonly Scenario[],
  contestants: readonly Contestant[],
  seed: number,
): readonly ContestOrder[] {
  const turns = scenarios.flatMap((scenario) => scenario.seeds.map((each) => ({ scenario, seed: each })));
  return interleave(turns, contestants, seed)
    .filter(({ item, contestant }) => item.scenario.formats.includes(contestant.format))
    .map(({ item, contestant }) => ({
      scenario: item.scenario,
      seed: item.seed,
      contestant,
      format: contestant.format,
      build: 'new',
      look: 1,
    }));
}

/** As the gate plays them: what the machine spoilt or what failed once more, with more of the machine. */
export async function playContest(
  orders: readonly ContestOrder[],
  { parallel, signal, onPlay }: ContestOptions,
  play: (contestant: Contestant, ...order: Parameters<MakePlay>) => Promise<PlayResult>,
): Promise<readonly ScenarioPlay[]> {
  const contestantOf = new Map<PlayOrder, Contestant>(orders.map((order) => [order, order.contestant]));
  let made = 0;
  const makePlay: MakePlay = async (order, attempt) => {
    const contestant = contestantOf.get(order);
    if (contestant === undefined) throw new Error(`Nobody was to play ${order.scenario.name}.`);
    const result = await play(contestant, order, attempt);
    if (attempt === 1) made += 1;
    onPlay?.(`${made}/${orders.length} ${wordsOf(contestant, result)}`);
    return result;
  };
  const results = await playOrders(orders, makePlay, { parallel, signal });
  return results.flatMap((result, at) => {
    const contestant = orders[at]?.contestant;
    return contestant === undefined ? [] : [{ contestant, result }];
  });
}

function wordsOf(contestant: Contestant, result: PlayResult): string {
  const { scenario, figures, end, fitness, attempts } = result;
  const again = attempts > 1 ? ', again' : '';
  const came = isFatal(result) ? end.kind : `${figures.rebufferPct.toFixed(1)} % rebuffering`;
  const spoilt = fitness.kind === 'unfit' ? `; unfit: ${fitness.why}` : '';
  return `${scenario}, ${labelOf(contestant)}${again}: ${came}${spoilt}`;
}
