import { SILENT_AFTER_MS } from '../view-summary.js';
import { dimensionSql } from './dimensions.js';
import type { SqlValues } from './sql-values.js';

/** One dimension and the values that let a view in; null stands for views that don't tell it. */
export interface Condition {
  readonly dimension: string;
  readonly anyOf: readonly (string | null)[];
}

/** Which views a question is about. Epoch ms by the server's clock; `toMs` itself is outside. */
export interface Scope {
  readonly fromMs: number;
  readonly toMs: number;
  readonly nowMs: number;
  /** All of them must hold. */
  readonly where: readonly Condition[];
}

/**
 * The views of a scope as a subquery. Monitors' own are left out, and those of sessions outside the sample, which
 * tell of failures alone and would spoil every rate. Every column of `views`, `start_ms` by the server's clock, its
 * startup where that is comparable, whether it was a `play`, and whether it was an `exit` before the first frame.
 *
 * No view began after it was first heard of, whatever its own clock says. So one that began in the span was heard of
 * in it or later: rows lie in the order in which views were heard of last, and whole blocks of older ones are passed
 * over by their bounds.
 */
export function viewsIn(scope: Scope, values: SqlValues): string {
  const silentSince = values.place(scope.nowMs - SILENT_AFTER_MS);
  const conditions = scope.where.map((condition) => conditionSql(condition, values));
  const from = values.place(scope.fromMs);
  return `(
    SELECT *,
      least(started_at_ms + skew_ms, first_seen_ms) AS start_ms,
      (intended OR startup_ms IS NOT NULL) AS play,
      CASE WHEN NOT startup_flagged THEN startup_ms END AS comparable_startup_ms,
      (intended AND startup_ms IS NULL AND NOT failed
        AND (end_reason IS NOT NULL OR last_seen_ms < ${silentSince})) AS "exit"
    FROM views
    WHERE NOT synthetic AND NOT unsampled
      AND last_seen_ms >= ${from} AND start_ms >= ${from} AND start_ms < ${values.place(scope.toMs)}
      ${conditions.map((sql) => `AND ${sql}`).join(' ')}
  )`;
}

function conditionSql({ dimension, anyOf }: Condition, values: SqlValues): string {
  const told = anyOf.filter((value) => value !== null);
  // Written out for each use: a custom dimension's place is then a value of its own.
  const ways = anyOf.includes(null) ? [`${dimensionSql(dimension, values)} IS NULL`] : [];
  if (told.length > 0) {
    const places = told.map((value) => values.place(value)).join(', ');
    ways.push(`${dimensionSql(dimension, values)} IN (${places})`);
  }
  return `(${ways.join(' OR ')})`;
}
