import {
  interval95,
  meanResamples,
  quantile,
  resampleSet,
  type BootstrapOptions,
  type ResampledMeasure,
  type Resamples,
} from './bootstrap.js';
import type { Experiment, Pair } from './experiment.js';
import { groupBy } from './group-by.js';
import type { RuleReport, SimReport, VersusMeasure, VersusReport } from './sim-report.js';
import { figuresOf, meanFigures, tallyOf, type Figures } from './tally.js';
import { versusBestPeer, type Contestant } from './versus-best-peer.js';
import { unwatchableRebufferPct } from './watchable.js';

/** From sessions to figures: pure, and the same for the same sessions and seed. */
export function summarise(
  experiment: Experiment,
  titles: readonly string[],
  options: BootstrapOptions,
): SimReport {
  const { rules, settings, leftOut } = experiment;
  const sets = Array.from(
    groupBy(experiment.pairs, ({ dataset }) => dataset),
    ([dataset, pairs], at) =>
      summariseSet(experiment, dataset, pairs, { ...options, seed: options.seed + at }),
  );
  const overall = overallOf(sets, rules.length);
  const all: readonly Summary[] = [overall, ...sets];
  const reportOf = (set: Summary): Record<string, RuleReport> =>
    Object.fromEntries(rules.map(({ label }, rule) => [label, ruleReport(set, rule)]));
  const optimumOf = ({ optimum }: Summary): Figures[] => (optimum === null ? [] : [optimum]);
  return {
    overall: sets.length === 0 ? {} : reportOf(overall),
    datasets: Object.fromEntries(sets.map((set) => [set.dataset, reportOf(set)])),
    versusBestPeer: versus(experiment, all),
    optimum:
      overall.optimum === null
        ? null
        : {
            overall: overall.optimum,
            datasets: Object.fromEntries(
              sets.flatMap((set) => optimumOf(set).map((figures) => [set.dataset, figures])),
            ),
          },
    sessions: Object.fromEntries(
      sets.map(({ dataset, traces, sessions }) => [dataset, { traces, sessions }]),
    ),
    leftOut: { lowestRebufferAbovePct: unwatchableRebufferPct, count: leftOut.length, pairs: leftOut },
    notes: sets.flatMap(({ note }) => (note === null ? [] : [note])),
    settings: { ...settings, rules, titles, resamples: options.resamples, seed: options.seed },
  };
}

interface Summary {
  readonly dataset: string;
  readonly traces: number;
  readonly sessions: number;
  readonly figures: readonly Figures[];
  /** Null where one trace is all there is. */
  readonly resamples: Resamples | null;
  readonly decisionsMs: readonly Float32Array[];
  readonly optimum: Figures | null;
  readonly note: string | null;
}

function summariseSet(
  { rules, decisionsMs }: Experiment,
  dataset: string,
  pairs: readonly Pair[],
  options: BootstrapOptions,
): Summary {
  const optimumQoe = (pair: Pair): number => pair.optimum?.score.qoe ?? Number.NaN;
  const figures = rules.map((_, rule) =>
    figuresOf(
      tallyOf(
        pairs.flatMap((pair) => {
          const score = pair.scores[rule];
          return score === undefined ? [] : [{ score, optimumQoe: optimumQoe(pair) }];
        }),
      ),
    ),
  );
  const optima = pairs.flatMap(({ optimum }) =>
    optimum === undefined ? [] : [{ score: optimum.score, optimumQoe: optimum.score.qoe }],
  );
  const optimum = optima.length > 0 ? figuresOf(tallyOf(optima)) : null;
  const traces = Array.from(groupBy(pairs, ({ traceAt }) => traceAt).values());
  const sum = (trace: readonly Pair[], of: (pair: Pair) => number): number =>
    trace.reduce((total, pair) => total + of(pair), 0);
  const sums = (of: 'qoe' | 'qoePerUmax'): Float64Array[] =>
    traces.map((trace) =>
      Float64Array.from(rules, (_, rule) => sum(trace, ({ scores }) => scores[rule]?.[of] ?? Number.NaN)),
    );
  return {
    dataset,
    traces: traces.length,
    sessions: pairs.length,
    figures,
    resamples:
      traces.length < 2
        ? null
        : resampleSet(
            {
              qoe: sums('qoe'),
              qoePerUmax: sums('qoePerUmax'),
              optimumQoe: traces.map((trace) => sum(trace, optimumQoe)),
              sessions: traces.map(({ length }) => length),
            },
            options,
          ),
    decisionsMs: decisionsMs.get(dataset) ?? [],
    optimum,
    note:
      optimum !== null && !(optimum.qoe > 0)
        ? `${dataset}: the optimum itself is worth ${optimum.qoe.toFixed(3)} a segment, so no share of it is given.`
        : null,
  };
}

