// Runs the benchmarks: all of them, or the named ones.
//
//   npm run bench [-- NAME…] [--json FILE] [any option of the one named bench, as --rounds 15]
//
// NAME is abr, collector, crdt, faults, gate, panels, party, peers, qoe, size, startup or ui; after a name, --help
// tells that one's options.
// With --json, FILE gets one object {"bench", "figures", "details"} if one bench was named,
// else an array of them.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openingComment } from './support/read-options.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Each is a program that takes --json FILE. */
const benches = {
  abr: { args: ['--import', 'tsx', 'lab/src/bench/abr.ts'] },
  collector: { args: ['--import', 'tsx', 'lab/src/bench/collector.ts'], needs: 'library,server' },
  crdt: { args: ['--import', 'tsx', 'lab/src/bench/crdt.ts'] },
  faults: { args: ['--import', 'tsx', 'lab/src/bench/faults.ts'] },
  party: { args: ['--import', 'tsx', 'lab/src/bench/party.ts'], needs: 'library,server' },
  panels: { args: ['--import', 'tsx', 'lab/src/bench/panels.ts'], needs: 'library,server' },
  peers: { args: ['--import', 'tsx', 'lab/src/bench/peers.ts'], needs: 'library,server' },
  gate: { args: ['--import', 'tsx', 'lab/src/bench/gate.ts'] },
  qoe: { args: ['--import', 'tsx', 'lab/src/bench/qoe.ts'], needs: 'library,server' },
  size: { args: ['scripts/size.mjs', '--peers'] },
  startup: { args: ['--import', 'tsx', 'lab/src/bench/startup.ts'], needs: 'library,server' },
  ui: { args: ['--import', 'tsx', 'lab/src/bench/ui.ts'], needs: 'library,server' },
};

function fail(message) {
  console.error(message);
  process.exit(2);
}

function parse(args) {
  const names = [];
  const rest = [];
  let json;
  for (let at = 0; at < args.length; at += 1) {
    const arg = args[at];
    if (arg === '--json') {
      at += 1;
      json = args[at] ?? fail('--json needs a file name.');
    } else if (arg.startsWith('--json=')) json = arg.slice('--json='.length);
    else if (rest.length > 0 || arg.startsWith('-')) rest.push(arg);
    else if (arg in benches) names.push(arg);
    else
      fail(`There is no bench named ${JSON.stringify(arg)}; there are: ${Object.keys(benches).join(', ')}.`);
  }
  const helps = rest.some((arg) => arg === '--help' || arg === '-h');
  if (helps && names.length === 0) {
    console.log(openingComment(readFileSync(fileURLToPath(import.meta.url), 'utf8')));
    process.exit(0);
  }
  if (rest.length > 0 && names.length !== 1) fail(`Name the one bench that ${rest.join(' ')} is for.`);
  return { names, rest, json, helps };
}

async function run(command, args) {
  return new Promise((ended, reject) => {
    const child = spawn(command, args, { cwd: root, stdio: 'inherit' });
    child.once('error', reject);
    child.once('exit', (code) => ended(code ?? 1));
  });
}

const { names, rest, json, helps } = parse(process.argv.slice(2));
const chosen = names.length > 0 ? names : Object.keys(benches);
// One bench writes FILE itself: some do after each part, and what a run that is cut off has is kept.
const own = json !== undefined && names.length === 1 ? resolve(json) : null;
const scratch = await mkdtemp(join(tmpdir(), 'sv-bench-'));
const results = [];
let failed = 0;
try {
  for (const name of chosen) {
    const { args, needs } = benches[name];
    // What users get is measured, and as it is now.
    if (needs !== undefined && !helps) {
      const code = await run(process.execPath, ['scripts/build.mjs', '--if-changed', '--only', needs]);
      if (code !== 0) {
        console.error('The build failed; see above.');
        failed = code;
        continue;
      }
    }
    if (!helps) console.log(`\n== ${name}`);
    const file = own ?? join(scratch, `${name}.json`);
    const code = await run(process.execPath, [...args, ...rest, '--json', file]);
    // With 2 it has said itself what it can't take.
    if (code !== 0 && code !== 2) console.error(`${name} failed with code ${code}.`);
    if (code !== 0) failed = code;
    if (own === null && existsSync(file)) results.push(JSON.parse(await readFile(file, 'utf8')));
  }
  if (json !== undefined && own === null) await writeFile(json, `${JSON.stringify(results, null, 2)}\n`);
} finally {
  await rm(scratch, { recursive: true, force: true });
}
process.exitCode = failed;
