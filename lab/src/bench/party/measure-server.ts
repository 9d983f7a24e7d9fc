import { spreadOf } from '../startup/statistics.js';
import { measureDeliveries, type Deliveries } from './deliveries.js';
import { openOurs } from './ours.js';
import type { OpenSide } from './side.js';
import { openStock } from './stock.js';

/** As many messages are under way at once as these rooms bear best. */
const rooms = [
  { clients: 50, inFlight: 50 },
  { clients: 500, inFlight: 10 },
] as const;

const sides: readonly (readonly [name: 'stock' | 'ours', open: OpenSide])[] = [
  ['stock', openStock],
  ['ours', openOurs],
];

type Runs = Record<'stock' | 'ours', Deliveries[]>;

/**
 * One room, everybody hears everything: ours with every check on, and the stock server, which checks nothing, in
 * turns.
 */
export async function measureServer({
  rounds,
  seconds,
}: {
  readonly rounds: number;
  readonly seconds: number;
}): Promise<{ readonly figures: Record<string, number>; readonly details: Record<string, Runs> }> {
  const figures: Record<string, number> = {};
  const details: Record<string, Runs> = {};
  for (const { clients, inFlight } of rooms) {
    const runs: Runs = { stock: [], ours: [] };
    for (let round = 0; round < rounds; round += 1) {
      // Who goes first turns with each round.
      for (const [name, open] of round % 2 === 0 ? sides : [...sides].reverse()) {
        const run = await measureDeliveries(open, { clients, inFlight, seconds });
        runs[name].push(run);
        console.log(
          `${clients} clients, ${inFlight} under way · ${name.padEnd(5)} ${inWords(run)} (${run.messages} messages)`,
        );
      }
    }
    const [stock, ours] = [medianOf(runs.stock), medianOf(runs.ours)];
    figures[`deliveriesRatio${clients}`] = Math.round((ours / stock) * 1_000) / 1_000;
    figures[`deliveriesPerSec${clients}`] = Math.round(ours);
    figures[`stockDeliveriesPerSec${clients}`] = Math.round(stock);
    figures[`latencyMs${clients}`] = latencyOf(runs.ours);
    figures[`stockLatencyMs${clients}`] = latencyOf(runs.stock);
    details[String(clients)] = runs;
  }
  return { figures, details };
}

function medianOf(runs: readonly Deliveries[]): number {
  return spreadOf(runs.map(({ perSec }) => perSec)).median;
}

/** At ten messages a second. */
function latencyOf(runs: readonly Deliveries[]): number {
  return Math.round(spreadOf(runs.flatMap(({ pacedMs }) => pacedMs)).median * 100) / 100;
}

function inWords({ perSec, latencyMs, pacedMs }: Deliveries): string {
  const [busy, paced] = [latencyMs, pacedMs].map((each) => spreadOf(each).median.toFixed(1));
  return `${Math.round(perSec)} deliveries/s, a message's way ${busy} ms, at ten a second ${paced} ms`;
}
