import { UsageError } from '../sim/run/usage-error.js';
import { readArguments } from './read-arguments.js';

export const experimentHelp = `sv-lab experiment FILE [options]
sv-lab experiment --replay JOURNAL [options]

Starts a faulty origin, waits for the first viewer, and disturbs a share of the viewers as the experiment in
FILE (YAML or JSON) says, as long as its steady state shows nothing alarming. Everything is undone at the end,
after an abort and after Ctrl-C. Exit code 1 if the hypothesis didn't hold. examples/experiment.yaml of this
package shows what FILE holds.

  --dry-run                   Say (and journal) what would be done; do nothing.
  --root DIR                  The folder of titles that viewers watch;
  --upstream URL              or another server that has what they watch, and their beacons and sockets.
  --port N                    Of the origin (any that is free).
  --journal FILE              Write down all that happened, as JSON lines. FILE must not exist.
  --replay JOURNAL            Strike the same requests of the same viewers once more, and compare. The viewers
                              have to come under the same names.
  --metrics URL               Metrics beside those of the requests: an address that answers with a JSON object
                              of numbers, as {"stallSec": 1.5}.
  --pid NAME=PID…             The processes that the experiment names.
  --viewers NAME…             With --dry-run: which of these would be disturbed.
  --help                      This.`;

export interface ExperimentOptions {
  readonly file?: string;
  readonly replay?: string;
  readonly dryRun: boolean;
  readonly root?: string;
  readonly upstream?: string;
  readonly port?: number;
  readonly journal?: string;
  readonly metrics?: string;
  readonly pids: ReadonlyMap<string, number>;
  readonly viewers: readonly string[];
}

const kinds = {
  'dry-run': 'flag',
  root: 'value',
  upstream: 'value',
  port: 'value',
  journal: 'value',
  replay: 'value',
  metrics: 'value',
  pid: 'list',
  viewers: 'list',
  help: 'flag',
  h: 'flag',
} as const;

/** `null` where help was asked for. @throws UsageError */
export function readExperimentOptions(args: readonly string[]): ExperimentOptions | null {
  const [first = ''] = args;
  const file = first.startsWith('-') || first === '' ? undefined : first;
  const given = readArguments(file === undefined ? args : args.slice(1), kinds, 'experiment');
  if (given.has('help') || given.has('h')) return null;
  const replay = given.get('replay')?.[0];
  if ((file === undefined) === (replay === undefined))
    throw new UsageError(
      file === undefined
        ? 'Which experiment? Give its file first: sv-lab experiment FILE [options], or --replay JOURNAL.'
        : 'A replay takes its experiment from the journal. Leave out the file, or --replay.',
    );
  if (replay !== undefined && given.has('dry-run'))
    throw new UsageError('A replay has no dry run. Leave out --dry-run, or --replay.');
  const port = given.get('port')?.[0];
  const texts = {
    root: given.get('root'),
    upstream: given.get('upstream'),
    journal: given.get('journal'),
    metrics: given.get('metrics'),
  };
  return {
    ...(file !== undefined && { file }),
    ...(replay !== undefined && { replay }),
    dryRun: given.has('dry-run'),
    ...Object.fromEntries(
      Object.entries(texts).flatMap(([name, values]) =>
        values?.[0] === undefined ? [] : [[name, values[0]]],
      ),
    ),
    ...(port !== undefined && { port: portOf(port) }),
    pids: new Map((given.get('pid') ?? []).map(pidOf)),
    viewers: given.get('viewers') ?? [],
  };
}

function portOf(text: string): number {
  const port = Number(text);
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw new UsageError(`--port is ${text}; it must be a whole number from 0 to 65535.`);
}

function pidOf(text: string): [string, number] {
  const [, name, pid] = /^(.+)=(\d+)$/.exec(text) ?? [];
  if (name !== undefined && Number(pid) > 1) return [name, Number(pid)];
  throw new UsageError(`--pid is ${text}; write the process's name and its pid, as collector=1234.`);
}
