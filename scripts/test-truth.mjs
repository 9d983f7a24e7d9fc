/**
 * `npm run test:truth`: what the player reports of 200 scripted sessions, against what happened
 * (lab/src/truth/README.md). Builds and makes the title first where that is missing.
 * Options go to lab/src/truth/main.ts: `--sessions 200 --from 0 --seed 1 --parallel 2 --only WORDS --json FILE`.
 */
import { ensureNode, ensurePackages } from './support/ensure.mjs';
import { ensureChromium } from './support/find-chromium.mjs';
import { runNode } from './support/run.mjs';

ensureNode();
await ensurePackages();
await ensureChromium();
for (const [script, args] of [
  ['scripts/build.mjs', ['--only', 'server,cdn', '--if-changed']],
  ['server/dist/make-titles.js', ['--out', '.titles', '--title', 'lab']],
]) {
  const { code } = await runNode(script, args);
  if (code !== 0) process.exit(code);
}
const { code } = await runNode('--import', ['tsx', 'lab/src/truth/main.ts', ...process.argv.slice(2)]);
process.exitCode = code;
