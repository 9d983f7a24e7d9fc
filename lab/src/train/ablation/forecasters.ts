import { ThroughputPredictor } from '../../../../src/abr/estimate/throughput-predictor.js';
import type { TransferForecast, TransferForecaster } from '../../../../src/abr/learned/forecast.js';
import { LearnedPredictor } from '../../../../src/abr/learned/learned-predictor.js';
import type { NetworkLayers } from '../../../../src/abr/learned/network.js';
import type { DownloadSample } from '../../../../src/media/download.js';
import type { LinkMeasure } from '../../../../src/abr/estimate/shared-link.js';

/** What to make of a mean and its spread. */
type Spread = (pointKbps: number, ownQuantiles: readonly number[]) => readonly number[];

/** The session's own mean, with a spread that is the same for every size and step. */
class MeanForecaster implements TransferForecaster {
  readonly #predictor = new ThroughputPredictor();
  readonly #spread: Spread;
  plentyKbps = Infinity;

  constructor(spread: Spread) {
    this.#spread = spread;
  }

  push(sample: DownloadSample): void {
    this.#predictor.plentyKbps = this.plentyKbps;
    this.#predictor.push(sample);
  }

  add(measure: LinkMeasure): void {
    this.#predictor.add(measure);
  }

  forecast(count: number, blindKbps: number): TransferForecast {
    const { pointKbps, quantilesKbps, bestSeenKbps } = this.#predictor.predict(count, blindKbps);
    // Before the first sample all that are compared start alike.
    const spread = bestSeenKbps !== null ? this.#spread(pointKbps, quantilesKbps) : quantilesKbps;
    return { pointKbps, bestSeenKbps, lastSeenKbps: null, quantilesKbps: () => spread };
  }

  reset(): void {
    this.#predictor.reset();
  }
}

type Quantiles = TransferForecast['quantilesKbps'];

/** What the network foretells, and then only a part of it. */
class PartOfLearned extends LearnedPredictor {
  readonly #part: (whole: Quantiles, pointKbps: number) => Quantiles;

  constructor(layers: NetworkLayers, part: (whole: Quantiles, pointKbps: number) => Quantiles) {
    super(layers);
    this.#part = part;
  }

  override forecast(count: number, blindKbps: number): TransferForecast {
    const whole = super.forecast(count, blindKbps);
    if (whole.bestSeenKbps === null) return whole;
    const quantilesKbps = this.#part((bytes, step) => whole.quantilesKbps(bytes, step), whole.pointKbps);
    return { ...whole, quantilesKbps };
  }
}

/** What the session's own errors are given of a say in a blend, in logarithms. */
const shareOfOwnErrors = 0.3;

/** The network, held still by the session's own errors: its answer moves with each sample, theirs hardly. */
class Blended extends LearnedPredictor {
  readonly #own = new ThroughputPredictor();

  override push(sample: DownloadSample): void {
    this.#own.plentyKbps = this.plentyKbps;
    this.#own.push(sample);
    super.push(sample);
  }

  override add(measure: LinkMeasure): void {
    this.#own.add(measure);
    super.add(measure);
  }

  override forecast(count: number, blindKbps: number): TransferForecast {
    const learned = super.forecast(count, blindKbps);
    const own = this.#own.predict(count, blindKbps).quantilesKbps;
    return {
      ...learned,
      quantilesKbps: (bytes, step) =>
        learned
          .quantilesKbps(bytes, step)
          .map(
            (kbps, slice) =>
              Math.pow(kbps, 1 - shareOfOwnErrors) * Math.pow(own[slice] ?? kbps, shareOfOwnErrors),
          ),
    };
  }

  override reset(): void {
    this.#own.reset();
    super.reset();
  }
}

/** A body that takes as long as half a segment: neither a probe nor a burden. */
const middlingSec = 2;

/** The same plan over less and less knowledge, by name. `priorLogRatios`: of all sessions, seven of them. */
export function forecasters(
  layers: NetworkLayers,
  priorLogRatios: readonly number[],
): ReadonlyMap<string, () => TransferForecaster> {
  const slowToFast = priorLogRatios.map((logRatio) => Math.exp(-logRatio)).sort((a, b) => a - b);
  return new Map<string, () => TransferForecaster>([
    ['point', () => new MeanForecaster((pointKbps, own) => own.map(() => pointKbps))],
    ['prior', () => new MeanForecaster((pointKbps) => slowToFast.map((share) => share * pointKbps))],
    ['own-errors', () => new MeanForecaster((_, own) => own)],
    [
      'learned-median',
      () =>
        new PartOfLearned(layers, (whole) => (bytes, step) => {
          const quantiles = whole(bytes, step);
          return quantiles.map(() => quantiles[quantiles.length >> 1] ?? 0);
        }),
    ],
    [
      'learned-sizeless',
      () =>
        new PartOfLearned(layers, (whole, pointKbps) => () => whole((pointKbps * 1000 * middlingSec) / 8, 0)),
    ],
    ['learned', () => new LearnedPredictor(layers)],
    ['blended', () => new Blended(layers)],
  ]);
}
