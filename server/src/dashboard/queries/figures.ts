import type { Figures } from '../api/answers.js';
import { SqlValues, type Question } from './sql-values.js';
import { viewsIn, type Scope } from './views-in.js';

/**
 * What makes {@link Figures} of the rows that `viewsIn` gives. Counts are cast: they would come as bigints. An
 * aggregate that is written twice is computed once.
 */
export const FIGURES_SQL = `
  CAST(count(*) FILTER (WHERE play) AS DOUBLE) AS "plays",
  coalesce(sum(played_ms), 0) AS "playedMs",
  quantile_cont(comparable_startup_ms, [0.5, 0.95])[1] AS "startupP50Ms",
  quantile_cont(comparable_startup_ms, [0.5, 0.95])[2] AS "startupP95Ms",
  sum(stall_ms) / nullif(sum(played_ms + stall_ms), 0) AS "rebufferRatio",
  CAST(count(*) FILTER (WHERE play AND failed) AS DOUBLE)
    / nullif(count(*) FILTER (WHERE play), 0) AS "failureRatio",
  CAST(count(*) FILTER (WHERE "exit") AS DOUBLE) / nullif(count(*) FILTER (WHERE play), 0) AS "exitRatio",
  sum(bitrate_kbps_ms) / nullif(sum(rated_ms), 0) AS "meanBitrateKbps",
  avg(experience_score) AS "experience"`;

export const NO_FIGURES: Figures = {
  plays: 0,
  playedMs: 0,
  startupP50Ms: null,
  startupP95Ms: null,
  rebufferRatio: null,
  failureRatio: null,
  exitRatio: null,
  meanBitrateKbps: null,
  experience: null,
};

/** One row of {@link Figures}. */
export function figuresQuestion(scope: Scope): Question {
  const values = new SqlValues();
  return { sql: `SELECT ${FIGURES_SQL} FROM ${viewsIn(scope, values)}`, values: values.list };
}
