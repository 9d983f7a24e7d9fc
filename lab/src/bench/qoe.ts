/**
 * What measuring costs a page and its link while it plays: the share of the main thread that runs in `src/qoe`,
 * and the bytes of what is reported. What is measured and how: `lab/README.md`.
 *
 *   node --import tsx lab/src/bench/qoe.ts [--rounds 3] [--seconds 120] [--json FILE]
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { measureView, type MeasuredView } from './qoe/measure-view.js';
import { buildPages } from './startup/build-pages.js';
import { launchBrowser } from './startup/launch-browser.js';
import { labTitle, startServer } from './startup/start-server.js';
import { spreadOf } from './startup/statistics.js';

const { values: options } = parseArgs({
  options: {
    rounds: { type: 'string', default: '3' },
    seconds: { type: 'string', default: '120' },
    json: { type: 'string' },
  },
});
const rounds = Math.max(1, Number.parseInt(options.rounds, 10) || 3);
const seconds = Math.max(10, Number(options.seconds) || 120);
const views: MeasuredView[] = [];

const work = await mkdtemp(join(tmpdir(), 'sv-bench-'));
try {
  const pages = join(work, 'pages');
  // In scripts of its own, so that a profile can tell it by the address.
  await buildPages(pages, ['qoe-player'], [{ name: 'measuring', test: /\/src\/(?:qoe|wire)\// }]);
  const server = await startServer({ pages, data: join(work, 'data') });
  const browser = await launchBrowser();
  try {
    const { hls: mediaPath } = await labTitle(server.origin);
    const isMeasuring = (url: string): boolean => url.includes('/measuring');
    console.log(`${rounds} views of ${seconds} s each, ${browser.version()}`);
    for (let round = 0; round < rounds; round += 1) {
      views.push(await measureView({ browser, origin: server.origin, mediaPath, seconds, isMeasuring }));
    }
  } finally {
    await browser.close();
    await server.stop();
  }
} finally {
  await rm(work, { recursive: true, force: true });
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
const median = (of: (view: MeasuredView) => number): number => spreadOf(views.map(of)).median;
const perMinute = (bytes: readonly number[], { viewMs }: MeasuredView): number =>
  (sum(bytes) * 60_000) / viewMs;

const figures = {
  gzipBytesPerMinute: Math.round(median((view) => perMinute(view.gzipBytes, view))),
  bytesPerMinute: Math.round(median((view) => perMinute(view.bodyBytes, view))),
  requestsPerMinute: Math.round(10 * median((view) => (view.bodyBytes.length * 60_000) / view.viewMs)) / 10,
  mainThreadPct:
    Math.round(10_000 * median(({ profile }) => (100 * profile.insideMs) / profile.spanMs)) / 10_000,
};
for (const [name, value] of Object.entries(figures)) console.log(`${name.padEnd(24)}${value}`);
for (const [name, ms] of Object.entries(views.at(-1)?.profile.byFunction ?? {}).slice(0, 10)) {
  console.log(`  ${name.padEnd(22)}${ms.toFixed(1)} ms`);
}
if (options.json !== undefined) {
  const result = { bench: 'qoe', figures, details: { rounds, seconds, views } };
  await writeFile(options.json, `${JSON.stringify(result, null, 2)}\n`);
}
