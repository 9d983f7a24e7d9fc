/**
 * What is reported of scripted sessions with known faults, against what happened: in Chromium, on both engines,
 * by frames, the page's own events and the lab's origin. What is compared and how: `lab/src/truth/README.md`.
 *
 *   npm run test:truth -- [--sessions 200] [--from 0] [--seed 1] [--parallel 2] [--only WORDS] [--json FILE]
 */
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { readOptions } from '../../../scripts/support/read-options.mjs';
import { launchBrowser } from '../bench/startup/launch-browser.js';
import { BOUND_MS, playSessions } from './play-sessions.js';
import { allScripts, castingOf } from './scripts/all-scripts.js';
import { figuresOf, lineOf } from './truth-report.js';

const { values: options } = readOptions(import.meta.url, () =>
  parseArgs({
    options: {
      sessions: { type: 'string', default: '200' },
      from: { type: 'string', default: '0' },
      seed: { type: 'string', default: '1' },
      parallel: { type: 'string', default: '2' },
      only: { type: 'string' },
      json: { type: 'string' },
    },
  }),
);
const whole = (said: string, least: number): number => Math.max(least, Number.parseInt(said, 10) || least);
const [count, from, seed] = [whole(options.sessions, 1), whole(options.from, 0), whole(options.seed, 0)];
const scripts = allScripts.filter(({ name }) => options.only === undefined || name.includes(options.only));

const root = fileURLToPath(new URL('../../../.titles', import.meta.url));
const player = fileURLToPath(new URL('../../../dist/cdn', import.meta.url));
const script = `${player}/sv-player.js`;
if (!existsSync(script)) throw new Error('The player is not built yet: run `npm run build` first.');

console.log(`${count} sessions of ${scripts.length} scripts, seed ${seed}`);
const sessions = await playSessions({
  launch: () => launchBrowser(true),
  castings: Array.from({ length: count }, (_, index) => castingOf(from + index, seed, scripts)),
  parallel: whole(options.parallel, 1),
  root,
  player,
  played: (session) => console.log(lineOf(session)),
});
const figures = figuresOf(sessions);
for (const [name, value] of Object.entries(figures)) console.log(`${name.padEnd(20)}${value}`);
if (options.json !== undefined) {
  const result = { bench: 'truth', figures, details: { seed, from, sessions } };
  await writeFile(options.json, `${JSON.stringify(result, null, 2)}\n`);
}
const wrong = figures.countErrors + figures.notPlayed;
process.exitCode =
  wrong > 0 || Math.max(figures.maxStartupErrorMs, figures.maxStallErrorMs) > BOUND_MS ? 1 : 0;
