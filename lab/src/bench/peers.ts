/**
 * What viewers get from us and from the peers: QoE over recorded networks, and how soon there is a picture.
 * What is measured and how: `docs/guides/peers.md`.
 *
 *   node --import tsx lab/src/bench/peers.ts [--limit 10] [--seconds 60] [--players a,b] [--parallel 2]
 *     [--rounds 9] [--kbps 5000] [--latency 40] [--seed 1] [--sv-player FOLDER] [--json FILE]
 *
 * `--sv-player` names a built package to compare instead of the sources here.
 * `--limit 0` leaves the networks out, `--rounds 0` the first frames.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startOrigin, type Origin } from '../chaos/origin/start-origin.js';
import { buildPlayerPages } from '../play/build-player-pages.js';
import { contestantsOf } from './peers/contestants.js';
import { BrowserKeeper } from './peers/browser-keeper.js';
import { bestPeerOf, figuresByName } from './peers/figures.js';
import { hindsightQoe } from './peers/hindsight.js';
import { chooseNetworks, meanOver } from './peers/networks.js';
import type { Stage } from './peers/run-view.js';
import { differenceOf, standingsOf, startStandingsOf } from './peers/summarise.js';
import { between, networkTable, startTable } from './peers/tables.js';
import { MIN_LATENCY_MS, watchNetworks } from './peers/watch-networks.js';
import { watchStarts } from './peers/watch-starts.js';
import { wideTitle } from './peers/wide-title.js';

const { values } = parseArgs({
  options: {
    limit: { type: 'string', default: '10' },
    seconds: { type: 'string', default: '60' },
    players: { type: 'string' },
    parallel: { type: 'string', default: '2' },
    rounds: { type: 'string', default: '9' },
    kbps: { type: 'string', default: '5000' },
    latency: { type: 'string', default: '40' },
    seed: { type: 'string', default: '1' },
    'sv-player': { type: 'string' },
    json: { type: 'string' },
  },
});

function whole(
  name: 'limit' | 'seconds' | 'parallel' | 'rounds' | 'kbps' | 'latency' | 'seed',
  least: number,
) {
  const value = Number(values[name]);
  if (Number.isSafeInteger(value) && value >= least) return value;
  console.error(`--${name} ${values[name]}: give a whole number from ${least} on.`);
  process.exit(2);
}

const settings = {
  limit: whole('limit', 0),
  seconds: whole('seconds', 8),
  parallel: whole('parallel', 1),
  rounds: whole('rounds', 0),
  kbps: whole('kbps', 1),
  latencyMs: whole('latency', 0),
  seed: whole('seed', 0),
};
/** Between these a ladder of 300 kbps to 9 Mbps has something to choose. */
const bounds = { leastKbps: 700, mostKbps: 12_000 };

const interrupted = new AbortController();
process.once('SIGINT', () => interrupted.abort(new Error('Interrupted.')));
const contestants = contestantsOf(values.players?.split(','));
const title = await wideTitle();
const work = await mkdtemp(join(tmpdir(), 'sv-peers-'));
const keeper = new BrowserKeeper();
let origin: Origin | null = null;
try {
  const pages = join(work, 'pages');
  const svPlayer = values['sv-player'];
  await buildPlayerPages(pages, svPlayer === undefined ? {} : { svPlayer });
  origin = await startOrigin({ root: title.root, pages });
  const stage: Stage = { browser: async () => keeper.get(), origin, title, signal: interrupted.signal };
  const version = (await keeper.get()).version();
  console.log(`Chromium ${version}, ${cpus().length} cores, ${contestants.length} contestants`);

  const starts = startStandingsOf(
    settings.rounds > 0 ? await watchStarts(stage, { ...settings, contestants }) : [],
  );
  if (settings.rounds > 0) {
    console.log(
      `\nFirst frame, ${settings.kbps} kbps and ${settings.latencyMs} ms, ${settings.rounds} rounds`,
    );
    console.log(startTable(starts));
  }

  const { traces, words } = await chooseNetworks({ ...settings, ...bounds });
  const views = await watchNetworks(stage, {
    ...settings,
    networks: traces,
    contestants,
    watchSec: settings.seconds,
    onView: ({ label, network, qoe, figures: { stallSec }, busyShare }, done, total) => {
      const load = `${Math.round(100 * busyShare)} % busy`;
      console.log(
        `${done}/${total} ${network}, ${label}: ${qoe.toFixed(2)}, ${stallSec.toFixed(1)} s stalled, ${load}`,
      );
    },
  });
  const standings = standingsOf(views);
  const hindsights = traces.map((trace) =>
    hindsightQoe(trace, title.table, settings.seconds, MIN_LATENCY_MS),
  );
  const hindsight =
    hindsights.length > 0 ? hindsights.reduce((sum, qoe) => sum + qoe, 0) / hindsights.length : null;
  const best = bestPeerOf(standings);
  if (hindsight !== null) {
    console.log(`\nQoE_lin per segment, ${traces.length} ${words}, ${settings.seconds} s each; means`);
    console.log(networkTable(standings));
    console.log(`With hindsight ${hindsight.toFixed(2)} was possible.`);
    for (const ours of ['sv-player hls', 'sv-player dash']) {
      if (best === undefined || !standings.some(({ label }) => label === ours)) continue;
      const { mean, interval } = differenceOf(views, ours, best.label);
      console.log(`${ours} less ${best.label}: ${mean.toFixed(2)} (95 %: ${between(interval)})`);
    }
  }

  const figures = figuresByName(standings, starts, hindsight);
  const networks = traces.map((trace, at) => ({
    id: trace.id,
    dataset: trace.dataset,
    meanKbps: Math.round(meanOver(trace, settings.seconds)),
    hindsightQoe: hindsights[at],
  }));
  const details = { settings, browser: version, networks, standings, starts, views };
  if (values.json !== undefined)
    await writeFile(values.json, `${JSON.stringify({ bench: 'peers', figures, details }, null, 2)}\n`);
} finally {
  await keeper.close();
  await origin?.close();
  await rm(work, { recursive: true, force: true });
}
