/**
 * What the interface costs a page while it plays: `<sv-player>` against a bare `<video>` with hls.js and the
 * same settings, interleaved. Half of each run the pointer moves on the picture now and then, so that the
 * controls are up; half of it the viewer leaves the player alone. What is measured and how: `lab/README.md`.
 *
 *   node --import tsx lab/src/bench/ui.ts [--rounds 5] [--seconds 60] [--json FILE]
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readOptions } from '../../../scripts/support/read-options.mjs';
import { buildPages } from './startup/build-pages.js';
import { launchBrowser } from './startup/launch-browser.js';
import { labTitle, startServer } from './startup/start-server.js';
import { report } from './ui/report.js';
import { watchPage, type UiPage, type UiRun } from './ui/watch-page.js';

const { values: options } = readOptions(import.meta.url, () =>
  parseArgs({
    options: {
      rounds: { type: 'string', default: '5' },
      seconds: { type: 'string', default: '60' },
      json: { type: 'string' },
    },
  }),
);
const rounds = Math.max(1, Number.parseInt(options.rounds, 10) || 5);
const seconds = Math.max(2, Number(options.seconds) || 60);
const runs: Record<'bare' | 'ours', UiRun[]> = { bare: [], ours: [] };
const sides: readonly (readonly ['bare' | 'ours', UiPage])[] = [
  ['bare', 'ui-bare'],
  ['ours', 'ui-player'],
];

const work = await mkdtemp(join(tmpdir(), 'sv-bench-'));
try {
  const pages = join(work, 'pages');
  await buildPages(pages, ['ui-bare', 'ui-player']);
  const server = await startServer({ pages, data: join(work, 'data') });
  const browser = await launchBrowser();
  try {
    const { hls: mediaPath } = await labTitle(server.origin);
    console.log(`${rounds} rounds of ${seconds} s each, interleaved, ${browser.version()}`);
    for (let round = 0; round < rounds; round += 1) {
      // Who goes first turns with each round.
      for (const [side, page] of round % 2 === 0 ? sides : [...sides].reverse()) {
        runs[side].push(await watchPage({ browser, origin: server.origin, page, mediaPath, seconds }));
      }
    }
  } finally {
    await browser.close();
    await server.stop();
  }
} finally {
  await rm(work, { recursive: true, force: true });
}

const figures = report(runs);
if (options.json !== undefined) {
  const result = { bench: 'ui', figures, details: { rounds, seconds, runs } };
  await writeFile(options.json, `${JSON.stringify(result, null, 2)}\n`);
}
