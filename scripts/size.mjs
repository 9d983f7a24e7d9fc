// What an entry of the package costs a page before anything plays: bundled as a user's own build
// would do it (minified, Lit included, dynamic imports apart), gzip -9, against size-budget.json.
// And what a page fetches in all that plays HLS by `sv-player/cdn`: hlsPlayerCold.
//
//   node scripts/size.mjs [--peers] [--json FILE]
import { readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import { minifyStyles } from './support/minify-styles.mjs';
import { noPreloadHelper } from './support/no-preload-helper.mjs';
import { readOptions } from './support/read-options.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Entry, as in the budget and the figures, and its source. */
const entries = {
  index: 'src/index.ts',
  element: 'player/define.ts',
  abr: 'src/abr/index.ts',
  qoe: 'src/qoe/index.ts',
  party: 'src/party/index.ts',
};

/** Bundled the same way, to compare with; one that isn't installed is left out. */
const peers = [
  'hls.js',
  'hls.js/light',
  'dashjs',
  'shaka-player',
  'video.js',
  'media-chrome',
  'plyr',
  'vidstack',
];

/** Fetched by every page that shows the entry's element, if after the first frame: counted with it. */
const alwaysFollow = { element: ['player/controls/index.ts'] };

/** Fetched beside the engine by every page that plays something, whatever it is: told apart (docs/adr/0008). */
const withSource = [
  'player/element/session-desk.ts',
  'src/abr/hybrid/hybrid-abr.ts',
  'src/session/limits/session-limits.ts',
];

/** Fetched with the first view of every page that reports to a collector: told apart, as nothing waits for it. */
const withView = ['src/qoe/report/take-over.ts'];

/**
 * Fetched by a page that plays HLS from `sv-player/cdn` up to the point where controls are shown. That these
 * are all is held by e2e/specs/cdn.spec.ts, in a browser.
 */
const coldHls = [
  'player/controls/index.ts',
  'player/element/session-desk.ts',
  'src/engine/hls/index.ts',
  'hls.js',
  'src/abr/hybrid/hybrid-abr.ts',
  'src/session/limits/session-limits.ts',
  'player/input/media-session.ts',
];

const kB = (bytes) => Math.round(bytes / 10) / 100;

/** The chunks of a page that imports `id` and uses all of it. */
async function bundle(id) {
  const page = 'virtual:page';
  const { output } = await build({
    root,
    configFile: false,
    publicDir: false,
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"production"' },
    plugins: [
      minifyStyles(),
      {
        name: 'page',
        enforce: 'pre',
        resolveId: (wanted) => (wanted === page ? `\0${page}` : undefined),
        load: (wanted) =>
          wanted === `\0${page}`
            ? `import * as all from ${JSON.stringify(id)}; globalThis.all = all;`
            : undefined,
      },
      // Which is a part of the page's build and not of what we ship.
      noPreloadHelper(),
    ],
    build: {
      write: false,
      target: 'es2022',
      minify: true,
      modulePreload: false,
      rolldownOptions: { input: page },
    },
  });
  return output.filter((file) => file.type === 'chunk');
}

/** Files that must be there before the chunk runs, itself included. */
function closure(chunks, fileName, seen = new Set()) {
  const chunk = chunks.find((each) => each.fileName === fileName);
  if (chunk === undefined || seen.has(fileName)) return seen;
  seen.add(fileName);
  for (const next of chunk.imports) closure(chunks, next, seen);
  return seen;
}

function sizeOf(chunks, files) {
  let gzip = 0;
  let raw = 0;
  for (const { fileName, code } of chunks) {
    if (!files.has(fileName)) continue;
    gzip += gzipSync(code, { level: 9 }).length;
    raw += Buffer.byteLength(code);
  }
  return { gzipKB: kB(gzip), rawKB: kB(raw) };
}

/** A lazy chunk's name for people: the package or the source file it starts with. */
function nameOf(chunk) {
  const from = chunk.facadeModuleId ?? chunk.moduleIds.at(-1) ?? chunk.fileName;
  const inPackage = /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(from);
  return inPackage ? inPackage[1] : relative(root, from);
}

/** Whether the chunk is the package's, or has the source file in it, which isn't always what it starts with. */
function isOf(chunk, name) {
  return nameOf(chunk) === name || chunk.moduleIds.some((id) => relative(root, id) === name);
}

async function measure(id, following = []) {
  return weigh(await bundle(id), following);
}

/** The whole of a cold HLS page, of the files that `sv-player/cdn` is made of. */
async function measureCold() {
  const { output } = await build({
    root,
    configFile: join(root, 'vite.cdn.config.ts'),
    logLevel: 'error',
    build: { write: false, sourcemap: false },
  });
  const chunks = output.filter((file) => file.type === 'chunk');
  const missing = coldHls.filter((name) => !chunks.some((chunk) => isOf(chunk, name)));
  if (missing.length > 0) throw new Error(`sv-player/cdn has no chunk for ${missing.join(', ')}.`);
  return weigh(chunks, coldHls);
}

function weigh(chunks, following) {
  const first = closure(chunks, chunks.find(({ isEntry }) => isEntry).fileName);
  const before = sizeOf(chunks, first).gzipKB;
  for (const chunk of chunks.filter((each) => following.some((name) => isOf(each, name)))) {
    closure(chunks, chunk.fileName, first);
  }
  const lazy = chunks
    .filter(({ isDynamicEntry }) => isDynamicEntry)
    .map((chunk) => {
      const more = closure(chunks, chunk.fileName);
      for (const file of first) more.delete(file);
      const { gzipKB, rawKB } = sizeOf(chunks, more);
      return { name: nameOf(chunk), gzipKB, rawKB };
    })
    .filter(({ gzipKB }) => gzipKB > 0)
    .sort((a, b) => b.gzipKB - a.gzipKB);
  return { ...sizeOf(chunks, first), beforeFirstFrameKB: before, lazy };
}

function isInstalled(name) {
  try {
    createRequire(import.meta.url).resolve(name);
    return true;
  } catch {
    return false;
  }
}

const { values: options } = readOptions(import.meta.url, () =>
  parseArgs({ options: { peers: { type: 'boolean' }, json: { type: 'string' } } }),
);
const budget = JSON.parse(await readFile(new URL('../size-budget.json', import.meta.url), 'utf8'));
const figures = {};
const details = { unit: 'kB = 1000 bytes, gzip -9', entries: {}, peers: {} };
const over = [];

const row = (name, gzipKB, note = '') =>
  console.log(`${name.padEnd(36)}${gzipKB.toFixed(2).padStart(9)}  ${note}`);
console.log(`${'must load first'.padEnd(36)}${'gzip kB'.padStart(9)}  budget`);
for (const [name, source] of Object.entries(entries)) {
  const size = await measure(`/${source}`, alwaysFollow[name]);
  figures[`${name}.gzipKB`] = size.gzipKB;
  details.entries[name] = { ...size, budgetKB: budget[name] ?? null };
  const limit = budget[name] ?? Infinity;
  if (size.gzipKB > limit) over.push(`${name} is ${size.gzipKB} kB, its budget ${limit} kB`);
  row(name === 'index' ? 'sv-player' : `sv-player/${name}`, size.gzipKB, `${budget[name] ?? 'none'}`);
  if (size.beforeFirstFrameKB < size.gzipKB) row('  of it before the first frame', size.beforeFirstFrameKB);
  if (name === 'element') {
    const playing = (await measure(`/${source}`, [...alwaysFollow.element, ...withSource])).gzipKB;
    figures['elementPlaying.gzipKB'] = playing;
    row('  with what any source brings', playing, 'engines apart');
  }
  if (name === 'qoe') {
    const whole = (await measure(`/${source}`, withView)).gzipKB;
    figures['qoeWhole.gzipKB'] = whole;
    row('  with what the first view brings', whole);
  }
  for (const each of size.lazy) row(`  later: ${each.name}`, each.gzipKB);
}

const cold = await measureCold();
figures['hlsPlayerCold.gzipKB'] = cold.gzipKB;
details.hlsPlayerCold = { ...cold, budgetKB: budget.hlsPlayerCold };
row('sv-player/cdn, HLS playing, cold', cold.gzipKB, `${budget.hlsPlayerCold}`);
row('  of it what the script tag brings first', cold.beforeFirstFrameKB);
for (const each of cold.lazy) row(`  later: ${each.name}`, each.gzipKB);
if (cold.gzipKB > budget.hlsPlayerCold) {
  over.push(`a cold HLS player is ${cold.gzipKB} kB, its budget ${budget.hlsPlayerCold} kB`);
}

for (const name of options.peers ? peers.filter(isInstalled) : []) {
  const size = await measure(name);
  figures[`peer.${name}.gzipKB`] = size.gzipKB;
  details.peers[name] = size;
  row(`peer: ${name}`, size.gzipKB);
}

if (options.json) {
  await writeFile(options.json, `${JSON.stringify({ bench: 'size', figures, details }, null, 2)}\n`);
}
if (over.length > 0) {
  console.error(`\nToo big: ${over.join('; ')}.`);
  console.error('Make it smaller, or move the budget in size-budget.json in the same change and say why.');
  process.exitCode = 1;
}
