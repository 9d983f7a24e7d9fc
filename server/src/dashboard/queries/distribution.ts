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

/** Bins and quantiles in one pass over the views: rows for {@link distributionOf}. */
export function distributionQuestion(scope: Scope, metric: DistributionMetric): Question {
  const { reading, binWidth, binCount } = SPREADS[metric];
  const values = new SqlValues();
  const fractions = PERCENTS.map((percent) => percent / 100).join(', ');
  const views = viewsIn(scope, values);
  return {
    sql: `WITH readings AS MATERIALIZED (
        SELECT reading FROM (SELECT ${reading} AS reading FROM ${views}) WHERE reading IS NOT NULL
      )
      SELECT least(floor(reading / ${values.place(binWidth)}), ${values.place(binCount - 1)}) AS "bin",
        CAST(count(*) AS DOUBLE) AS "count", NULL AS "quantiles"
      FROM readings GROUP BY 1
      UNION ALL SELECT NULL, NULL, CAST(to_json(quantile_cont(reading, [${fractions}])) AS VARCHAR) FROM readings`,
    values: values.list,
  };
}

/** A bin's count, or, in the one row that has no bin, the quantiles as JSON: null without views. */
type DistributionRow =
  | { readonly bin: number; readonly count: number }
  | { readonly bin: null; readonly quantiles: string | null };

export function distributionOf(metric: DistributionMetric, rows: readonly object[]): DistributionAnswer {
  const { binWidth, binCount } = SPREADS[metric];
  const counts = Array.from({ length: binCount }, () => 0);
  let read: readonly number[] | null = null;
  for (const row of rows as readonly DistributionRow[]) {
    if (row.bin === null) read = JSON.parse(row.quantiles ?? 'null') as readonly number[] | null;
    else counts[row.bin] = row.count;
  }
  return {
    metric,
    count: counts.reduce((sum, count) => sum + count, 0),
    binWidth,
    bins: counts,
    quantiles: read?.map((value, index) => ({ percent: PERCENTS[index] ?? 0, value })) ?? null,
  };
}
