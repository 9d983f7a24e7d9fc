import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { startOrigin } from '../../chaos/origin/start-origin.js';
import { checkout } from '../../home/lab-home.js';
import { BrowserKeeper } from '../../play/browser-keeper.js';
import { buildPlayerPages } from '../../play/build-player-pages.js';
import type { Trace } from '../../sim/network/trace.js';
import { launchBrowser } from '../startup/launch-browser.js';
import { bestPeerOf, figuresByName } from './figures.js';
import { hindsightQoe } from './hindsight.js';
import { chooseNetworks, meanOver } from './networks.js';
import type { PeersOptions } from './options.js';
import type { Stage } from './run-view.js';
import { differenceOf, standingsOf, startStandingsOf, type StartStanding } from './summarise.js';
import { between, networkTable, startTable } from './tables.js';
import { MIN_LATENCY_MS, watchNetworks, type NetworkView } from './watch-networks.js';
import { watchStarts } from './watch-starts.js';
import { wideTitle } from './wide-title.js';

/**
 * Between these a ladder of 300 kbps to 9 Mbps has something to choose: below, its lowest rendition with sound
 * takes more than half of the link.
 */
const bounds = { leastKbps: 700, mostKbps: 12_000 };

/** Plays and judges all that was asked for, and prints it. @returns what stands in the JSON. */
export async function comparePeers(
  options: PeersOptions,
  signal: AbortSignal,
): Promise<{ figures: Readonly<Record<string, number>>; details: unknown }> {
  // As users get it: a bundler puts the package's files together otherwise than it would the sources.
  const { svPlayer = checkout, limit, seconds } = options;
  const title = await wideTitle();
  const { traces, words } = await chooseNetworks({ limit, seconds, ...bounds });
  const keeper = new BrowserKeeper(launchBrowser);
  const work = await mkdtemp(join(tmpdir(), 'sv-peers-'));
  const pages = join(work, 'pages');
  await buildPlayerPages(pages, svPlayer === null ? {} : { svPlayer });
  const origin = await startOrigin({ root: title.root, pages });
  try {
    const browser = (await keeper.get()).version();
    console.log(`Chromium ${browser}, ${cpus().length} cores, ${options.contestants.length} contestants`);
    const stage: Stage = { browser: async () => keeper.get(), origin, title, signal };

    const starts = await judgeStarts(stage, options);
    const views = await watchNetworks(stage, {
      ...options,
      networks: traces,
      watchSec: seconds,
      onView: tellView,
    });
    const hindsights = traces.map((trace) => hindsightQoe(trace, title.table, seconds, MIN_LATENCY_MS));
    const hindsight =
      hindsights.length > 0 ? hindsights.reduce((sum, qoe) => sum + qoe, 0) / hindsights.length : null;
    const standings = standingsOf(views);
    if (hindsight !== null) {
      console.log(`\nQoE_lin per segment, ${traces.length} ${words}, ${seconds} s each; means`);
      console.log(networkTable(standings));
      console.log(`With hindsight ${hindsight.toFixed(2)} was possible.`);
      tellDifferences(views);
    }
    const networks = traces.map((trace, at) => networkFacts(trace, seconds, hindsights[at]));
    const details = { options, browser, networks, standings, starts, views };
    return { figures: figuresByName(standings, starts, hindsight), details };
  } finally {
    await keeper.close();
    await origin.close();
    await rm(work, { recursive: true, force: true });
  }
}

async function judgeStarts(stage: Stage, options: PeersOptions): Promise<readonly StartStanding[]> {
  const { rounds, kbps, latencyMs } = options;
  if (rounds === 0) return [];
  const starts = startStandingsOf(await watchStarts(stage, options));
  console.log(`\nFirst frame, ${kbps} kbps and ${latencyMs} ms, ${rounds} rounds`);
  console.log(startTable(starts));
  return starts;
}

function tellView(
  { label, network, qoe, figures, busyShare }: NetworkView,
  done: number,
  total: number,
): void {
  const load = `${Math.round(100 * busyShare)} % busy`;
  const stalled = `${figures.stallSec.toFixed(1)} s stalled`;
  console.log(`${done}/${total} ${network}, ${label}: ${qoe.toFixed(2)}, ${stalled}, ${load}`);
}

function tellDifferences(views: readonly NetworkView[]): void {
  const standings = standingsOf(views);
  const best = bestPeerOf(standings);
  for (const ours of ['sv-player hls', 'sv-player dash']) {
    if (best === undefined || !standings.some(({ label }) => label === ours)) continue;
    const { mean, interval } = differenceOf(views, ours, best.label);
    console.log(`${ours} less ${best.label}: ${mean.toFixed(2)} (95 %: ${between(interval)})`);
  }
}

function networkFacts(trace: Trace, seconds: number, hindsight: number | undefined): object {
  const { id, dataset } = trace;
  return { id, dataset, meanKbps: Math.round(meanOver(trace, seconds)), hindsightQoe: hindsight };
}
