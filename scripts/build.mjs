/**
 * `npm run build`: the library with its type declarations, its file for CDNs and its manifest, the demo, the server and the lab, each into its `dist`.
 * `--only server,demo` builds just those; `--if-changed` leaves out what is newer than all its sources.
 */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureNode, ensurePackages } from './support/ensure.mjs';
import { isUpToDate } from './support/up-to-date.mjs';
import { root, runNode } from './support/run.mjs';

const vite = 'node_modules/vite/bin/vite.js';
const tsc = 'node_modules/typescript/bin/tsc';
const common = ['package-lock.json', 'src', 'player'];

const demoSources = readdirSync(join(root, 'demo'))
  .filter((name) => name !== 'dist')
  .map((name) => `demo/${name}`);

const parts = {
  library: {
    made: 'dist/index.js',
    from: [...common, 'vite.config.ts'],
    steps: [[vite, ['build', '--logLevel', 'warn']]],
  },
  types: {
    made: 'dist/types/src/index.d.ts',
    from: [...common, 'tsconfig.build.json', 'tsconfig.base.json'],
    steps: [[tsc, ['-p', 'tsconfig.build.json']]],
  },
  cdn: {
    made: 'dist/cdn/sv-player.js',
    from: [...common, 'vite.cdn.config.ts', 'scripts/support'],
    steps: [[vite, ['build', '--config', 'vite.cdn.config.ts', '--logLevel', 'warn']]],
  },
  manifest: {
    made: 'dist/custom-elements.json',
    from: ['package.json', 'player', 'src', 'scripts/manifest.mjs', 'scripts/manifest'],
    steps: [['scripts/manifest.mjs', []]],
  },
  demo: {
    made: 'demo/dist/index.html',
    from: [...common, 'scripts/manifest', ...demoSources],
    steps: [[vite, ['build', '--config', 'demo/vite.config.ts', '--logLevel', 'warn']]],
  },
  server: {
    made: 'server/dist/main.js',
    from: [...common, 'server/src', 'server/vite.config.ts'],
    steps: [[vite, ['build', '--config', 'server/vite.config.ts', '--logLevel', 'warn']]],
  },
  lab: {
    made: 'lab/dist/pages/sv-player.html',
    from: [...common, 'lab/src', 'lab/vite.config.ts', 'lab/vite.pages.config.ts'],
    steps: ['lab/vite.config.ts', 'lab/vite.pages.config.ts'].map((config) => [
      vite,
      ['build', '--config', config, '--logLevel', 'warn'],
    ]),
  },
};

const { values } = parseArgs({
  options: { only: { type: 'string' }, 'if-changed': { type: 'boolean', default: false } },
});
const names = values.only?.split(',') ?? Object.keys(parts);
const unknown = names.filter((name) => !(name in parts));
if (unknown.length > 0) {
  console.error(`--only takes ${Object.keys(parts).join(', ')}; there is no ${unknown.join(', ')}.`);
  process.exit(2);
}

ensureNode();
await ensurePackages();
const queue = [...names];

async function build(name) {
  const { made, from, steps } = parts[name];
  if (values['if-changed'] && (await isUpToDate(made, from))) return;
  console.log(`Building ${name} …`);
  for (const [script, args] of steps) {
    const { code, output } = await runNode(script, args, { quiet: true });
    if (code === 0) continue;
    console.error(`${output.trim()}\nBuilding ${name} failed.`);
    process.exitCode = 1;
    queue.length = 0;
    return;
  }
}

async function work() {
  for (let name = queue.shift(); name; name = queue.shift()) await build(name);
}

// It empties the folder that others build into; the rest two at a time.
if (queue[0] === 'library') await build(queue.shift());
await Promise.all([work(), work()]);
