import type { ListedView, ViewListAnswer, ViewOrder } from '../api/answers.js';
import { SILENT_AFTER_MS } from '../view-summary.js';
import { SqlValues, type Question } from './sql-values.js';
import { viewsIn, type Scope } from './views-in.js';

const ORDERS: Readonly<Record<ViewOrder, string>> = {
  latest: 'start_ms DESC',
  // A failure is worse than any score, and a score than none.
  worst: 'failed DESC, experience_score ASC NULLS LAST, stall_ms DESC',
  stalled: 'stall_ms DESC',
  slowest: 'startup_ms DESC NULLS LAST',
};

export function isViewOrder(name: string): name is ViewOrder {
  return Object.hasOwn(ORDERS, name);
}

/** Single views, for {@link viewListOf}. */
export function viewListQuestion(scope: Scope, order: ViewOrder, limit: number): Question {
  const values = new SqlValues();
  const silentSince = values.place(scope.nowMs - SILENT_AFTER_MS);
  return {
    sql: `SELECT view_id AS "viewId", start_ms AS "startMs", title, abr, cdn, browser,
        device_class AS "deviceClass", country,
        CASE WHEN end_reason IS NOT NULL THEN 'ended'
          WHEN last_seen_ms >= ${silentSince} THEN 'live' ELSE 'lost' END AS "status",
        failed, error_code AS "errorCode", startup_ms AS "startupMs", played_ms AS "playedMs",
        stall_ms / nullif(played_ms + stall_ms, 0) AS "rebufferRatio", stall_count AS "stallCount",
        bitrate_kbps_ms / nullif(rated_ms, 0) AS "meanBitrateKbps", experience_score AS "experience"
      FROM ${viewsIn(scope, values)}
      ORDER BY ${ORDERS[order]}, view_id LIMIT ${values.place(limit)}`,
    values: values.list,
  };
}

export function viewListOf(order: ViewOrder, rows: readonly object[]): ViewListAnswer {
  return { order, views: rows as readonly ListedView[] };
}
