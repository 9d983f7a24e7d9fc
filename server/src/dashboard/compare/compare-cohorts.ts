import type { ComparedFigure, CompareAnswer, Estimate } from '../api/answers.js';
import { cohortOf, cohortQuestion, startupsAtQuestion, type CohortRow } from '../queries/cohorts.js';
import type { Question } from '../queries/sql-values.js';
import type { Scope } from '../queries/views-in.js';
import { differenceOf, quantileFractions, ratioOf, shareOf } from './estimates.js';

type Ask = (question: Question) => Promise<readonly object[]>;
type Estimates = Readonly<Record<ComparedFigure['name'], Estimate | null>>;

/** Fewer startups than these have no telling quantile at the edge: 95 % of 20 is the last but one. */
const LEAST_STARTUPS = 20;
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
  const [left, right] = await Promise.all([measure(ask, scope, by, a), measure(ask, scope, by, b)]);
  return {
    by,
    a: { value: a, plays: left.row.plays, sessions: left.row.sessions },
    b: { value: b, plays: right.row.plays, sessions: right.row.sessions },
    figures: NAMES.map((name) => ({
      name,
      a: left.estimates[name],
      b: right.estimates[name],
      difference: differenceOf(left.estimates[name], right.estimates[name]),
    })),
  };
}

async function measure(
  ask: Ask,
  scope: Scope,
  by: string,
  value: string,
): Promise<{ readonly row: CohortRow; readonly estimates: Estimates }> {
  const row = cohortOf(await ask(cohortQuestion(scope, by, value)));
  const [startupP50Ms = null, startupP95Ms = null] = await startups(ask, scope, by, value, row.startups);
  const { ratios, sessions } = row;
  return {
    row,
    estimates: {
      startupP50Ms,
      startupP95Ms,
      rebufferRatio: ratioOf(ratios.rebuffer, sessions),
      failureRatio: shareOf(row.failures, row.plays),
      exitRatio: shareOf(row.exits, row.plays),
      meanBitrateKbps: ratioOf(ratios.bitrate, sessions),
      experience: ratioOf(ratios.experience, sessions),
    },
  };
}

async function startups(
  ask: Ask,
  scope: Scope,
  by: string,
  value: string,
  count: number,
): Promise<readonly Estimate[]> {
  if (count < LEAST_STARTUPS) return [];
  const fractions = [...quantileFractions(0.5, count), ...quantileFractions(0.95, count)];
  const [row] = (await ask(startupsAtQuestion(scope, by, value, fractions))) as readonly {
    readonly quantiles: string | null;
  }[];
  const [p50, p50Low, p50High, p95, p95Low, p95High] = JSON.parse(row?.quantiles ?? '[]') as number[];
  if (p50 === undefined || p50Low === undefined || p50High === undefined) return [];
  if (p95 === undefined || p95Low === undefined || p95High === undefined) return [];
  return [
    { value: p50, low: p50Low, high: p50High },
    { value: p95, low: p95Low, high: p95High },
  ];
}
