import { once } from 'node:events';
import { LIVE_FORMS, MANIFESTS } from '../live/serve/live-address.js';
import type { LiveOptions } from '../live/timeline/live-options.js';
import { UsageError } from '../sim/run/usage-error.js';
import { readArguments, type GivenArguments } from './read-arguments.js';
import { startLive } from './start-live.js';

const liveHelp = `sv-lab live --title DIR [options]

Serves a stored title as a live one that never ends: HLS, low-latency HLS, DASH and low-latency DASH. Until
it is stopped.

  --title DIR                 The folder of a title that the sample server made: with master.m3u8 in it.
  --root DIR                  A folder of titles that is served beside it, as it is.
  --port N                    Where it is served (any that is free).
  --dvr SEC                   How far back a viewer can seek (60).
  --part SEC                  What the low-latency forms hand out at a time (1).
  --latency SEC               What they ask players to stay behind the edge (three parts).
  --discontinuities           Media time begins anew with each loop of the title, and the manifests say so.
  --dash-timeline             Plain DASH lists its segments one by one.
  --start EPOCH_MS            When the live title began, ms since 1970 (a whole window ago).
  --help                      This.

A viewer with a link and faults of their own asks for /v/NAME/live/… (see the lab's origin).`;

const kinds = {
  title: 'value',
  root: 'value',
  port: 'value',
  dvr: 'value',
  part: 'value',
  latency: 'value',
  start: 'value',
  discontinuities: 'flag',
  'dash-timeline': 'flag',
  help: 'flag',
  h: 'flag',
} as const;

/** `sv-lab live`. @throws UsageError or LabInputError for what can't be done as asked. */
export async function live(args: readonly string[]): Promise<void> {
  const given = readArguments(args, kinds, 'live');
  if (given.has('help') || given.has('h')) {
    console.log(liveHelp);
    return;
  }
  const title = given.get('title')?.[0];
  if (title === undefined) throw new UsageError('Which title? Give its folder: sv-lab live --title DIR.');
  const port = number(given, 'port') ?? 0;
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new UsageError(`--port takes a whole number up to 65535, not ${port}.`);
  const [root] = given.get('root') ?? [];
  const options = optionsOf(given);
  const origin = await startLive({ title, port, options, ...(root !== undefined && { root }) });
  for (const form of LIVE_FORMS) console.log(`${form.padEnd(8)}${origin.url}/${MANIFESTS[form]}`);
  await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
  await origin.close();
}

function optionsOf(given: GivenArguments): Partial<LiveOptions> {
  const dvrSec = number(given, 'dvr');
  const partSec = number(given, 'part');
  const latencySec = number(given, 'latency');
  const startMs = number(given, 'start');
  return {
    ...(dvrSec !== undefined && { dvrSec }),
    ...(partSec !== undefined && { partSec }),
    ...(latencySec !== undefined && { latencySec }),
    ...(startMs !== undefined && { startMs }),
    discontinuities: given.has('discontinuities'),
    dashTimeline: given.has('dash-timeline'),
  };
}

function number(given: GivenArguments, name: string): number | undefined {
  const [value] = given.get(name) ?? [];
  if (value === undefined) return undefined;
  const parsed = Number(value);
  if (!Number.isFinite(parsed)) throw new UsageError(`--${name} takes a number, not "${value}".`);
  return parsed;
}
