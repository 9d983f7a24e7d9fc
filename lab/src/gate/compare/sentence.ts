import { howItFailed, whatToDo } from '../results/failure-words.js';
import { figureSpecs, written } from '../results/figures.js';
import type { PlayResult } from '../results/play-result.js';
import type { Difference } from './pairs.js';
import { mean } from './ranks.js';
import { usesMean, type RawTest } from './test-figure.js';
import type { Verdict } from './verdict.js';

/** What went on then, as words that follow a comma: `during the outage`; undefined where nothing did. */
export type SituationAt = (play: PlayResult, sec: number) => string | undefined;

export const overFormat = { hls: 'over HLS', dash: 'over DASH' } as const;

/** `Rebuffering rose from 0.4 % to 2.1 % (mean of 6 pairs) on "train tunnel"; worse in 6 of 6 (p = 0.016).` */
export function figureSentence(test: RawTest, verdict: Verdict, situationAt?: SituationAt): string {
  const { figure, base, now, count, worseIn, betterIn, p, scope } = test;
  const spec = figureSpecs[figure];
  const values =
    written(spec, base) === written(spec, now)
      ? `stayed at ${written(spec, now)}`
      : `${now > base ? 'rose' : 'fell'} from ${written(spec, base)} to ${written(spec, now)}`;
  const only = verdict === 'worse' ? onlyFormat(test.differences) : '';
  const where = scope.kind === 'scenario' ? ` on "${scope.scenario}"${only}` : '';
  const whole =
    scope.kind === 'suite' ? ' over the suite' : scope.kind === 'again' ? ' where it was played again' : '';
  const unit = test.test === 'paired' ? 'pairs' : 'plays a build';
  const ways =
    worseIn === 0 && betterIn === 0
      ? 'no pair differs'
      : verdict === 'better'
        ? `better in ${betterIn} of ${count}`
        : `worse in ${worseIn} of ${count}${betterIn > 0 ? `, better in ${betterIn}` : ''}`;
  const head = `${spec.words} ${values} (${usesMean(figure) ? 'mean' : 'median'} of ${count} ${unit})${where}${whole}; ${ways} (p = ${pWords(p)}).`;
  if (verdict !== 'worse') return head;
  return [head, whereMost(test), stallWords(test, situationAt)].filter((each) => each !== '').join(' ');
}

export function failureSentence(play: PlayResult): string {
  const { end, scenario, format, seed, attempts } = play;
  const often = attempts > 1 ? `, ${attempts} times of ${attempts}` : '';
  const head = `The new build ${howItFailed(play)}, on "${scenario}" ${overFormat[format]} (seed ${seed})${often}; the base plays it.`;
  return `${head} ${whatToDo(end)}`;
}

export function pWords(p: number): string {
  if (p >= 0.001) return p.toFixed(3);
  return p < 1e-6 ? 'less than 0.000001' : p.toFixed(6).replace(/0+$/, '');
}

/** Where all that got worse was of one format, it says so. */
function onlyFormat(differences: readonly Difference[]): string {
  const formats = new Set(differences.filter(({ worse }) => worse > 0).map(({ pair }) => pair.now.format));
  const [only] = formats;
  return formats.size === 1 && only !== undefined ? ` ${overFormat[only]}` : '';
}

/** Of a pooled test: the scenarios that carry it. */
function whereMost({ scope, differences }: RawTest): string {
  if (scope.kind === 'scenario') return '';
  const names = [...new Set(differences.map(({ pair }) => pair.now.scenario))];
  const ranked = names
    .map((name) => ({
      name,
      worse: mean(differences.filter(({ pair }) => pair.now.scenario === name).map(({ worse }) => worse)),
    }))
    .filter(({ worse }) => worse >= 1)
    .sort((a, b) => b.worse - a.worse)
    .slice(0, 3)
    .map(({ name }) => `"${name}"`);
  return ranked.length === 0 ? '' : `Most on ${listed(ranked)}.`;
}

/** Stalls within so many seconds of one another are one story. */
const clusterSec = 5;

/** When most of the added stall time was, and what went on then. */
function stallWords({ figure, differences }: RawTest, situationAt?: SituationAt): string {
  if (!['rebufferPct', 'stallSec', 'stallCount', 'qoeLin'].includes(figure)) return '';
  const stalls = differences
    .filter(({ worse }) => worse > 0)
    .flatMap(({ pair: { now } }) =>
      now.timeline.stalls.map(([fromSec, toSec]) => ({ now, fromSec, sec: toSec - fromSec })),
    );
  const total = stalls.reduce((sum, { sec }) => sum + sec, 0);
  if (!(total > 0)) return '';
  let best = { sec: 0, fromSec: 0, lastSec: 0, now: stalls[0]?.now };
  for (const { fromSec, now } of stalls) {
    const near = stalls.filter((each) => each.fromSec >= fromSec && each.fromSec < fromSec + clusterSec);
    const sec = near.reduce((sum, each) => sum + each.sec, 0);
    if (sec > best.sec) best = { sec, fromSec, lastSec: Math.max(...near.map((each) => each.fromSec)), now };
  }
  if (best.sec < total / 2 || best.now === undefined) return `Its stalls are spread over the play.`;
  const from = Math.round(best.fromSec);
  const last = Math.round(best.lastSec);
  const when = from === last ? `at ${from} s` : `between ${from} and ${last} s`;
  const situation = situationAt?.(best.now, best.fromSec);
  return `Most of it are stalls ${when}${situation === undefined ? '' : `, ${situation}`}.`;
}

export function listed(words: readonly string[]): string {
  const [last = ''] = words.slice(-1);
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} and ${last}`;
}
