import { seededRandom } from '../../../../src/base/random.js';
import { defaultResamples, interval95, type Interval } from '../../sim/run/bootstrap.js';
import { spreadOf, type Spread } from '../startup/statistics.js';
import type { NetworkView } from './watch-networks.js';
import { PATIENCE_SEC, type Start } from './watch-starts.js';

/** What a contestant came to over all networks: means. */
export interface Standing {
  readonly label: string;
  readonly networks: number;
  readonly qoe: number;
  /** Percentile bootstrap over networks. */
  readonly qoe95: Interval | null;
  readonly stallSec: number;
  readonly meanKbps: number;
  readonly switches: number;
  readonly firstFrameMs: number;
  /** Views that ended by a failure, or never began. */
  readonly broken: number;
  readonly unfit: number;
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);

/** Resampled over networks, the same draws for all that have as many. */
export function meanInterval(values: readonly number[], seed = 1): Interval | null {
  const random = seededRandom(seed);
  const means = Float64Array.from({ length: defaultResamples }, () =>
    mean(values.map(() => values[Math.floor(random() * values.length)] ?? Number.NaN)),
  );
  return values.length > 1 ? interval95(means) : null;
}

/** Best first. */
export function standingsOf(views: readonly NetworkView[]): readonly Standing[] {
  const labels = [...new Set(views.map(({ label }) => label))];
  return labels
    .map((label): Standing => {
      const own = views.filter((view) => view.label === label);
      const qoes = own.map(({ qoe }) => qoe);
      const known = (of: (view: NetworkView) => number | null): number =>
        mean(own.map(of).filter((value) => value !== null));
      return {
        label,
        networks: own.length,
        qoe: mean(qoes),
        qoe95: meanInterval(qoes),
        stallSec: known(({ figures }) => figures.stallSec),
        meanKbps: known(({ figures }) => figures.meanKbps),
        switches: known(({ figures }) => figures.switches),
        firstFrameMs: known(({ figures }) => figures.firstFrameMs),
        broken: own.filter(({ figures }) => figures.outcome !== 'watched' && figures.outcome !== 'ended')
          .length,
        unfit: own.filter(({ unfit }) => unfit).length,
      };
    })
    .sort((one, other) => other.qoe - one.qoe);
}

/** How much better the one did than the other over the same networks. */
export function differenceOf(
  views: readonly NetworkView[],
  one: string,
  other: string,
): { readonly mean: number; readonly interval: Interval | null } {
  const others = new Map(
    views.filter(({ label }) => label === other).map(({ network, qoe }) => [network, qoe]),
  );
  const differences = views
    .filter(({ label, network }) => label === one && others.has(network))
    .map(({ network, qoe }) => qoe - (others.get(network) ?? Number.NaN));
  return { mean: mean(differences), interval: meanInterval(differences) };
}

export interface StartStanding {
  readonly label: string;
  readonly firstFrameMs: Spread;
  /** Median of the first picture's height. */
  readonly firstHeight: number;
  readonly missing: number;
}

/** Fastest first. */
export function startStandingsOf(starts: readonly Start[]): readonly StartStanding[] {
  const labels = [...new Set(starts.map(({ label }) => label))];
  return labels
    .map((label): StartStanding => {
      const own = starts.filter((start) => start.label === label);
      return {
        label,
        firstFrameMs: spreadOf(own.map(({ firstFrameMs }) => firstFrameMs ?? PATIENCE_SEC * 1000)),
        firstHeight: spreadOf(own.flatMap(({ firstHeight }) => firstHeight ?? [])).median,
        missing: own.filter(({ firstFrameMs }) => firstFrameMs === null).length,
      };
    })
    .sort((one, other) => one.firstFrameMs.median - other.firstFrameMs.median);
}
