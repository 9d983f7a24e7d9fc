/**
 * `npm run test:examples`: packs what was built, installs each example and the types' test with it by
 * npm, builds and plays them. Its last line is `N passed, N failed`; what follows `--` goes to Playwright.
 */
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureNode, ensurePackages } from './support/ensure.mjs';
import { ensureChromium } from './support/find-chromium.mjs';
import { failuresOfPlaywright } from './support/read-failures.mjs';
import { inWords, readPlaywright, sum } from './support/read-reports.mjs';
import { root, runNode } from './support/run.mjs';

ensureNode();
await ensurePackages();
await ensureChromium();
for (const [script, args] of [
  ['scripts/build.mjs', ['--only', 'library,types,cdn,manifest,server', '--if-changed']],
  ['server/dist/make-titles.js', ['--out', '.titles', '--title', 'lab']],
]) {
  const { code } = await runNode(script, args);
  if (code !== 0) process.exit(code);
}

const report = join(root, 'test-results/examples.json');
mkdirSync(join(root, 'test-results'), { recursive: true });
rmSync(report, { force: true });
const { code } = await runNode('node_modules/@playwright/test/cli.js', [
  'test',
  '--config',
  'e2e/examples/playwright.config.ts',
  ...process.argv.slice(2),
]);
const failures = code === 0 ? [] : failuresOfPlaywright(report);
if (failures.length > 0) console.log(`\n── what failed ──\n${failures.join('\n')}`);
const counts = sum([{ code, counts: readPlaywright(report) }]);
console.log(`\n${inWords(counts)}`);
process.exitCode = counts.failed === 0 && counts.passed > 0 ? 0 : 1;
