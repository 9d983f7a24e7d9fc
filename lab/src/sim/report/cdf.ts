import type { Experiment, Pair } from '../run/experiment.js';
import type { SimReport } from '../run/sim-report.js';
import { rebufferPct } from '../run/watchable.js';
import { quantile } from '../run/bootstrap.js';
import { grid, path, type Picture, type Point } from './svg-frame.js';
import { lineTones } from './tones.js';

export interface CdfMeasure {
  readonly key: 'quality' | 'rebuffer' | 'switches';
  readonly name: string;
  /** Of one session; null where it has none. */
  readonly of: (pair: Pair, rule: number) => number | null;
}

export function cdfMeasures({ optimum }: SimReport): CdfMeasure[] {
  return [
    optimum === null
      ? {
          key: 'quality',
          name: 'QoE/umax of a session',
          of: ({ scores }, rule) => scores[rule]?.qoePerUmax ?? null,
        }
      : {
          key: 'quality',
          name: 'QoE of a session, % of its optimum',
          of: (pair, rule) => {
            const best = pair.optimum?.score.qoe ?? 0;
            const score = pair.scores[rule];
            return best > 0 && score !== undefined ? (100 * score.qoe) / best : null;
          },
        },
    {
      key: 'rebuffer',
      name: 'rebuffer % of a session',
      of: ({ scores }, rule) => {
        const score = scores[rule];
        return score === undefined ? null : rebufferPct(score);
      },
    },
    {
      key: 'switches',
      name: 'switches per segment in a session',
      of: ({ scores }, rule) => {
        const score = scores[rule];
        return score === undefined ? null : score.switches / Math.max(1, score.segments);
      },
    },
  ];
}

/** Enough for a curve this wide; a thousand sessions need no thousand points. */
const curvePoints = 120;

/** Share of sessions at or below a value, one curve a rule; each data set weighs the same. */
export function cdf(experiment: Experiment, report: SimReport, measure: CdfMeasure, width: number): Picture {
  const tones = lineTones(report);
  const curves = experiment.rules
    .map(({ label }, rule) => {
      const values = weighted(experiment.pairs, (pair) => measure.of(pair, rule));
      return { label, values, tone: tones.get(label) ?? 'rest' };
    })
    .sort((a, b) => rank(b.tone) - rank(a.tone));
  const height = Math.round(width * 0.66);
  const box = { left: 40, right: width - 12, top: 30, bottom: height - 44 };
  const { x, y, content } = grid(
    box,
    {
      domain: domainOf(
        measure,
        curves.flatMap(({ values }) => values.map(({ value }) => value)),
      ),
      label: measure.name,
      ticks: 5,
    },
    {
      domain: [
        lowestShare(
          measure,
          curves.map(({ values }) => values),
        ),
        1,
      ],
      label: 'share of sessions at or below',
      ticks: 4,
      format: (share) => `${Math.round(share * 100)} %`,
    },
  );
  return {
    width,
    height,
    label: `Cumulative distribution, ${measure.name}, of ${curves.map(({ label }) => label).join(', ')}.`,
    content: [
      content,
      curves.map(({ values, tone }) => path(curveOf(values, x, y, box.right), `curve ${tone}`)),
    ],
  };
}

interface Weighted {
  readonly value: number;
  /** Share of the weight at or below. */
  readonly share: number;
}

function weighted(pairs: readonly Pair[], of: (pair: Pair) => number | null): Weighted[] {
  const found = pairs.flatMap((pair) => {
    const value = of(pair);
    return value === null ? [] : [{ dataset: pair.dataset, value }];
  });
  const sizes = new Map<string, number>();
  for (const { dataset } of found) sizes.set(dataset, (sizes.get(dataset) ?? 0) + 1);
  let share = 0;
  return found
    .sort((a, b) => a.value - b.value)
    .map(({ dataset, value }) => {
      share += 1 / (sizes.get(dataset) ?? 1) / sizes.size;
      return { value, share };
    });
}

function curveOf(
  values: readonly Weighted[],
  x: (value: number) => number,
  y: (share: number) => number,
  end: number,
): Point[] {
  const [first] = values;
  if (first === undefined) return [];
  const every = Math.max(1, Math.floor(values.length / curvePoints));
  const kept = values.filter((_, at) => at % every === 0 || at === values.length - 1);
  const last = y(1);
  return [
    [x(first.value), y(0)],
    ...kept.map(({ value, share }): Point => [x(value), y(share)]),
    [end, last],
  ];
}

/** The bulk: a few sessions far out would press all others into a corner; the curves run on at the edge. */
function domainOf({ key }: CdfMeasure, values: readonly number[]): [number, number] {
  const ascending = Float64Array.from(values).sort();
  if (key === 'rebuffer') return [0, Math.max(1, Math.min(25, quantile(ascending, 0.98) || 1))];
  if (key === 'switches') return [0, Math.max(0.1, quantile(ascending, 0.99) || 0.1)];
  const low = quantile(ascending, 0.03) || 0;
  const high = ascending.at(-1) ?? 1;
  return [Math.max(0, low), high > 2 ? Math.max(100, high) : 1];
}

/** Most sessions never stall: the picture starts where the first curve leaves zero stalls. */
function lowestShare({ key }: CdfMeasure, curves: readonly (readonly Weighted[])[]): number {
  if (key !== 'rebuffer') return 0;
  const shares = curves.map((values) => values.findLast(({ value }) => value <= 0)?.share ?? 0);
  return Math.min(0.9, Math.floor(Math.min(...shares) * 10) / 10);
}

/** Faint ones first, so that they lie below. */
function rank(tone: string): number {
  if (tone === 'rest') return 9;
  return tone === 'subject' ? 0 : 1;
}
