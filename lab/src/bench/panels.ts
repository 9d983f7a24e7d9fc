/**
 * How long the dashboard's panels take over a full database while beacons come in: `panelP95Ms`, the slowest panel's
 * 95th percentile. `bench:collector` measures it too, with its own figures.
 *
 *   node --import tsx lab/src/bench/panels.ts [--views 100000] [--events 10000000] [--feed 5000] [--rounds 30]
 *     [--json FILE]
 */
import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { FULL_LOAD, measurePanels, type PanelLoad } from './panels/measure-panels.js';

const { values: options } = parseArgs({
  options: {
    views: { type: 'string' },
    events: { type: 'string' },
    feed: { type: 'string' },
    rounds: { type: 'string' },
    json: { type: 'string' },
  },
});

function whole(name: keyof PanelLoad): number {
  const value = Number(options[name] ?? FULL_LOAD[name]);
  if (Number.isSafeInteger(value) && value >= 1) return value;
  console.error(`--${name} ${options[name]}: give a whole number, at least 1.`);
  process.exit(2);
}

const { panelP95Ms, panels, ...fed } = await measurePanels({
  views: whole('views'),
  events: whole('events'),
  feed: whole('feed'),
  rounds: whole('rounds'),
});
console.table(panels);
console.log(`panelP95Ms ${panelP95Ms}, while ${fed.fedPerSec} events a second came in and were committed.`);
if (options.json !== undefined) {
  const result = { bench: 'panels', figures: { panelP95Ms }, details: { ...panels, ...fed } };
  await writeFile(options.json, `${JSON.stringify(result, null, 2)}\n`);
}
