import type { DownloadSample } from '../../media/download.js';
import type { LinkMeasure } from '../estimate/shared-link.js';
import { ThroughputPredictor } from '../estimate/throughput-predictor.js';
import type { TransferForecast, TransferForecaster } from './forecast.js';
import { TransferNetwork, type NetworkLayers } from './network.js';
import { quantilesOfBins } from './time-bins.js';
import { TransferHistory } from './transfer-history.js';

/**
 * The network is asked at expected times a factor of e apart, from 50 ms to 20 minutes, and what lies
 * between is interpolated: a decision over 12 renditions and 5 segments then takes 25 passes, not 60.
 */
const firstKnot = -3;
const lastKnot = 7;

/**
 * Steps the network is asked for: the next segment, and then every other one, as far ahead as it was trained.
 * What lies between differs by less than a pass is worth.
 */
const lastStep = 4;
const askedStep = (step: number): number => Math.min(lastStep, 2 * Math.ceil(step / 2));

/** Foretells the time of a transfer by the network. Before the first sample, by the quantiles' prior. */
export class LearnedPredictor implements TransferForecaster {
  readonly #network: TransferNetwork;
  readonly #history = new TransferHistory();
  /** Never fed: what may come when nothing is known. */
  readonly #blind = new ThroughputPredictor();

  constructor(layers: NetworkLayers) {
    this.#network = new TransferNetwork(layers);
  }

  get plentyKbps(): number {
    return this.#history.plentyKbps;
  }

  set plentyKbps(kbps: number) {
    this.#history.plentyKbps = kbps;
  }

  push(sample: DownloadSample): void {
    this.#history.push(sample);
  }

  add(measure: LinkMeasure): void {
    this.#history.add(measure);
  }

  forecast(count: number, blindKbps: number): TransferForecast {
    const pointKbps = this.#history.meanKbps;
    if (pointKbps === null) {
      const blind = this.#blind.predict(count, blindKbps);
      return { ...blind, lastSeenKbps: null, quantilesKbps: () => blind.quantilesKbps };
    }
    this.#network.begin((inputs) => this.#history.fill(inputs));
    const known = new Map<number, readonly number[]>();
    /** Throughputs, ascending, so the times from the slowest. */
    const atKnot = (knot: number, step: number): readonly number[] => {
      const key = knot * (lastStep + 1) + step;
      const before = known.get(key);
      if (before !== undefined) return before;
      const logRatios = quantilesOfBins(this.#network.probabilities(Math.exp(knot), step), count);
      const found = logRatios.map((log) => pointKbps / Math.exp(log)).reverse();
      known.set(key, found);
      return found;
    };
    const quantiles: number[] = [];
    return {
      pointKbps,
      bestSeenKbps: this.#history.bestSeenKbps,
      lastSeenKbps: this.#history.lastSeenKbps,
      quantilesKbps: (bytes, step) => {
        const logSec = Math.log(Math.max(1, bytes * 8) / 1000 / pointKbps);
        const at = Math.max(firstKnot, Math.min(lastKnot - 1e-9, logSec));
        const knot = Math.floor(at);
        const ahead = askedStep(step);
        const low = atKnot(knot, ahead);
        const high = atKnot(knot + 1, ahead);
        for (let slice = 0; slice < count; slice += 1) {
          const from = low[slice] ?? 0;
          quantiles[slice] = from + ((high[slice] ?? 0) - from) * (at - knot);
        }
        return quantiles;
      },
    };
  }

  reset(): void {
    this.#history.reset();
  }
}
