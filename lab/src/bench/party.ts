/**
 * How near viewers of a party are to each other, in real pages; and what a party costs its server, beside the stock
 * y-websocket server. What is measured and how: `lab/README.md`.
 *
 *   node --import tsx lab/src/bench/party.ts [--rounds 5] [--seconds 4] [--drift-seconds 60]
 *     [--stall-seconds 600] [--only drift,far,converge,join,stalls,deliveries] [--json FILE]
 */
import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { measureServer } from './party/measure-server.js';
import { measureViewers } from './party/measure-viewers.js';

const { values: options } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '4' },
    'drift-seconds': { type: 'string', default: '60' },
    'stall-seconds': { type: 'string', default: '600' },
    only: { type: 'string' },
    json: { type: 'string' },
  },
});
const rounds = Math.max(1, Number.parseInt(options.rounds, 10) || 5);
const seconds = Math.max(1, Number(options.seconds) || 4);
const driftSeconds = Math.max(5, Number(options['drift-seconds']) || 60);
const stallSeconds = Math.max(20, Number(options['stall-seconds']) || 600);

const parts = ['drift', 'far', 'converge', 'join', 'stalls', 'deliveries'] as const;
const only = options.only?.split(',') ?? parts;
const unknown = only.filter((name) => !parts.some((part) => part === name));
if (unknown.length > 0) {
  console.error(`--only ${unknown.join(',')}: give of ${parts.join(', ')}.`);
  process.exit(2);
}
const isWanted = (part: (typeof parts)[number]): boolean => only.includes(part);

const figures: Record<string, number> = {};
const details: Record<string, unknown> = { rounds, seconds, driftSeconds, stallSeconds };
if (parts.some((part) => part !== 'deliveries' && isWanted(part))) {
  const viewers = await measureViewers({ isWanted, driftSeconds, stallSeconds });
  Object.assign(figures, viewers.figures);
  Object.assign(details, viewers.details);
}
if (isWanted('deliveries')) {
  const server = await measureServer({ rounds, seconds });
  Object.assign(figures, server.figures);
  Object.assign(details, server.details);
}
for (const [key, value] of Object.entries(figures)) console.log(`${key} ${value}`);

if (options.json !== undefined) {
  await writeFile(options.json, `${JSON.stringify({ bench: 'party', figures, details }, null, 2)}\n`);
}
