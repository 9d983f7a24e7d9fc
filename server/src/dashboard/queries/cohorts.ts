import { dimensionSql } from './dimensions.js';
import { SqlValues, type Question } from './sql-values.js';
import { viewsIn, type Scope } from './views-in.js';

/** Two cohorts or more, told apart by the values of one dimension. */
export interface Cohorts {
  readonly scope: Scope;
  readonly by: string;
  readonly cohorts: readonly string[];
}

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

/** The views of the cohorts, each with its `cohort`. */
function viewsOf({ scope, by, cohorts }: Cohorts, values: SqlValues): string {
  const where = [...scope.where, { dimension: by, anyOf: cohorts }];
  return `(SELECT ${dimensionSql(by, values)} AS cohort, * FROM ${viewsIn({ ...scope, where }, values)})`;
}

/** Counts and moments of every cohort that has views: rows for {@link cohortOf}. */
export function cohortsQuestion(asked: Cohorts): Question {
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
    sql: `SELECT cohort AS "cohort",
        CAST(coalesce(sum(plays), 0) AS DOUBLE) AS "plays", CAST(count(*) AS DOUBLE) AS "sessions",
        CAST(coalesce(sum(failures), 0) AS DOUBLE) AS "failures",
        CAST(coalesce(sum(exits), 0) AS DOUBLE) AS "exits",
        CAST(coalesce(sum(startups), 0) AS DOUBLE) AS "startups", ${moments.join(', ')}
      FROM (
        SELECT cohort, count(*) FILTER (WHERE play) AS plays, count(*) FILTER (WHERE play AND failed) AS failures,
          count(*) FILTER (WHERE "exit") AS exits,
          count(comparable_startup_ms) AS startups, ${sums.join(', ')}
        FROM ${viewsOf(asked, values)} GROUP BY cohort, session_id
      ) GROUP BY cohort`,
    values: values.list,
  };
}

/** Of the rows, that of one cohort; zeros where it has no views. */
export function cohortOf(rows: readonly object[], cohort: string): CohortRow {
  const known = rows as readonly (Readonly<Record<string, number>> & { readonly cohort: unknown })[];
  const row: Readonly<Record<string, number>> = known.find((each) => each.cohort === cohort) ?? {};
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

/** The comparable startups of every cohort at the given fractions: rows of `cohort` and `quantiles`, JSON. */
export function startupsAtQuestion(asked: Cohorts, fractions: readonly number[]): Question {
  const values = new SqlValues();
  // Quantiles take constants only; these are our own numbers, never text.
  const list = fractions.map((fraction) => fraction.toFixed(9)).join(', ');
  return {
    sql: `SELECT cohort AS "cohort",
        CAST(to_json(quantile_cont(comparable_startup_ms, [${list}])) AS VARCHAR) AS "quantiles"
      FROM ${viewsOf(asked, values)} GROUP BY cohort`,
    values: values.list,
  };
}
