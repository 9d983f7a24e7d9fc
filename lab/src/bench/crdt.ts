/**
 * What a party's document can take, in one process: operations and chat messages a second, what a message
 * costs late in a long evening, and what a room weighs. What is measured and how: `lab/README.md`.
 *
 *   node --import tsx lab/src/bench/crdt.ts [--rounds 5] [--json FILE]
 */
import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { median } from '../gate/compare/ranks.js';
import { chatCostUs, chatPerSec, commandsPerSec, opsPerSec, windowedDocKB } from './crdt/measures.js';

const { values: options } = parseArgs({
  options: { rounds: { type: 'string', default: '5' }, json: { type: 'string' } },
});

const rounds = Number(options.rounds);
if (!Number.isSafeInteger(rounds) || rounds < 1) {
  console.error(`--rounds ${options.rounds}: give a whole number above 0.`);
  process.exit(2);
}

const sample = (measure: () => number): { median: number; all: number[] } => {
  // The first one warms the compiler up.
  measure();
  const all = Array.from({ length: rounds }, measure);
  return { median: median(all), all };
};

const ops = sample(opsPerSec);
const commands = sample(commandsPerSec);
const chat = sample(chatPerSec);
const costs = sample(() => {
  const { late, early } = chatCostUs();
  return late / early;
});
const docKB = windowedDocKB();

const figures = {
  opsPerSec: Math.round(ops.median),
  commandsPerSec: Math.round(commands.median),
  chatPerSec: Math.round(chat.median),
  costRatio100kTo1k: Number(costs.median.toFixed(2)),
  windowedDocKB: docKB,
};
console.log(`operations a second, in batched transactions  ${figures.opsPerSec.toLocaleString('en')}`);
console.log(`commands a second, with every check            ${figures.commandsPerSec.toLocaleString('en')}`);
console.log(`chat messages a second                        ${figures.chatPerSec.toLocaleString('en')}`);
console.log(`cost of a message after 100,000 to after 1,000 ${figures.costRatio100kTo1k}`);
console.log(`a room with 200 of 5,000 messages             ${figures.windowedDocKB} kB`);

if (options.json !== undefined) {
  const details = {
    opsPerSec: ops.all,
    commandsPerSec: commands.all,
    chatPerSec: chat.all,
    costRatio100kTo1k: costs.all,
  };
  await writeFile(options.json, `${JSON.stringify({ bench: 'crdt', figures, details }, null, 2)}\n`);
}
