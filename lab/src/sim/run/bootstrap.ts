import { seededRandom } from '../../../../src/base/random.js';

/**
 * The percentile bootstrap (Efron, 1979; Efron and Tibshirani, 1993, ch. 13) over traces. A trace with all its
 * titles is the unit, since sessions over one trace go well or badly together; sets are resampled apart
 * (stratified). All rules see the same draws, so that differences between them are paired.
 */
export interface BootstrapSet {
  /** Sum over a trace's sessions: one row a trace, one column a rule. */
  readonly qoe: readonly Float64Array[];
  readonly qoePerUmax: readonly Float64Array[];
  /** Sums over a trace's sessions: NaN without an optimum. */
  readonly optimumQoe: readonly number[];
  /** Sessions of each trace. */
  readonly sessions: readonly number[];
}

/** The figures that get an interval. */
export const resampledMeasures = ['optimumPct', 'qoe', 'qoePerUmax'] as const;
export type ResampledMeasure = (typeof resampledMeasures)[number];

/** One array of resampled means a rule. NaN where a resample has no value. */
export type Resamples = Readonly<Record<ResampledMeasure, readonly Float64Array[]>>;

export interface BootstrapOptions {
  readonly resamples: number;
  readonly seed: number;
}

export const defaultResamples = 2000;

export function resampleSet(
  { qoe, qoePerUmax, optimumQoe, sessions }: BootstrapSet,
  { resamples, seed }: BootstrapOptions,
): Resamples {
  const traces = sessions.length;
  const rules = qoe[0]?.length ?? 0;
  const empty = (): Float64Array[] => Array.from({ length: rules }, () => new Float64Array(resamples));
  const out = { optimumPct: empty(), qoe: empty(), qoePerUmax: empty() };
  const random = seededRandom(seed);
  const qoeSum = new Float64Array(rules);
  const perUmaxSum = new Float64Array(rules);
  for (let resample = 0; resample < resamples; resample += 1) {
    qoeSum.fill(0);
    perUmaxSum.fill(0);
    let best = 0;
    let count = 0;
    for (let draw = 0; draw < traces; draw += 1) {
      const trace = Math.floor(random() * traces);
      best += optimumQoe[trace] ?? Number.NaN;
      count += sessions[trace] ?? 0;
      const qoeRow = qoe[trace];
      const perUmaxRow = qoePerUmax[trace];
      for (let rule = 0; rule < rules; rule += 1) {
        qoeSum[rule] = (qoeSum[rule] ?? 0) + (qoeRow?.[rule] ?? 0);
        perUmaxSum[rule] = (perUmaxSum[rule] ?? 0) + (perUmaxRow?.[rule] ?? 0);
      }
    }
    for (let rule = 0; rule < rules; rule += 1) {
      const sum = qoeSum[rule] ?? 0;
      (out.qoe[rule] ?? qoeSum)[resample] = sum / count;
      (out.qoePerUmax[rule] ?? qoeSum)[resample] = (perUmaxSum[rule] ?? 0) / count;
      (out.optimumPct[rule] ?? qoeSum)[resample] = best > 0 ? (100 * sum) / best : Number.NaN;
    }
  }
  return out;
}

/** Mean over sets, resample by resample; a set without a value in a resample is left out of it. */
export function meanResamples(sets: readonly Float64Array[]): Float64Array {
  const [first] = sets;
  if (first === undefined) return new Float64Array();
  return first.map((_, resample) => {
    const values = sets.map((set) => set[resample] ?? Number.NaN).filter((value) => !Number.isNaN(value));
    return values.reduce((sum, value) => sum + value, 0) / values.length;
  });
}

export type Interval = readonly [low: number, high: number];

/** The middle 95 %; null where no resample has a value. */
export function interval95(values: Float64Array): Interval | null {
  const ascending = values.filter((value) => !Number.isNaN(value)).sort();
  const low = quantile(ascending, 0.025);
  const high = quantile(ascending, 0.975);
  return ascending.length > 0 ? [low, high] : null;
}

/** Linear between the two nearest; NaN of an empty list. */
export function quantile(ascending: ArrayLike<number>, share: number): number {
  const at = share * (ascending.length - 1);
  const low = ascending[Math.floor(at)] ?? Number.NaN;
  const high = ascending[Math.ceil(at)] ?? Number.NaN;
  return low + (high - low) * (at - Math.floor(at));
}
