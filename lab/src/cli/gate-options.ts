import { cpus } from 'node:os';
import { UsageError } from '../sim/run/usage-error.js';
import { readArguments, type GivenArguments, type OptionKind } from './read-arguments.js';

/** What `sv-lab gate` was asked for. */
export interface GateCommand {
  /** Files and folders; empty: the suite that comes with the lab. */
  readonly paths: readonly string[];
  /** Packages of sv-player; null stands for the sources here. */
  readonly builds: { readonly new: string | null; readonly base?: string | null };
  readonly pageUrl?: string;
  readonly baseline?: string;
  readonly saveBaseline?: string;
  readonly out: string;
  readonly seeds?: number;
  readonly parallel: number;
  readonly grep?: RegExp;
  readonly quick: boolean;
  /** Nothing says what to play or to judge: three of the suite are played, and the rest is told of. */
  readonly firstLook: boolean;
  readonly orderSeed: number;
}

export const gateHelp = `sv-lab gate [FILE|FOLDER…] [options]

Plays scenarios in Chromium, holds them to their budgets, and says whether a build of the player makes viewing
worse. Without a file it plays the twelve scenarios that come with the lab; without anything, three of them, as a
first look. Exit code 0: passed; 1: worse, or over budget; 2: a mistake in what was asked. A scenario with a
mistake is left out, and the others are played.

  --player FOLDER       The build to judge: a package of sv-player with its dist/. Default: in a checkout the
                        sources here, else the sv-player that your project has installed.
  --builds new=FOLDER base=FOLDER
                        Two builds, played in turn and compared pair by pair. "here" stands for the default.
  --baseline FILE       Compare with the figures of an earlier run.
  --save-baseline FILE  Keep this run's figures to be compared with.
  --page URL            A page of your own instead of the lab's; {url} in it stands for the title's address,
                        as in http://localhost:8080/player.html?src={url}.
  --out FOLDER          For report.html, junit.xml, results.json and what was kept; default sv-gate-report.
  --all                 All twelve, where nothing else is said.
  --quick               Those tagged "quick": a look in about a minute.
  --grep PATTERN        Only scenarios with this in their name or tags.
  --seeds N             Every scenario with so many seeds, whatever its file says.
  --parallel N          Plays at a time; default two a core.
  --order-seed N        Of the order of plays; default 1.
  --help                This.`;

const known: Readonly<Record<string, OptionKind>> = {
  player: 'value',
  builds: 'list',
  baseline: 'value',
  'save-baseline': 'value',
  page: 'value',
  out: 'value',
  all: 'flag',
  quick: 'flag',
  grep: 'value',
  seeds: 'value',
  parallel: 'value',
  'order-seed': 'value',
  help: 'flag',
  h: 'flag',
};

/** What these say is how to play, and not what. */
const aside = new Set(['out', 'parallel', 'order-seed']);

/** Pictures of the lab's title are narrow: a core decodes several, and plays mostly wait for their link. */
const playsPerCore = 2;
const mostPlays = 12;

/** `null` where help was asked for. @throws UsageError, saying what was wrong with which option. */
export function readGateOptions(args: readonly string[]): GateCommand | null {
  const firstOption = args.findIndex((arg) => arg.startsWith('-'));
  const paths = firstOption < 0 ? args : args.slice(0, firstOption);
  const given = readArguments(args.slice(paths.length), known, 'gate');
  if (given.has('help') || given.has('h')) return null;
  const builds = buildsOf(given);
  const baseline = one(given, 'baseline');
  if (baseline !== undefined && builds.base !== undefined)
    throw new UsageError('--baseline and --builds with a base are two ways to compare. Keep one.');
  const pageUrl = one(given, 'page');
  if (pageUrl !== undefined && !URL.canParse(pageUrl))
    throw new UsageError(`--page ${pageUrl}: give a whole URL, such as http://localhost:8080/player.html.`);
  const saveBaseline = one(given, 'save-baseline');
  const grep = patternOf(one(given, 'grep'));
  if (given.has('all') && given.has('quick'))
    throw new UsageError('--all and --quick contradict each other. Keep one.');
  const firstLook = paths.length === 0 && [...given.keys()].every((name) => aside.has(name));
  return {
    paths,
    builds,
    ...(pageUrl !== undefined && { pageUrl }),
    ...(baseline !== undefined && { baseline }),
    ...(saveBaseline !== undefined && { saveBaseline }),
    out: one(given, 'out') ?? 'sv-gate-report',
    ...(given.has('seeds') && { seeds: whole(given, 'seeds', 1, 1) }),
    parallel: whole(given, 'parallel', Math.min(mostPlays, playsPerCore * cpus().length), 1),
    ...(grep !== undefined && { grep }),
    quick: given.has('quick') || firstLook,
    firstLook,
    orderSeed: whole(given, 'order-seed', 1, 0),
  };
}

function buildsOf(given: GivenArguments): GateCommand['builds'] {
  const player = one(given, 'player');
  const pairs = given.get('builds') ?? [];
  if (player !== undefined && pairs.length > 0)
    throw new UsageError('--player and --builds both name the build to judge. Keep one.');
  const folders = new Map<string, string | null>();
  for (const pair of pairs) {
    const [, name, folder] = /^(base|new)=(.+)$/.exec(pair) ?? [];
    if (name === undefined || folder === undefined || folders.has(name))
      throw new UsageError(`--builds ${pair}: give new=FOLDER base=FOLDER; "here" stands for the sources.`);
    folders.set(name, folder === 'here' ? null : folder);
  }
  const base = folders.get('base');
  if (pairs.length > 0 && base === undefined)
    throw new UsageError('--builds has no base=FOLDER to compare with; --player alone judges one build.');
  return { new: folders.get('new') ?? player ?? null, ...(base !== undefined && { base }) };
}

function patternOf(text: string | undefined): RegExp | undefined {
  if (text === undefined) return undefined;
  try {
    return new RegExp(text, 'i');
  } catch (cause) {
    throw new UsageError(`--grep ${text} is no regular expression: put a backslash before its signs.`, {
      cause,
    });
  }
}

const one = (given: GivenArguments, name: string): string | undefined => given.get(name)?.[0];

function whole(given: GivenArguments, option: string, otherwise: number, least: number): number {
  const text = one(given, option);
  const value = text === undefined ? otherwise : Number(text);
  if (!Number.isSafeInteger(value) || value < least)
    throw new UsageError(`--${option} ${text}: give a whole number, at least ${least}.`);
  return value;
}
