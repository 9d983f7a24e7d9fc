import { UsageError } from '../sim/run/usage-error.js';
import type { WatchTarget } from '../watch/play-outcome.js';
import { parseDuration } from '../watch/schedule.js';
import type { WatchLimits } from '../watch/verdict.js';
import { readArguments, type GivenArguments } from './read-arguments.js';

export interface WatchOptions {
  readonly target: WatchTarget;
  readonly limits: WatchLimits;
  readonly everyMs: number | null;
  readonly failFast: boolean;
  readonly collector: string | null;
  readonly webhook: string | null;
  readonly json: string | null;
}

export const watchHelp = `sv-lab watch URL [options]

Plays a URL every few minutes in Chromium, as a viewer would, measures it, and says when it isn't well.

  --player sv-player|page     sv-player (default): URL is an HLS or DASH source. page: a web page with a <video>.
  --every TIME                From one play to the next: 30s, 5m, 1h; default 5m, from 10s to 168h.
  --for TIME                  How long a play lasts; default 60s, from 5s to 1h.
  --once                      One play.
  --fail-fast                 Ends with the first breach.
  --max-startup-ms MS         Breach: the first frame takes longer.
  --max-rebuffer-pct PERCENT  Breach: a larger share of the time is stalled.
  --collector URL             Gets every play as a RUM view marked synthetic, as https://…/rum.
  --webhook URL               Gets JSON as things break and as they are well again, once each.
  --json FILE                 Appends a line of JSON for every play.
  --help                      This.

A play without a frame, with an error that ends it, without a page or a <video> is always a breach. It plays on
until --once, --fail-fast, SIGINT or SIGTERM ends it. Exit code: 0 if no play breached anything; 1 if one did;
2 for a mistake in what was asked.`;

const KINDS = {
  player: 'value',
  every: 'value',
  for: 'value',
  once: 'flag',
  'fail-fast': 'flag',
  'max-startup-ms': 'value',
  'max-rebuffer-pct': 'value',
  collector: 'value',
  webhook: 'value',
  json: 'value',
  help: 'flag',
  h: 'flag',
} as const;

/** Null where help was asked for. @throws UsageError */
export function readWatchOptions([url = '', ...rest]: readonly string[]): WatchOptions | null {
  if (url === '--help' || url === '-h') return null;
  if (url === '' || url.startsWith('-'))
    throw new UsageError('What is to be watched? Give its address first: sv-lab watch URL [options].');
  const given = readArguments(rest, KINDS, 'watch');
  if (given.has('help') || given.has('h')) return null;
  if (given.has('once') && given.has('every'))
    throw new UsageError('--once plays once and --every again and again: give one of them.');
  const one = (name: keyof typeof KINDS): string | undefined => given.get(name)?.[0];
  const player = one('player') ?? 'sv-player';
  if (player !== 'sv-player' && player !== 'page')
    throw new UsageError(`--player takes sv-player or page, not "${player}".`);
  const watchMs = bounded(one('for') ?? '60s', 'for', 5_000, 3_600_000);
  const everyMs = bounded(one('every') ?? '5m', 'every', 10_000, 7 * 24 * 3_600_000);
  const collector = one('collector');
  const webhook = one('webhook');
  return {
    target: { url: webAddress(url, 'The address to watch'), player, watchMs },
    limits: limitsOf(given),
    everyMs: given.has('once') ? null : everyMs,
    failFast: given.has('fail-fast'),
    collector: collector === undefined ? null : webAddress(collector, '--collector'),
    webhook: webhook === undefined ? null : webAddress(webhook, '--webhook'),
    json: one('json') ?? null,
  };
}

function limitsOf(given: GivenArguments): WatchLimits {
  const maxStartupMs = amount(given, 'max-startup-ms', Infinity);
  const maxRebufferPct = amount(given, 'max-rebuffer-pct', 100);
  return {
    ...(maxStartupMs !== null && { maxStartupMs }),
    ...(maxRebufferPct !== null && { maxRebufferPct }),
  };
}

function amount(given: GivenArguments, option: string, most: number): number | null {
  const text = given.get(option)?.[0];
  if (text === undefined) return null;
  const value = Number(text);
  if (text.trim() === '' || !Number.isFinite(value) || value < 0 || value > most)
    throw new UsageError(
      `--${option} takes a number from 0${most === Infinity ? '' : ` to ${most}`}, not "${text}".`,
    );
  return value;
}

function bounded(text: string, option: string, leastMs: number, mostMs: number): number {
  const ms = parseDuration(text, option);
  if (ms < leastMs || ms > mostMs)
    throw new UsageError(`--${option} takes from ${leastMs / 1000} s to ${mostMs / 1000} s, not ${text}.`);
  return ms;
}

function webAddress(text: string, what: string): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url?.protocol === 'http:' || url?.protocol === 'https:') return url.href;
  throw new UsageError(`${what} has to be an http or https URL; "${text}" is none.`);
}
