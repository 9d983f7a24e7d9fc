import type { Shift } from '../../gate/compare/shift.js';
import type { PlayResult } from '../../gate/results/play-result.js';
import { runGate } from '../../gate/run/run-gate.js';
import type { Scenario } from '../../gate/scenario/scenario.js';
import { launchBrowser } from '../startup/launch-browser.js';
import { unlessSpoilt, type Verdict } from './tally.js';

export interface BuildsToJudge {
  readonly scenarios: readonly Scenario[];
  /** A package each; null stands for the sources here. */
  readonly builds: { readonly base: string | null; readonly new: string | null };
  /** Of the order of plays. */
  readonly seed: number;
  readonly parallel: number;
}

export interface Judged extends Verdict {
  readonly attempts: number;
  readonly plays: readonly PlayResult[];
  readonly sentences: readonly string[];
  /** How far apart the builds are said to be, by judged figure and scope. */
  readonly shifts: readonly Shift[];
}

/** One run of the gate, by the comparison alone: budgets hold whoever is compared. Again where it was spoilt. */
export async function judgeBuilds(asked: BuildsToJudge): Promise<Judged> {
  return unlessSpoilt(async () => judgeOnce(asked));
}

async function judgeOnce(asked: BuildsToJudge): Promise<Omit<Judged, 'attempts'>> {
  const { results } = await runGate({
    ...asked,
    names: { base: 'base', new: 'new' },
    launch: launchBrowser,
    folder: null,
  });
  const { comparison, plays, settings } = results;
  const judged = (comparison?.figures ?? []).filter((figure) => figure.judged);
  const worse = judged.filter(({ verdict }) => verdict === 'worse');
  return {
    worse: comparison?.verdict === 'worse',
    spoilt: plays.filter(({ fitness }) => fitness.kind === 'fit').length < plays.length / 2,
    tookSec: settings.tookSec,
    plays,
    shifts: judged.map(({ shift }) => shift),
    sentences: [...(comparison?.failures ?? []), ...worse].map(({ sentence }) => sentence),
  };
}

/** For people: what came of it, and what the gate said. */
export function wordsOf(
  { worse, spoilt, attempts, tookSec, sentences }: Judged,
  ifWorse: string,
  otherwise: string,
): string {
  const times = attempts > 1 ? `, attempt ${attempts}` : '';
  const said = spoilt ? 'spoilt, most plays could not be counted' : worse ? ifWorse : otherwise;
  return [`${said}, ${tookSec} s${times}`, ...sentences.map((sentence) => `  ${sentence}`)].join('\n');
}
