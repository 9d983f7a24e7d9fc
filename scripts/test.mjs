/**
 * `npm test`: installs what is missing, then unit, contract, browser and end-to-end tests, and the examples
 * built from the packed package. Its last line is `N passed, N failed`. `--only unit`, `browser`, `e2e`, `engines`
 * (Firefox and WebKitGTK: one scenario each, where they are; `SV_ENGINES=install` installs them, as CI does), `alone` (end-to-end tests that need the machine for
 * themselves) or `examples` (`npm run test:examples`) runs just
 * those; what follows `--` goes to that runner. A test that fails is run once more; one that passes then
 * counts, and is listed with what it said at first.
 */
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureNode, ensurePackages } from './support/ensure.mjs';
import { ensureRedis } from './support/ensure-redis.mjs';
import { ensureServices } from './support/ensure-services.mjs';
import { ensureBrowsers, installedOf } from './support/ensure-browsers.mjs';
import { ensureChromium } from './support/find-chromium.mjs';
import {
  failuresOfPlaywright,
  failuresOfVitest,
  flakyOfPlaywright,
  flakyOfVitest,
} from './support/read-failures.mjs';
import { inWords, readPlaywright, readVitest, sum } from './support/read-reports.mjs';
import { root, runNode } from './support/run.mjs';

const vitest = 'node_modules/vitest/vitest.mjs';
const playwright = 'node_modules/@playwright/test/cli.js';
const results = join(root, 'test-results');

const report = (name) => join(results, `${name}.json`);
/** They take a while to install: one look at each, where they are. `npm run test:browsers` looks at all. */
const otherEngines = ['firefox', 'webkit'];
if (process.env.SV_ENGINES === 'install') await ensureBrowsers(otherEngines);
const others = installedOf(otherEngines);
const vitestRun = (name, projects = name) => ({
  args: [
    vitest,
    'run',
    '--project',
    projects,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report(name)}`,
  ],
  read: () => readVitest(report(name)),
  failures: () => failuresOfVitest(report(name)),
  flaky: () => flakyOfVitest(report(name)),
});
const playwrightRun = (name, config) => ({
  args: [playwright, 'test', '--config', config],
  read: () => readPlaywright(report(name)),
  failures: () => failuresOfPlaywright(report(name)),
  flaky: () => flakyOfPlaywright(report(name)),
});
const runners = {
  unit: vitestRun('unit', 'unit*'),
  browser: vitestRun('browser', 'browser*'),
  e2e: playwrightRun('e2e', 'e2e/playwright.config.ts'),
  engines: {
    args: ['scripts/test-browsers.mjs', '--only', others.join(','), '--', '-t', 'HLS plays: the playhead'],
    read: () => readVitest(report('browsers')),
    failures: () => failuresOfVitest(report('browsers')),
    flaky: () => flakyOfVitest(report('browsers')),
  },
  alone: playwrightRun('alone', 'e2e/playwright.alone.config.ts'),
  examples: playwrightRun('examples', 'e2e/examples/playwright.config.ts'),
};

const { values, positionals } = parseArgs({ options: { only: { type: 'string' } }, allowPositionals: true });
const names = values.only
  ? [values.only]
  : Object.keys(runners).filter((name) => name !== 'engines' || others.length > 0);
const leftOut = otherEngines.filter((name) => !others.includes(name)).join(' and ');
if (names.length > 1 && leftOut !== '')
  console.log(
    `Left out: ${leftOut}, not installed. npm run test:browsers installs what it may, and runs more.`,
  );
if (!names.every((name) => name in runners)) {
  console.error(`--only takes ${Object.keys(runners).join(', ')}, not "${values.only}".`);
  process.exit(2);
}

ensureNode();
await ensurePackages();
await ensureChromium();
if (names.includes('unit')) await ensureRedis();
if (names.includes('unit')) await ensureServices();
for (const [script, args] of [
  ['scripts/build.mjs', ['--if-changed']],
  ['server/dist/make-titles.js', ['--out', '.titles', '--title', 'lab']],
]) {
  const { code } = await runNode(script, args);
  if (code !== 0) process.exit(code);
}

const runs = [];
for (const name of names) {
  console.log(`\n── ${name} ──`);
  mkdirSync(results, { recursive: true });
  rmSync(report(name), { force: true });
  const [script, ...args] = runners[name].args;
  const { code } = await runNode(script, [...args, ...positionals]);
  const { read, failures, flaky } = runners[name];
  runs.push({ code, counts: read(), failures: code === 0 ? [] : failures(), flaky: flaky() });
}
// Once more at the end, where a log of thousands of lines is read first.
const flaky = runs.flatMap((run) => run.flaky);
if (flaky.length > 0) console.log(`\n── what passed only when run again ──\n${flaky.join('\n')}`);
const failures = runs.flatMap((run) => run.failures);
if (failures.length > 0) console.log(`\n── what failed ──\n${failures.join('\n')}`);
const counts = sum(runs);
console.log(`\n${inWords(counts)}`);
process.exitCode = counts.failed === 0 && counts.passed > 0 ? 0 : 1;
