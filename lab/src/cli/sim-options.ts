import { defaultResamples } from '../sim/run/bootstrap.js';
import { defaultSettings, type SimSettings } from '../sim/run/sim-settings.js';
import { UsageError } from '../sim/run/usage-error.js';
import { readArguments, type GivenArguments, type OptionKind } from './read-arguments.js';

/** What `sv-lab sim` was asked for. */
export interface SimOptions {
  readonly traces: readonly string[];
  readonly synthetic: readonly SyntheticRequest[];
  readonly split?: string;
  /** Traces of each data set. */
  readonly limit: number;
  readonly videos: readonly string[];
  readonly abr: readonly string[];
  readonly peers: readonly string[];
  readonly settings: SimSettings;
  readonly optimum: boolean;
  /** null: nothing is kept. Absent: the default folder. */
  readonly cacheDir?: string | null;
  readonly workers?: number;
  readonly seed: number;
  readonly resamples: number;
  readonly json?: string;
  readonly html?: string;
  readonly svg?: string;
}

export interface SyntheticRequest {
  readonly family: string;
  readonly count: number;
  readonly seed: number;
}

const known: Readonly<Record<string, OptionKind>> = {
  traces: 'list',
  synthetic: 'list',
  split: 'value',
  limit: 'value',
  video: 'list',
  abr: 'list',
  peers: 'list',
  optimum: 'flag',
  qoe: 'value',
  buffer: 'value',
  live: 'value',
  'catch-up': 'value',
  sizes: 'value',
  segments: 'value',
  'slow-start': 'flag',
  'no-abandon': 'flag',
  'all-pairs': 'flag',
  seed: 'value',
  resamples: 'value',
  workers: 'value',
  cache: 'value',
  json: 'value',
  html: 'value',
  svg: 'value',
  help: 'flag',
  h: 'flag',
};

/** The default count of `--synthetic FAMILY`. */
const syntheticCount = 20;

/** @throws UsageError, saying what was wrong with which option. `null` where help was asked for. */
export function readSimOptions(args: readonly string[]): SimOptions | null {
  const given = readArguments(args, known, 'sim');
  if (given.has('help') || given.has('h')) return null;
  const seed = whole(given, 'seed', 1, 0);
  const limit = given.has('limit') ? whole(given, 'limit', 1, 1) : Infinity;
  const split = one(given, 'split');
  const cache = one(given, 'cache');
  const options: SimOptions = {
    traces: given.get('traces') ?? [],
    synthetic: names(given, 'synthetic', []).map((text) => syntheticRequest(text, seed)),
    ...(split !== undefined && { split }),
    limit,
    videos: given.get('video') ?? [],
    abr: names(given, 'abr', ['hybrid']).filter((name) => name !== 'none'),
    peers: names(given, 'peers', ['none']),
    settings: settingsOf(given),
    optimum: given.has('optimum'),
    ...(cache !== undefined && { cacheDir: cache === 'none' ? null : cache }),
    ...(given.has('workers') && { workers: whole(given, 'workers', 1, 1) }),
    seed,
    resamples: whole(given, 'resamples', defaultResamples, 1),
    ...files(given),
  };
  if (options.traces.length + options.synthetic.length === 0)
    throw new UsageError(
      'No network to play over. Give --traces DIR_OR_FILE…, or --synthetic FAMILY for made-up ones.',
    );
  return options;
}

function settingsOf(given: GivenArguments): SimSettings {
  const liveSec = given.has('live') ? decimal(given, 'live', 0) : undefined;
  const catchUpRate = given.has('catch-up') ? decimal(given, 'catch-up', 1) : undefined;
  if (catchUpRate !== undefined && liveSec === undefined)
    throw new UsageError('--catch-up needs --live: only a live viewer has something to catch up with.');
  if (catchUpRate !== undefined && catchUpRate < 1)
    throw new UsageError(`--catch-up ${catchUpRate} is below 1. Give a rate such as 1.05.`);
  return {
    qoe: choice(given, 'qoe', ['log', 'lin']),
    segmentCount: whole(given, 'segments', defaultSettings.segmentCount, 1),
    maxBufferSec: decimal(given, 'buffer', defaultSettings.maxBufferSec),
    ...(liveSec !== undefined && {
      live: { targetLatencySec: liveSec, ...(catchUpRate !== undefined && { catchUpRate }) },
    }),
    sizes: choice(given, 'sizes', ['hidden', 'known']),
    mayAbandon: !given.has('no-abandon'),
    slowStart: given.has('slow-start'),
    allPairs: given.has('all-pairs'),
  };
}

function files(given: GivenArguments): Pick<SimOptions, 'json' | 'html' | 'svg'> {
  const json = one(given, 'json');
  const html = one(given, 'html');
  const svg = one(given, 'svg');
  return {
    ...(json !== undefined && { json }),
    ...(html !== undefined && { html }),
    ...(svg !== undefined && { svg }),
  };
}

const one = (given: GivenArguments, name: string): string | undefined => given.get(name)?.[0];

/** Names may be separated by commas, by spaces, or by repeating the option. */
function names(given: GivenArguments, name: string, otherwise: readonly string[]): readonly string[] {
  const list = given.get(name)?.flatMap((text) => text.split(',')) ?? otherwise;
  return list.map((each) => each.trim()).filter((each) => each !== '');
}

function syntheticRequest(text: string, seed: number): SyntheticRequest {
  const [family = '', count = String(syntheticCount), ownSeed = String(seed), ...rest] = text.split(':');
  const numbers = [count, ownSeed].map(Number);
  if (rest.length > 0 || numbers.some((each) => !Number.isInteger(each) || each < 0) || numbers[0] === 0)
    throw new UsageError(
      `--synthetic ${text}: give FAMILY, FAMILY:COUNT or FAMILY:COUNT:SEED, such as 3g:20:1.`,
    );
  return { family, count: Number(count), seed: Number(ownSeed) };
}

function choice<Name extends string>(
  given: GivenArguments,
  option: string,
  choices: readonly [Name, ...Name[]],
): Name {
  const text = one(given, option);
  if (text === undefined) return choices[0];
  const chosen = choices.find((each) => each === text);
  if (chosen === undefined) throw new UsageError(`--${option} ${text}: give one of ${choices.join(', ')}.`);
  return chosen;
}

function whole(given: GivenArguments, option: string, otherwise: number, least: number): number {
  const text = one(given, option);
  const value = text === undefined ? otherwise : Number(text);
  if (!Number.isSafeInteger(value) || value < least)
    throw new UsageError(`--${option} ${text}: give a whole number, at least ${least}.`);
  return value;
}

function decimal(given: GivenArguments, option: string, otherwise: number): number {
  const text = one(given, option);
  const value = text === undefined ? otherwise : Number(text);
  if (!Number.isFinite(value) || value <= 0)
    throw new UsageError(`--${option} ${text}: give a number above 0.`);
  return value;
}
