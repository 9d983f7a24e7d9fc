/**
 * How long a viewer waits for the first frame: ours against the bare engine it drives.
 *
 *   node --import tsx lab/src/bench/startup.ts [--rounds 9] [--kbps 5000] [--latency 40] [--json FILE]
 *
 * One browser; a new context, hence a cold cache, for each run; the four pages interleaved, in an order
 * that turns with each round; a first round that isn't counted. Pages and media come over the same link.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildPages, type PageName } from './startup/build-pages.js';
import { launchBrowser } from './startup/launch-browser.js';
import { runPage, type Link, type Startup } from './startup/run-page.js';
import { startServer } from './startup/start-server.js';
import { spreadOf, type Spread } from './startup/statistics.js';

interface Contestant {
  readonly format: 'hls' | 'dash';
  readonly side: 'bare' | 'ours';
  readonly page: PageName;
}

const contestants: readonly Contestant[] = [
  { format: 'hls', side: 'bare', page: 'bare-hls' },
  { format: 'hls', side: 'ours', page: 'player' },
  { format: 'dash', side: 'bare', page: 'bare-dash' },
  { format: 'dash', side: 'ours', page: 'player' },
];

const measures = {
  firstFrame: (run: Startup) => run.firstFrameMs,
  firstAdvance: (run: Startup) => run.firstAdvanceMs,
  'fromSource.firstFrame': (run: Startup) => run.firstFrameMs - run.sourceSetMs,
  'fromSource.firstAdvance': (run: Startup) => run.firstAdvanceMs - run.sourceSetMs,
} as const;

const { values: options } = parseArgs({
  options: {
    rounds: { type: 'string', default: '9' },
    kbps: { type: 'string', default: '5000' },
    latency: { type: 'string', default: '40' },
    json: { type: 'string' },
  },
});
const rounds = Math.max(1, Number.parseInt(options.rounds, 10) || 9);
const links: Readonly<Record<string, Link>> = {
  shaped: { kbps: Number(options.kbps), latencyMs: Number(options.latency) },
  unshaped: null,
};

/** Where the lab's title is, by format. */
async function mediaPaths(origin: string): Promise<Record<'hls' | 'dash', string>> {
  const answer = await fetch(`${origin}/media/index.json`);
  const text = await answer.text();
  const [hls] = /\/media\/lab\/[^"]*\.m3u8/.exec(text) ?? [];
  const [dash] = /\/media\/lab\/[^"]*\.mpd/.exec(text) ?? [];
  if (hls === undefined || dash === undefined)
    throw new Error('The server has no title "lab". Run `npm start` once: it makes the sample titles.');
  return { hls, dash };
}

const cell = (text: string | number, width: number): string => `${text}`.padStart(width);
const inWords = ({ median, q1, q3 }: Spread): string =>
  `${median.toFixed(0)} (${q1.toFixed(0)}–${q3.toFixed(0)})`;

const work = await mkdtemp(join(tmpdir(), 'sv-bench-'));
try {
  const pages = join(work, 'pages');
  await buildPages(pages);
  const server = await startServer({ pages, data: join(work, 'data') });
  const browser = await launchBrowser();
  try {
    const media = await mediaPaths(server.origin);
    const figures: Record<string, number> = {};
    const details: Record<string, unknown> = {};
    for (const [linkName, link] of Object.entries(links)) {
      const runs = new Map<Contestant, Startup[]>(contestants.map((each) => [each, []]));
      for (let round = -1; round < rounds; round += 1) {
        for (let turn = 0; turn < contestants.length; turn += 1) {
          const contestant = contestants[(turn + round + contestants.length) % contestants.length];
          if (contestant === undefined) continue;
          const { page, format } = contestant;
          const run = await runPage(browser, server.origin, page, media[format], link);
          if (round >= 0) runs.get(contestant)?.push(run);
        }
      }

      console.log(
        `\n${linkName}: ${link === null ? 'no bottleneck' : `${link.kbps} kbps, ${link.latencyMs} ms`}; ${rounds} rounds; ms as median (quartiles)`,
      );
      console.log(`${'format, measure'.padEnd(32)}${cell('bare', 20)}${cell('ours', 20)}${cell('ratio', 8)}`);
      const prefix = linkName === 'shaped' ? '' : `${linkName}.`;
      for (const format of ['hls', 'dash'] as const) {
        const of = (side: 'bare' | 'ours'): Startup[] =>
          contestants
            .filter((each) => each.format === format && each.side === side)
            .flatMap((each) => runs.get(each) ?? []);
        for (const [name, measure] of Object.entries(measures)) {
          const bare = spreadOf(of('bare').map(measure));
          const ours = spreadOf(of('ours').map(measure));
          const ratio = ours.median / bare.median;
          figures[`${format}.${prefix}${name}Ratio`] = Math.round(ratio * 1000) / 1000;
          console.log(
            `${`${format} ${name}`.padEnd(32)}${cell(inWords(bare), 20)}${cell(inWords(ours), 20)}${cell(ratio.toFixed(3), 8)}`,
          );
        }
        const kB = (side: 'bare' | 'ours', what: 'scriptBytes' | 'mediaBytes'): string =>
          (spreadOf(of(side).map((run) => run[what])).median / 1000).toFixed(0);
        console.log(
          `${`${format} kB before it: scripts, media`.padEnd(32)}${cell(`${kB('bare', 'scriptBytes')}, ${kB('bare', 'mediaBytes')}`, 20)}${cell(`${kB('ours', 'scriptBytes')}, ${kB('ours', 'mediaBytes')}`, 20)}`,
        );
        details[`${format}.${linkName}`] = { bare: of('bare'), ours: of('ours') };
      }
    }
    if (options.json !== undefined)
      await writeFile(
        options.json,
        `${JSON.stringify({ bench: 'startup', figures, details: { rounds, links, runs: details } }, null, 2)}\n`,
      );
  } finally {
    await browser.close();
    await server.stop();
  }
} finally {
  await rm(work, { recursive: true, force: true });
}
