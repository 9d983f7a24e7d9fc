/** `npm run check`: everything that can be judged without running the player. Exits 1 if anything fails. */
import { ensureNode, ensurePackages } from './support/ensure.mjs';
import { runNode } from './support/run.mjs';

const bin = {
  tsc: 'node_modules/typescript/bin/tsc',
  oxlint: 'node_modules/oxlint/bin/oxlint',
  prettier: 'node_modules/prettier/bin/prettier.cjs',
  depcruise: 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs',
  knip: 'node_modules/knip/bin/knip.js',
  vitest: 'node_modules/vitest/vitest.mjs',
};

const rooms = ['src', 'player', 'demo/src', 'server/src', 'lab/src', 'test', 'e2e'];

/**
 * Longest first: two run at a time.
 * @type {[name: string, script: string, args: string[]][]}
 */
const checks = [
  ['types: tests', bin.tsc, ['-p', 'tsconfig.test.json']],
  ['types: page', bin.tsc, ['-p', 'tsconfig.json']],
  ['size', 'scripts/size.mjs', []],
  ['import rules', bin.depcruise, [...rooms, '--config', '.dependency-cruiser.cjs', '--output-type', 'err']],
  ['types: node', bin.tsc, ['-p', 'tsconfig.node.json']],
  ['types: no DOM', bin.tsc, ['-p', 'tsconfig.pure.json']],
  ['reference', 'scripts/manifest.mjs', ['--check']],
  ['lint', bin.oxlint, ['--type-aware']],
  ['format', bin.prettier, ['--check', '.', '--log-level', 'warn']],
  ['dead code', bin.knip, ['--no-progress']],
  ['languages', bin.vitest, ['run', '--project', 'unit', 'test/unit/player/locales']],
];

ensureNode();
await ensurePackages();

const queue = [...checks];
const failures = [];
const began = performance.now();

async function work() {
  for (let next = queue.shift(); next; next = queue.shift()) {
    const [name, script, args] = next;
    const start = performance.now();
    const { code, output } = await runNode(script, args, { quiet: true });
    const seconds = ((performance.now() - start) / 1000).toFixed(1).padStart(5);
    console.log(`${code === 0 ? 'ok  ' : 'FAIL'} ${seconds} s  ${name}`);
    if (code !== 0) failures.push({ name, output });
  }
}

await Promise.all([work(), work()]);
for (const { name, output } of failures) console.log(`\n── ${name} ──\n${output.trim()}`);
const seconds = ((performance.now() - began) / 1000).toFixed(0);
console.log(
  failures.length === 0
    ? `All ${checks.length} checks passed in ${seconds} s.`
    : `\n${failures.length} of ${checks.length} checks failed.`,
);
process.exitCode = failures.length === 0 ? 0 : 1;
