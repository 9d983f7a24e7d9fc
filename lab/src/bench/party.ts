/**
 * What a watch party costs its server: one room, everybody hears everything. Ours with every check on, and the
 * stock y-websocket server, which checks nothing, side by side in one run. How: `lab/README.md`.
 *
 *   node --import tsx lab/src/bench/party.ts [--rounds 5] [--seconds 4] [--json FILE]
 */
import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { measureDeliveries, type Deliveries } from './party/deliveries.js';
import { openOurs } from './party/ours.js';
import type { OpenSide } from './party/side.js';
import { openStock } from './party/stock.js';
import { spreadOf } from './startup/statistics.js';

const { values: options } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '4' },
    json: { type: 'string' },
  },
});
const rounds = Math.max(1, Number.parseInt(options.rounds, 10) || 5);
const seconds = Math.max(1, Number(options.seconds) || 4);

/** As many messages are under way at once as these rooms bear best. */
const rooms = [
  { clients: 50, inFlight: 50 },
  { clients: 500, inFlight: 10 },
] as const;

const sides: readonly (readonly [name: 'stock' | 'ours', open: OpenSide])[] = [
  ['stock', openStock],
  ['ours', openOurs],
];

const figures: Record<string, number> = {};
const details: Record<string, Record<string, Deliveries[]>> = {};
for (const { clients, inFlight } of rooms) {
  const runs: Record<'stock' | 'ours', Deliveries[]> = { stock: [], ours: [] };
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
for (const [key, value] of Object.entries(figures)) console.log(`${key} ${value}`);

if (options.json !== undefined) {
  const result = { bench: 'party', figures, details: { rounds, seconds, ...details } };
  await writeFile(options.json, `${JSON.stringify(result, null, 2)}\n`);
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
