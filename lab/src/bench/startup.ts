/**
 * How long a viewer waits for the first frame: ours against the bare engine it drives.
 * What is measured and how: `lab/README.md`.
 *
 *   node --import tsx lab/src/bench/startup.ts [--rounds 9] [--kbps 5000] [--latency 40]
 *     [--conditions shaped,mediaShaped,unshaped] [--json FILE]
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readOptions } from '../../../scripts/support/read-options.mjs';
import { buildPages } from './startup/build-pages.js';
import { conditionsFor } from './startup/conditions.js';
import { holdContest } from './startup/contest.js';
import { launchBrowser } from './startup/launch-browser.js';
import { report } from './startup/report.js';
import { runPage } from './startup/run-page.js';
import { labTitle, startServer } from './startup/start-server.js';

const { values: options } = readOptions(import.meta.url, () =>
  parseArgs({
    options: {
      rounds: { type: 'string', default: '9' },
      kbps: { type: 'string', default: '5000' },
      latency: { type: 'string', default: '40' },
      conditions: { type: 'string', default: 'shaped,mediaShaped,unshaped' },
      json: { type: 'string' },
    },
  }),
);

const rounds = Math.max(1, Number.parseInt(options.rounds, 10) || 9);
const wanted = options.conditions.split(',');
const conditions = conditionsFor(Number(options.kbps), Number(options.latency)).filter(({ name }) =>
  wanted.includes(name),
);
const figures: Record<string, number> = {};
const details: Record<string, unknown> = { rounds };

const work = await mkdtemp(join(tmpdir(), 'sv-bench-'));
try {
  const pages = join(work, 'pages');
  await buildPages(pages);
  const server = await startServer({ pages, data: join(work, 'data') });
  const browser = await launchBrowser();
  try {
    const media = await labTitle(server.origin);
    console.log(`${rounds} rounds each, interleaved, cold cache, ${browser.version()}`);
    for (const condition of conditions) {
      const runs = await holdContest(rounds, async ({ page, format }) =>
        runPage({ browser, origin: server.origin, page, mediaPath: media[format], condition }),
      );
      Object.assign(figures, report(condition, runs));
      details[condition.name] = { link: condition.link, pagesToo: condition.pagesToo, runs };
    }
  } finally {
    await browser.close();
    await server.stop();
  }
} finally {
  await rm(work, { recursive: true, force: true });
}

if (options.json !== undefined) {
  const result = { bench: 'startup', figures, details };
  await writeFile(options.json, `${JSON.stringify(result, null, 2)}\n`);
}
