/**
 * `npm start`: from a fresh clone to the running demo. Flags go to the server (`--port 9000`),
 * but for `--ladder full`, which makes the demo's title in 12 renditions up to 2160p60.
 */
import { spawn } from 'node:child_process';
import { ensureNode, ensurePackages } from './support/ensure.mjs';
import { root, runNode } from './support/run.mjs';
import { startLab } from './support/start-lab.mjs';
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

// Ctrl-C reaches the server by the terminal itself; a signal sent to this process alone is passed on,
// SIGINT only after a while, as two would cut the server off.
const GRACE_MS = 3_000;
const lab = await startLab('.titles/aurora', '.titles');
const besides = lab === null ? [] : ['--lab', lab.origin];
const server = spawn(process.execPath, ['server/dist/main.js', ...besides, ...rest], {
  cwd: root,
  stdio: 'inherit',
});
process.on('SIGINT', () => setTimeout(() => server.kill('SIGTERM'), GRACE_MS).unref());
process.on('SIGTERM', () => server.kill('SIGTERM'));
server.once('exit', (code) => {
  lab?.stop();
  process.exit(code ?? 0);
});
