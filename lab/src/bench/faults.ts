/**
 * What players survive: every fault of `lab/src/survival`, one by one, with <sv-player> on HLS and DASH
 * and, if asked, with the peers.
 *
 *   node --import tsx lab/src/bench/faults.ts [--peers] [--players NAME…] [--only ID…] [--parallel 4]
 *     [--json FILE]
 *
 * Exit code 1: <sv-player> hung, or missed what it owed in another way.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readOptions } from '../../../scripts/support/read-options.mjs';
import { startOrigin } from '../chaos/origin/start-origin.js';
import { openTitle } from '../gate/title/open-title.js';
import { BrowserKeeper } from '../play/browser-keeper.js';
import { buildPlayerPages } from '../play/build-player-pages.js';
import { playerNames, players } from '../play/players.js';
import { UsageError } from '../sim/run/usage-error.js';
import { allFaults } from '../survival/all-faults.js';
import { playSuite, type Survivor } from '../survival/play-suite.js';
import { countsOf, figuresOf, labelOf, missesOf, tableOf, wordsOf } from '../survival/suite-report.js';
import { launchBrowser } from './startup/launch-browser.js';

const { values: options } = readOptions(import.meta.url, () =>
  parseArgs({
    options: {
      peers: { type: 'boolean', default: false },
      players: { type: 'string', multiple: true },
      only: { type: 'string', multiple: true },
      parallel: { type: 'string', default: '4' },
      json: { type: 'string' },
    },
  }),
);

const namesIn = (lists: readonly string[]): readonly string[] =>
  lists.flatMap((list) => list.split(',')).filter((name) => name !== '');

function chosen<Item>(
  option: string,
  lists: readonly string[] | undefined,
  items: readonly Item[],
  nameOf: (item: Item) => string,
): readonly Item[] {
  if (lists === undefined) return items;
  return namesIn(lists).map((name) => {
    const item = items.find((each) => nameOf(each) === name);
    if (item === undefined)
      throw new UsageError(`--${option}: there is no "${name}". There are: ${items.map(nameOf).join(', ')}.`);
    return item;
  });
}

async function main(): Promise<void> {
  const faults = chosen('only', options.only, allFaults, ({ id }) => id);
  const names = options.peers
    ? playerNames
    : chosen('players', options.players ?? ['sv-player'], playerNames, (name) => name);
  const survivors: readonly Survivor[] = names.flatMap((player) =>
    players[player].formats.map((format) => ({ player, format })),
  );
  const parallel = Math.max(1, Number.parseInt(options.parallel, 10) || 1);

  const title = await openTitle('lab');
  const { hls = '', dash = '' } = title.manifests;
  const pages = await mkdtemp(join(tmpdir(), 'sv-bench-faults-'));
  const abort = new AbortController();
  process.once('SIGINT', () => abort.abort(new Error('Interrupted.')));
  try {
    await buildPlayerPages(pages);
    const origin = await startOrigin({ ...title.origin, pages });
    const browser = new BrowserKeeper(launchBrowser);
    try {
      const { signal } = abort;
      const version = (await browser.get()).version();
      const stage = {
        browser: () => browser.get(),
        origin,
        title: title.facts,
        paths: { hls, dash },
        signal,
      };
      const total = faults.length * survivors.length;
      console.log(`${faults.length} faults, ${total} plays, ${parallel} at a time, ${version}`);
      let done = 0;
      const results = await playSuite(stage, faults, survivors, {
        parallel,
        told: (result) => {
          done += 1;
          const { survived, fault, outcome } = result;
          console.log(
            `${done}/${total} ${survived ? ' ' : '✗'} ${fault} · ${labelOf(result)} · ${wordsOf(outcome)}`,
          );
        },
      });
      console.log(`\n${tableOf(faults, survivors, results)}\n`);
      const figures = figuresOf(faults, results);
      for (const [key, value] of Object.entries(figures)) console.log(`${key} ${value}`);
      if (options.json !== undefined) {
        const players = Object.fromEntries(
          survivors.map((survivor) => [
            labelOf(survivor),
            countsOf(results.filter((each) => labelOf(each) === labelOf(survivor))),
          ]),
        );
        const details = { chromium: version, parallel, players, results };
        await writeFile(options.json, `${JSON.stringify({ bench: 'faults', figures, details }, null, 2)}\n`);
      }
      for (const miss of missesOf(results)) {
        console.error(`not as owed: ${miss.fault} · ${labelOf(miss)} · ${wordsOf(miss.outcome)}`);
        process.exitCode = 1;
      }
    } finally {
      await browser.close();
      await origin.close();
    }
  } finally {
    await rm(pages, { recursive: true, force: true });
  }
}

try {
  await main();
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}
