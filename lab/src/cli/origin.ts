import { createWriteStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { CdnSpec, FaultRule, LinkScript, RequestEntry } from '../chaos/contract.js';
import { checkFaultRules } from '../chaos/faults/check-fault-rules.js';
import { linkOfTrace } from '../chaos/link/link-of-trace.js';
import { startOrigin, type Origin } from '../chaos/origin/start-origin.js';
import { NAME } from '../chaos/origin/viewer-path.js';
import { LabInputError } from '../sim/input-error.js';
import { readTraces } from '../sim/network/trace-files.js';
import { UsageError } from '../sim/run/usage-error.js';
import { originHelp } from './origin-help.js';
import { readArguments, type GivenArguments } from './read-arguments.js';

const kinds = {
  root: 'value',
  upstream: 'value',
  port: 'value',
  host: 'value',
  cdn: 'list',
  trace: 'value',
  kbps: 'value',
  latency: 'value',
  faults: 'value',
  seed: 'value',
  journal: 'value',
  help: 'flag',
  h: 'flag',
} as const;

/** `sv-lab origin`; resolves when it was told to stop. @throws UsageError or LabInputError */
export async function origin(args: readonly string[]): Promise<void> {
  const given = readArguments(args, kinds, 'origin');
  if (given.has('help') || given.has('h')) {
    console.log(originHelp);
    return;
  }
  const root = one(given, 'root');
  const upstream = one(given, 'upstream');
  if (root === undefined && upstream === undefined)
    throw new UsageError(
      'What is to be served? Give --root DIR or --upstream URL; see sv-lab origin --help.',
    );
  const link = await linkOf(given);
  const faults = await faultsOf(one(given, 'faults'));
  const journal = journalTo(one(given, 'journal'));
  const host = one(given, 'host');
  const running = await startOrigin({
    ...(root !== undefined && { root }),
    ...(upstream !== undefined && { upstream }),
    ...(host !== undefined && { host }),
    port: numberOf(given, 'port', { from: 0, to: 65_535 }) ?? 0,
    cdns: (given.get('cdn') ?? []).map(cdnOf),
    conditions: { link, faults, seed: numberOf(given, 'seed', { from: 0, to: 4_294_967_295 }) ?? 1 },
    journal: journal.write,
  });
  console.log(greeting(running, upstream === undefined ? 'master.m3u8' : ''));
  await toldToStop();
  await running.close();
  await journal.end();
}

function one(given: GivenArguments, name: string): string | undefined {
  return given.get(name)?.[0];
}

function numberOf(
  given: GivenArguments,
  name: string,
  { from, to }: { readonly from: number; readonly to: number },
): number | undefined {
  const text = one(given, name);
  if (text === undefined) return undefined;
  const value = text.trim() === '' ? Number.NaN : Number(text);
  if (!(value >= from && value <= to))
    throw new UsageError(`--${name} is "${text}". Give a number from ${from} to ${to}.`);
  return value;
}

async function linkOf(given: GivenArguments): Promise<LinkScript> {
  const kbps = numberOf(given, 'kbps', { from: 0, to: 10_000_000 });
  const latencyMs = numberOf(given, 'latency', { from: 0, to: 60_000 });
  const trace = one(given, 'trace');
  if (trace === undefined) return { steps: [{ fromSec: 0, kbps: kbps ?? null, latencyMs: latencyMs ?? 0 }] };
  if (kbps !== undefined)
    throw new UsageError('--trace and --kbps both say how fast the link is. Leave one out.');
  const [file = '', id] = trace.split('#', 2);
  const traces = await readTraces([file]);
  const found = id === undefined ? traces[0] : traces.find((each) => each.id === id);
  if (found === undefined)
    throw new LabInputError({
      file,
      problem: `none of its ${traces.length} traces is called "${id}"`,
      remedy: `Take one of them, such as ${traces
        .slice(0, 5)
        .map((each) => each.id)
        .join(', ')}`,
    });
  const script = linkOfTrace(found);
  if (latencyMs === undefined) return script;
  return {
    ...script,
    steps: script.steps.map(({ fromSec, kbps: rate }) => ({ fromSec, kbps: rate, latencyMs })),
  };
}

async function faultsOf(file: string | undefined): Promise<readonly FaultRule[]> {
  if (file === undefined) return [];
  let held: unknown;
  try {
    held = JSON.parse(await readFile(file, 'utf8'));
  } catch (cause) {
    throw new LabInputError({
      file,
      problem: cause instanceof SyntaxError ? `it is no JSON (${cause.message})` : "it can't be read",
      remedy: 'Give a file with a list: [{"id": "…", "match": {…}, "effect": {…}}]',
      cause,
    });
  }
  return checkFaultRules(held, file);
}

function cdnOf(given: string): CdnSpec {
  const [name = '', region = ''] = given.split(':', 2);
  if (!NAME.test(name))
    throw new UsageError(`--cdn: "${name}" can't stand in a URL. Give NAME or NAME:REGION.`);
  return { name, region };
}

interface Journal {
  readonly write: (entry: RequestEntry) => void;
  readonly end: () => Promise<void>;
}

/** One request a line, as it ends. */
function journalTo(file: string | undefined): Journal {
  if (file === undefined) return { write: () => {}, end: async () => {} };
  const out = createWriteStream(file, { flags: 'a' });
  let failed = false;
  out.on('error', (error) => {
    if (!failed) console.error(`sv-lab: the journal ${file} can't be written: ${error.message}`);
    failed = true;
  });
  return {
    write: (entry) => {
      if (!failed) out.write(`${JSON.stringify(entry)}\n`);
    },
    end: async () =>
      new Promise((resolve) => {
        out.end(() => {
          resolve();
        });
        if (failed) resolve();
      }),
  };
}

function greeting({ url }: Origin, path: string): string {
  return `The origin is at ${url}

  ${url}/v/VIEWER/${path}  for any name VIEWER, over that viewer's network
  ${url}/v/VIEWER/cdn/NAME/${path}  the same, through a CDN
  ${url}/${path}  as it is
  curl -X PUT -d '{"kbps": 1500, "latencyMs": 60}' ${url}/_chaos/viewers/VIEWER

Ctrl-C ends it.`;
}

async function toldToStop(): Promise<void> {
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const)
      process.once(signal, () => {
        resolve();
      });
  });
}
