/**
 * `npm run test:browsers`: the smoke scenarios in Chromium, Firefox and WebKitGTK; installs the browsers where
 * it may. `--only firefox,webkit` takes some. Its last line is `N passed, N failed`.
 *
 * A browser that is absent and can't be installed is left out, with a line that says so; with CI set it fails.
 */
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { browserTable } from './support/browser-table.mjs';
import { ensureBrowsers, engineNames } from './support/ensure-browsers.mjs';
import { ensureNode, ensurePackages } from './support/ensure.mjs';
import { failuresOfVitest, flakyOfVitest } from './support/read-failures.mjs';
import { inWords, readVitest, sum } from './support/read-reports.mjs';
import { root, runNode } from './support/run.mjs';

const { values, positionals } = parseArgs({ options: { only: { type: 'string' } }, allowPositionals: true });
const wanted = values.only?.split(',') ?? engineNames;
const unknown = wanted.filter((name) => !engineNames.includes(name));
if (unknown.length > 0) {
  console.error(`--only takes ${engineNames.join(', ')}; there is no ${unknown.join(', ')}.`);
  process.exit(2);
}

ensureNode();
await ensurePackages();
const absent = await ensureBrowsers(wanted);
for (const { engine, packages } of absent)
  console.log(
    `Left out: ${engine} lacks ${packages.join(', ')} (sudo apt-get install ${packages.join(' ')}).`,
  );
const engines = wanted.filter((name) => absent.every(({ engine }) => engine !== name));
if (engines.length === 0 || (absent.length > 0 && process.env.CI)) {
  console.error('There is nothing to test with, or not all of it.');
  process.exit(1);
}
for (const [script, args] of [
  ['scripts/build.mjs', ['--only', 'server,demo', '--if-changed']],
  ['server/dist/make-titles.js', ['--out', '.titles', '--title', 'lab']],
]) {
  const { code } = await runNode(script, args);
  if (code !== 0) process.exit(code);
}

const results = join(root, 'test-results');
const report = join(results, 'browsers.json');
mkdirSync(results, { recursive: true });
rmSync(report, { force: true });
const { code } = await runNode(
  'node_modules/vitest/vitest.mjs',
  [
    'run',
    '--config',
    'e2e/browsers/vitest.config.ts',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
    ...positionals,
  ],
  { env: { SV_BROWSERS: engines.join(',') } },
);
console.log(`\n${browserTable(report, engines)}`);
const flaky = flakyOfVitest(report);
if (flaky.length > 0) console.log(`\n── what passed only when run again ──\n${flaky.join('\n')}`);
const failures = code === 0 ? [] : failuresOfVitest(report);
if (failures.length > 0) console.log(`\n── what failed ──\n${failures.join('\n')}`);
const counts = sum([{ code, counts: readVitest(report) }]);
console.log(`\n${inWords(counts)}`);
process.exitCode = counts.failed === 0 && counts.passed > 0 ? 0 : 1;
