import { SqlValues, type Question } from './sql-values.js';
import { viewsIn, type Scope } from './views-in.js';

/** Σx, Σy, Σx², Σxy, Σy² over sessions: what the interval of Σy / Σx takes. */
export interface RatioMoments {
  readonly x: number;
  readonly y: number;
  readonly xx: number;
  readonly xy: number;
  readonly yy: number;
}

/** Views of one viewer resemble each other: sums are taken by session first. y over x. */
const RATIOS = {
  rebuffer: { y: 'stall_ms', x: 'played_ms + stall_ms' },
  bitrate: { y: 'bitrate_kbps_ms', x: 'rated_ms' },
  experience: {
    y: 'coalesce(experience_score, 0)',
    x: 'CASE WHEN experience_score IS NULL THEN 0 ELSE 1 END',
  },
} as const;

const PRODUCTS = [['x'], ['y'], ['x', 'x'], ['x', 'y'], ['y', 'y']] as const;

type RatioName = keyof typeof RATIOS;
const RATIO_NAMES = Object.keys(RATIOS) as RatioName[];

export interface CohortRow {
  readonly plays: number;
  readonly sessions: number;
  readonly failures: number;
  readonly exits: number;
  /** Startups that are comparable. */
  readonly startups: number;
  readonly ratios: Readonly<Record<RatioName, RatioMoments>>;
}

/** The views of one cohort. */
function cohort(scope: Scope, by: string, value: string, values: SqlValues): string {
  const where = [...scope.where, { dimension: by, anyOf: [value] }];
  return viewsIn({ ...scope, where }, values);
}

/** Counts and moments of one cohort: one row for {@link cohortOf}. */
export function cohortQuestion(scope: Scope, by: string, value: string): Question {
  const values = new SqlValues();
  const sums = RATIO_NAMES.map((name) => {
    const { x, y } = RATIOS[name];
    // Thousands keep squares of sums of ms within what a double holds exactly enough.
    return `sum((${x}) / 1000.0) AS ${name}_x, sum((${y}) / 1000.0) AS ${name}_y`;
  });
  const moments = RATIO_NAMES.flatMap((name) =>
    PRODUCTS.map((axes) => {
      const product = axes.map((axis) => `${name}_${axis}`).join(' * ');
      return `coalesce(sum(${product}), 0) AS "${name}_${axes.join('')}"`;
    }),
  );
  return {
    sql: `SELECT
        CAST(coalesce(sum(plays), 0) AS DOUBLE) AS "plays", CAST(count(*) AS DOUBLE) AS "sessions",
        CAST(coalesce(sum(failures), 0) AS DOUBLE) AS "failures",
        CAST(coalesce(sum(exits), 0) AS DOUBLE) AS "exits",
        CAST(coalesce(sum(startups), 0) AS DOUBLE) AS "startups", ${moments.join(', ')}
      FROM (
        SELECT count(*) FILTER (WHERE play) AS plays, count(*) FILTER (WHERE play AND failed) AS failures,
          count(*) FILTER (WHERE "exit") AS exits,
          count(startup_ms) FILTER (WHERE NOT startup_flagged) AS startups, ${sums.join(', ')}
        FROM ${cohort(scope, by, value, values)} GROUP BY session_id
      )`,
    values: values.list,
  };
}

export function cohortOf(rows: readonly object[]): CohortRow {
  const row = (rows[0] ?? {}) as Readonly<Record<string, number>>;
  const figure = (name: string): number => row[name] ?? 0;
  const moments = (name: RatioName): RatioMoments => ({
    x: figure(`${name}_x`),
    y: figure(`${name}_y`),
    xx: figure(`${name}_xx`),
    xy: figure(`${name}_xy`),
    yy: figure(`${name}_yy`),
  });
  return {
    plays: figure('plays'),
    sessions: figure('sessions'),
    failures: figure('failures'),
    exits: figure('exits'),
    startups: figure('startups'),
    ratios: {
      rebuffer: moments('rebuffer'),
      bitrate: moments('bitrate'),
      experience: moments('experience'),
    },
  };
}

/** The startups of one cohort at the given fractions: one row of `quantiles`, JSON. */
export function startupsAtQuestion(
  scope: Scope,
  by: string,
  value: string,
  fractions: readonly number[],
): Question {
  const values = new SqlValues();
  // Quantiles take constants only; these are our own numbers, never text.
  const list = fractions.map((fraction) => fraction.toFixed(9)).join(', ');
  return {
    sql: `SELECT CAST(to_json(quantile_cont(startup_ms, [${list}])) AS VARCHAR) AS "quantiles"
      FROM ${cohort(scope, by, value, values)} WHERE startup_ms IS NOT NULL AND NOT startup_flagged`,
    values: values.list,
  };
}
