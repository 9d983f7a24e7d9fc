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
  if (scope.toMs - shiftMs >= scope.fromMs) return views;
  const gapFrom = values.place(scope.toMs - shiftMs);
  return `(SELECT * FROM ${views} WHERE start_ms < ${gapFrom} OR start_ms >= ${values.place(scope.fromMs)})`;
}

/** Figures of one of the two spans as a whole, where `isBefore` isn't null, or of one step. */
interface OverviewRow extends Figures {
  readonly isBefore: boolean | null;
  /** Counted from the beginning of the span before. */
  readonly step: number | null;
}

/** Totals and steps in one pass over the views: rows for {@link overviewOf}. */
export function overviewQuestion(scope: Scope, stepMs: number): Question {
  const values = new SqlValues();
  const earliest = values.place(scope.fromMs - shiftOf(scope, stepMs));
  return {
    sql: `SELECT "isBefore", step AS "step", ${FIGURES_SQL}
      FROM (SELECT *, start_ms < ${values.place(scope.fromMs)} AS "isBefore",
          floor((start_ms - ${earliest}) / ${values.place(stepMs)}) AS step
        FROM ${bothSpans(scope, stepMs, values)})
      GROUP BY GROUPING SETS (("isBefore"), (step))`,
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

/** What the two questions gave, as one answer. Steps without views are there too, without figures. */
export function overviewOf(
  scope: Scope,
  stepMs: number,
  rows: { readonly figures: readonly object[]; readonly now: readonly object[] },
): OverviewAnswer {
  const { fromMs } = scope;
  const totals = new Map<boolean, Figures>();
  const steps = new Map<number, Figures>();
  for (const { isBefore, step, ...figures } of rows.figures as readonly OverviewRow[]) {
    if (isBefore !== null) totals.set(isBefore, figures);
    if (step !== null) steps.set(step, figures);
  }
  const stepCount = shiftOf(scope, stepMs) / stepMs;
  const points = (firstStep: number): SeriesPoint[] =>
    Array.from({ length: stepCount }, (_, index) => ({
      atMs: fromMs + index * stepMs,
      ...(steps.get(firstStep + index) ?? NO_FIGURES),
    }));
  const [now] = rows.now as readonly { readonly viewsNow: number }[];
  return {
    fromMs,
    toMs: fromMs + stepCount * stepMs,
    stepMs,
    viewsNow: now?.viewsNow ?? 0,
    figures: totals.get(false) ?? NO_FIGURES,
    before: totals.get(true) ?? NO_FIGURES,
    series: points(stepCount),
    seriesBefore: points(0),
  };
}