function overallOf(sets: readonly Summary[], rules: number): Summary {
  const each = Array.from({ length: rules }, (_, rule) => rule);
  const resampled = sets.flatMap(({ resamples }) => (resamples === null ? [] : [resamples]));
  const mean = (of: ResampledMeasure): Float64Array[] =>
    each.map((rule) => meanResamples(resampled.map((set) => set[of][rule] ?? new Float64Array())));
  const optima = sets.flatMap(({ optimum }) => (optimum === null ? [] : [optimum]));
  return {
    dataset: 'overall',
    traces: sets.reduce((sum, { traces }) => sum + traces, 0),
    sessions: sets.reduce((sum, { sessions }) => sum + sessions, 0),
    figures: each.map((rule) =>
      meanFigures(sets.flatMap(({ figures }) => (figures[rule] === undefined ? [] : [figures[rule]]))),
    ),
    // A set of one trace has no spread of its own: an interval without it would look too sure.
    resamples:
      sets.length > 0 && resampled.length === sets.length
        ? { optimumPct: mean('optimumPct'), qoe: mean('qoe'), qoePerUmax: mean('qoePerUmax') }
        : null,
    decisionsMs: each.map((rule) => joined(sets.map(({ decisionsMs }) => decisionsMs[rule]))),
    optimum: optima.length > 0 ? meanFigures(optima) : null,
    note: null,
  };
}

function joined(lists: readonly (Float32Array | undefined)[]): Float32Array {
  return Float32Array.from(lists.flatMap((list) => Array.from(list ?? [])));
}

function ruleReport({ figures, resamples, decisionsMs }: Summary, rule: number): RuleReport {
  const times = Float32Array.from(decisionsMs[rule] ?? []).sort();
  const of = figures[rule] ?? meanFigures([]);
  const interval = (measure: ResampledMeasure): readonly [number, number] | null =>
    resamples === null ? null : interval95(resamples[measure][rule] ?? new Float64Array());
  return {
    ...of,
    optimumPctCi95: of.optimumPct === null ? null : interval('optimumPct'),
    qoeCi95: interval('qoe'),
    qoePerUmaxCi95: interval('qoePerUmax'),
    decisionMs: { median: quantile(times, 0.5), p99: quantile(times, 0.99) },
  };
}

function versus({ rules }: Experiment, all: readonly Summary[]): VersusReport | null {
  const subject = subjectOf(rules);
  const peerAt = rules.flatMap(({ kind }, at) => (kind === 'peer' ? [at] : []));
  if (subject === -1 || peerAt.length === 0) return null;
  const measure = (of: 'optimumPct' | 'qoePerUmax'): VersusMeasure => {
    const contestant = ({ figures, resamples }: Summary, at: number): Contestant => ({
      label: rules[at]?.label ?? '',
      value: figures[at]?.[of] ?? null,
      resamples: resamples?.[of][at] ?? null,
    });
    const compared = all.map((set) => ({
      dataset: set.dataset,
      result: versusBestPeer(
        contestant(set, subject),
        peerAt.map((at) => contestant(set, at)),
      ),
    }));
    const [overall, ...sets] = compared;
    return {
      overall: overall?.result ?? null,
      datasets: Object.fromEntries(
        sets.flatMap(({ dataset, result }) => (result === null ? [] : [[dataset, result]])),
      ),
    };
  };
  const byOptimum = measure('optimumPct');
  return {
    rule: rules[subject]?.label ?? '',
    optimumPct: byOptimum.overall === null ? null : byOptimum,
    qoePerUmax: measure('qoePerUmax'),
  };
}

/** Whom the peers are compared with: the hybrid if it runs, else the first of ours; −1 if none does. */
export function subjectOf(rules: Experiment['rules']): number {
  const hybrid = rules.findIndex(({ kind, name }) => kind === 'ours' && name === 'hybrid');
  return hybrid === -1 ? rules.findIndex(({ kind }) => kind !== 'peer') : hybrid;
}
