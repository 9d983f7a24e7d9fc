import type { Figures, OverviewAnswer, SeriesPoint } from '../api/answers.js';
import { SILENT_AFTER_MS } from '../view-summary.js';
import { FIGURES_SQL, NO_FIGURES } from './figures.js';
import { SqlValues, type Question } from './sql-values.js';
import { viewsIn, type Scope } from './views-in.js';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Steps that a person counts in; the first that makes no more than {@link MOST_STEPS} is taken. */
const STEPS_MS = [10_000, 30_000, 60_000, 300_000, 900_000, HOUR_MS, 2 * HOUR_MS, 8 * HOUR_MS, DAY_MS];
const MOST_STEPS = 100;

export function stepFor(spanMs: number): number {
  return STEPS_MS.find((step) => spanMs / step <= MOST_STEPS) ?? 7 * DAY_MS;
}

/** How far back the span before lies: whole steps, so that the two can be laid over each other. */
function shiftOf({ fromMs, toMs }: Scope, stepMs: number): number {
  return Math.ceil((toMs - fromMs) / stepMs) * stepMs;
}

/** The views of the span and of the one before it, equally long; where the two don't touch, not what is between. */
function bothSpans(scope: Scope, stepMs: number, values: SqlValues): string {
  const shiftMs = shiftOf(scope, stepMs);
  const views = viewsIn({ ...scope, fromMs: scope.fromMs - shiftMs }, values);
  const gapFrom = values.place(scope.toMs - shiftMs);
  return `(SELECT * FROM ${views} WHERE start_ms < ${gapFrom} OR start_ms >= ${values.place(scope.fromMs)})`;
}

interface TotalsRow extends Figures {
  readonly isBefore: boolean;
}

interface StepRow extends Figures {
  /** Counted from the beginning of the span before. */
  readonly step: number;
}

/** Gives {@link TotalsRow}s. */
export function totalsQuestion(scope: Scope, stepMs: number): Question {
  const values = new SqlValues();
  const from = values.place(scope.fromMs);
  return {
    sql: `SELECT start_ms < ${from} AS "isBefore", ${FIGURES_SQL}
      FROM ${bothSpans(scope, stepMs, values)} GROUP BY 1`,
    values: values.list,
  };
}

/** Gives {@link StepRow}s. */
export function seriesQuestion(scope: Scope, stepMs: number): Question {
  const values = new SqlValues();
  const earliest = values.place(scope.fromMs - shiftOf(scope, stepMs));
  return {
    sql: `SELECT floor((start_ms - ${earliest}) / ${values.place(stepMs)}) AS "step", ${FIGURES_SQL}
      FROM ${bothSpans(scope, stepMs, values)} GROUP BY 1 ORDER BY 1`,
    values: values.list,
  };
}

/** Views heard of lately that haven't ended, under the same conditions: `viewsNow`. */
export function viewsNowQuestion(scope: Scope): Question {
  const values = new SqlValues();
  // A clock that is wrong may put a view's start anywhere; that it was heard of just now is sure.
  const anyTime = viewsIn({ ...scope, fromMs: 0, toMs: Number.MAX_SAFE_INTEGER }, values);
  return {
    sql: `SELECT CAST(count(*) AS DOUBLE) AS "viewsNow" FROM ${anyTime}
      WHERE end_reason IS NULL AND last_seen_ms >= ${values.place(scope.nowMs - SILENT_AFTER_MS)}`,
    values: values.list,
  };
}

/** What the three questions gave, as one answer. Steps without views are there too, without figures. */
export function overviewOf(
  scope: Scope,
  stepMs: number,
  rows: {
    readonly totals: readonly object[];
    readonly series: readonly object[];
    readonly now: readonly object[];
  },
): OverviewAnswer {
  const { fromMs } = scope;
  const totals = rows.totals as readonly TotalsRow[];
  const bySteps = new Map((rows.series as readonly StepRow[]).map((row) => [row.step, row]));
  const stepCount = shiftOf(scope, stepMs) / stepMs;
  const points = (firstStep: number): SeriesPoint[] =>
    Array.from({ length: stepCount }, (_, index) => {
      const { step: _step, ...figures } = bySteps.get(firstStep + index) ?? { step: 0, ...NO_FIGURES };
      return { atMs: fromMs + index * stepMs, ...figures };
    });
  const totalOf = (isBefore: boolean): Figures => {
    const { isBefore: _isBefore, ...figures } = totals.find((row) => row.isBefore === isBefore) ?? {
      isBefore,
      ...NO_FIGURES,
    };
    return figures;
  };
  const [now] = rows.now as readonly { readonly viewsNow: number }[];
  return {
    fromMs,
    toMs: fromMs + stepCount * stepMs,
    stepMs,
    viewsNow: now?.viewsNow ?? 0,
    figures: totalOf(false),
    before: totalOf(true),
    series: points(stepCount),
    seriesBefore: points(0),
  };
}
