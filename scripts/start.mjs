/**
 * `npm start`: from a fresh clone to the running demo. Flags go to the server (`--port 9000`),
 * but for `--ladder full`, which makes the demo's title in 12 renditions up to 2160p60.
 */
import { ensureNode, ensurePackages } from './support/ensure.mjs';
import { root, runNode } from './support/run.mjs';
import { serveWithLab } from './support/serve-with-lab.mjs';
import { takeLadder } from './support/take-ladder.mjs';

ensureNode();
await ensurePackages();
const { ladder, rest } = takeLadder(process.argv.slice(2));

for (const [script, args] of [
  ['scripts/build.mjs', ['--only', 'server,demo', '--if-changed']],
  ['server/dist/make-titles.js', ['--out', '.titles', '--ladder', ladder]],
]) {
  const { code } = await runNode(script, args);
  if (code !== 0) process.exit(code);
}

process.chdir(root);
await serveWithLab({ title: '.titles/aurora', titles: '.titles', args: rest });
