// `import { qoeTest } from 'sv-lab/playwright'`: a scenario as a test of the user's own Playwright suite.
// The gate runs as a program of its own, so that neither's loader or workers meet the other's.
const { spawn } = require('node:child_process');
const { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } = require('node:fs');
const path = require('node:path');
const { test } = require('@playwright/test');
const { asIfFrom } = require('./as-if-from.cjs');
const { playsAtATime } = require('./plays-at-a-time.cjs');

const program = path.join(__dirname, '../bin/sv-lab.mjs');
const fullTimeoutMs = 15 * 60_000;

/** By a file's ending: under which name it is attached (null: its own), and its kind. */
const kindsSeen = {
  '.zip': ['trace', 'application/zip'],
  '.webm': ['video', 'video/webm'],
  '.jpg': [null, 'image/jpeg'],
};

const codes = { passed: 0, failed: 1, badInput: 2 };

function qoeTest(scenario, options = {}) {
  const isFile = typeof scenario === 'string';
  const name = options.name ?? (isFile ? scenario : scenario?.name);
  if (typeof name !== 'string' || name === '')
    throw new TypeError('qoeTest() takes the path of a scenario file, or a scenario with a name.');
  // Playwright insists on this pattern, also where no fixture is asked for.
  // oxlint-disable-next-line no-empty-pattern
  asIfFrom(qoeTest, test, `QoE: ${name}`, async ({}, info) => {
    test.setTimeout(options.timeoutMs ?? fullTimeoutMs);
    const out = info.outputPath('qoe');
    mkdirSync(out, { recursive: true });
    const file = isFile ? path.resolve(scenario) : path.join(out, 'scenario.json');
    // By lines, since a complaint names one.
    if (!isFile) writeFileSync(file, JSON.stringify(scenario, null, 2));
    const parallel = options.parallel ?? playsAtATime(info.config.workers);
    const { code, said } = await gate([file, ...argumentsOf({ ...options, parallel }), '--out', out]);
    const played = existsSync(path.join(out, 'results.json'));
    if (code === codes.badInput && !played) throw plainError(complaintIn(said));
    if (!played) throw plainError(`The gate stopped before it had results. ${said}`);
    await attach(info, out);
    if (code === codes.passed) return;
    const { reasons, plays, evidence } = JSON.parse(readFileSync(path.join(out, 'results.json'), 'utf8'));
    await attachSeen(info, out, [...evidence.map(({ play }) => play), ...plays]);
    const list = reasons.map((sentence) => `  ✗ ${sentence}`).join('\n');
    throw plainError(
      `Viewers would see what they should not:\n${list}\nReport: ${path.join(out, 'report.html')}`,
    );
  });
}

function argumentsOf({ player, base, baseline, seeds, parallel, page }) {
  const builds = base === undefined ? [] : ['--builds', `new=${player ?? 'here'}`, `base=${base}`];
  const given = { player: base === undefined ? player : undefined, baseline, seeds, parallel, page };
  return [
    ...builds,
    ...Object.entries(given).flatMap(([name, value]) =>
      value === undefined ? [] : [`--${name}`, String(value)],
    ),
  ];
}

async function gate(args) {
  const child = spawn(process.execPath, [program, 'gate', ...args], { stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.setEncoding('utf8');
  child.stderr.on('data', (text) => {
    // Progress is of no use in a test's report; complaints come last.
    said = `${said}${text}`.slice(-4000);
  });
  const stop = () => child.kill('SIGINT');
  process.once('exit', stop);
  try {
    return await new Promise((done, failed) => {
      child.once('error', failed);
      child.once('exit', (code) => {
        const lines = said.split('\n').filter((line) => !/^plays[^:]*: \d+ of \d+/.test(line));
        done({ code, said: lines.join('\n').trim() });
      });
    });
  } finally {
    process.off('exit', stop);
  }
}

/** Without what Node itself may have said before, such as warnings. */
function complaintIn(said) {
  return said.slice(Math.max(0, said.search(/^sv-lab: /m))).replaceAll(/^sv-lab: /gm, '');
}

async function attach(info, out) {
  const kinds = [
    ['report.html', 'text/html'],
    ['results.json', 'application/json'],
    ['junit.xml', 'application/xml'],
  ];
  for (const [name, contentType] of kinds)
    await info.attach(name, { path: path.join(out, name), contentType });
  const timelines = path.join(out, 'timelines');
  if (!existsSync(timelines)) return;
  for (const name of readdirSync(timelines))
    await info.attach(name, { path: path.join(timelines, name), contentType: 'image/svg+xml' });
}

/** What was kept of plays that failed, and pictures of stalls. Playwright's report opens a trace by its name. */
async function attachSeen(info, out, plays) {
  const files = plays.flatMap(({ kept, screenshots }) => [...kept, ...screenshots.map(({ file }) => file)]);
  for (const file of files) {
    const { base, ext } = path.parse(file);
    const [name, contentType] = kindsSeen[ext] ?? [null, 'application/octet-stream'];
    await info.attach(name ?? base, { path: path.join(out, file), contentType });
  }
}

/** Where in this file it was thrown helps nobody. */
function plainError(message) {
  const error = new Error(message);
  error.stack = `Error: ${message}`;
  return error;
}

module.exports = { qoeTest };
