import type { DistributionAnswer, DistributionMetric } from '../api/answers.js';
import { SqlValues, type Question } from './sql-values.js';
import { viewsIn, type Scope } from './views-in.js';

interface Spread {
  /** A view's reading; null where it has none. */
  readonly reading: string;
  /** Fixed, so that distributions of different spans and cohorts can be laid over each other. */
  readonly binWidth: number;
  readonly binCount: number;
}

const SPREADS: Readonly<Record<DistributionMetric, Spread>> = {
  startup: { reading: 'CASE WHEN NOT startup_flagged THEN startup_ms END', binWidth: 200, binCount: 50 },
  rebuffer: { reading: 'stall_ms / nullif(played_ms + stall_ms, 0)', binWidth: 0.005, binCount: 40 },
  bitrate: { reading: 'bitrate_kbps_ms / nullif(rated_ms, 0)', binWidth: 250, binCount: 40 },
  experience: { reading: 'experience_score', binWidth: 2, binCount: 50 },
};

const PERCENTS = [5, 25, 50, 75, 95];

export function isDistributionMetric(name: string): name is DistributionMetric {
  return Object.hasOwn(SPREADS, name);
}

/** Rows of `bin` and `count`, for {@link distributionOf}. */
export function binsQuestion(scope: Scope, metric: DistributionMetric): Question {
  const { binWidth, binCount } = SPREADS[metric];
  const values = new SqlValues();
  const readings = readingsOf(scope, metric, values);
  return {
    sql: `SELECT least(floor(reading / ${values.place(binWidth)}), ${values.place(binCount - 1)}) AS "bin",
        CAST(count(*) AS DOUBLE) AS "count"
      FROM ${readings} GROUP BY 1`,
    values: values.list,
  };
}

/** One row of `quantiles`, null without views. */
export function quantilesQuestion(scope: Scope, metric: DistributionMetric): Question {
  const values = new SqlValues();
  const fractions = PERCENTS.map((percent) => percent / 100).join(', ');
  return {
    sql: `SELECT CAST(to_json(quantile_cont(reading, [${fractions}])) AS VARCHAR) AS "quantiles"
      FROM ${readingsOf(scope, metric, values)}`,
    values: values.list,
  };
}

function readingsOf(scope: Scope, metric: DistributionMetric, values: SqlValues): string {
  const { reading } = SPREADS[metric];
  return `(SELECT reading FROM (SELECT ${reading} AS reading FROM ${viewsIn(scope, values)})
    WHERE reading IS NOT NULL)`;
}

export function distributionOf(
  metric: DistributionMetric,
  bins: readonly object[],
  quantiles: readonly object[],
): DistributionAnswer {
  const { binWidth, binCount } = SPREADS[metric];
  const counts = Array.from({ length: binCount }, () => 0);
  for (const { bin, count } of bins as readonly { bin: number; count: number }[]) counts[bin] = count;
  const [row] = quantiles as readonly { quantiles: string | null }[];
  const read = JSON.parse(row?.quantiles ?? 'null') as readonly number[] | null;
  return {
    metric,
    count: counts.reduce((sum, count) => sum + count, 0),
    binWidth,
    bins: counts,
    quantiles: read?.map((value, index) => ({ percent: PERCENTS[index] ?? 0, value })) ?? null,
  };
}
