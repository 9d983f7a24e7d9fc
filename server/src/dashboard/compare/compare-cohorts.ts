import type { ComparedFigure, CompareAnswer, Estimate } from '../api/answers.js';
import {
  cohortOf,
  cohortsQuestion,
  startupsAtQuestion,
  type CohortRow,
  type Cohorts,
} from '../queries/cohorts.js';
import type { Question } from '../queries/sql-values.js';
import type { Scope } from '../queries/views-in.js';
import { differenceOf, quantileFractions, ratioOf, shareOf } from './estimates.js';

type Ask = (question: Question) => Promise<readonly object[]>;
type Estimates = Readonly<Record<ComparedFigure['name'], Estimate | null>>;

/** Fewer startups than these have no telling quantile at the edge: 95 % of 20 is the last but one. */
const LEAST_STARTUPS = 20;
const PERCENTILES = [0.5, 0.95];
const NAMES: readonly ComparedFigure['name'][] = [
  'startupP50Ms',
  'startupP95Ms',
  'rebufferRatio',
  'failureRatio',
  'exitRatio',
  'meanBitrateKbps',
  'experience',
];

/** Two values of a dimension side by side, each figure with its interval, and the difference with its own. */
export async function compareCohorts(
  ask: Ask,
  scope: Scope,
  { by, a, b }: { readonly by: string; readonly a: string; readonly b: string },
): Promise<CompareAnswer> {
  const asked: Cohorts = { scope, by, cohorts: [a, b] };
  const rows = await ask(cohortsQuestion(asked));
  const [left, right] = [cohortOf(rows, a), cohortOf(rows, b)];
  const [startupsA = [], startupsB = []] = await startupsOf(ask, asked, [left.startups, right.startups]);
  const [ofA, ofB] = [estimatesOf(left, startupsA), estimatesOf(right, startupsB)];
  return {
    by,
    a: { value: a, plays: left.plays, sessions: left.sessions },
    b: { value: b, plays: right.plays, sessions: right.sessions },
    figures: NAMES.map((name) => ({
      name,
      a: ofA[name],
      b: ofB[name],
      difference: differenceOf(ofA[name], ofB[name]),
    })),
  };
}

function estimatesOf(row: CohortRow, startups: readonly Estimate[]): Estimates {
  const { ratios, sessions } = row;
  const [startupP50Ms = null, startupP95Ms = null]: readonly (Estimate | null)[] = startups;
  return {
    startupP50Ms,
    startupP95Ms,
    rebufferRatio: ratioOf(ratios.rebuffer, sessions),
    failureRatio: shareOf(row.failures, row.plays),
    exitRatio: shareOf(row.exits, row.plays),
    meanBitrateKbps: ratioOf(ratios.bitrate, sessions),
    experience: ratioOf(ratios.experience, sessions),
  };
}

/**
 * Of each cohort the median startup and the 95th percentile, or neither. Where the intervals lie depends on how many
 * startups there are, so each cohort has places of its own; one pass reads them all.
 */
async function startupsOf(
  ask: Ask,
  asked: Cohorts,
  counts: readonly number[],
): Promise<readonly (readonly Estimate[])[]> {
  if (counts.every((count) => count < LEAST_STARTUPS)) return [];
  const places = counts.map((count) => PERCENTILES.flatMap((at) => quantileFractions(at, count)));
  const rows = (await ask(startupsAtQuestion(asked, places.flat()))) as readonly {
    readonly cohort: string;
    readonly quantiles: string | null;
  }[];
  return asked.cohorts.map((cohort, index) => {
    const told = rows.find((row) => row.cohort === cohort)?.quantiles ?? null;
    if (told === null || (counts[index] ?? 0) < LEAST_STARTUPS) return [];
    const each = PERCENTILES.length * 3;
    const own = (JSON.parse(told) as readonly number[]).slice(index * each, (index + 1) * each);
    return PERCENTILES.flatMap((_, at) => {
      const [value, low, high] = own.slice(at * 3);
      return value === undefined || low === undefined || high === undefined ? [] : [{ value, low, high }];
    });
  });
}
