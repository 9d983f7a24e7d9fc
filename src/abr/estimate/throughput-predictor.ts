import type { DownloadSample } from '../../media/download.js';
import { Ewma } from './ewma.js';
import { believable } from './measurable.js';
import { PredictionErrors } from './prediction-errors.js';
import { SharedLink, type LinkMeasure } from './shared-link.js';

/** What the next segments' throughput may be. */
export interface Prediction {
  /** The single most fitting value. */
  readonly pointKbps: number;
  /** Equally likely values, ascending. */
  readonly quantilesKbps: readonly number[];
  /** The most that any of the last few segments met; null before the first. */
  readonly bestSeenKbps: number | null;
}

/**
 * Segments. Of the means tried on the train split of the public traces (3G, LTE, FCC, Puffer, Lumos)
 * this one, over logarithms, had the least squared log error: 0.42 against 0.46 of min(fast, slow).
 */
const halfLifeSegments = 2;

/** A body this long or longer counts as one whole segment; shorter ones tell less of capacity. */
const wholeBytes = 128_000;

/**
 * ln(measured / predicted) of the next 4 s segment, as 15 equally likely values over the train split
 * of the same traces, seven sets weighing the same. Wide: it stands for any network at all.
 */
const priorLogErrors = [
  -0.87, -0.4, -0.23, -0.14, -0.08, -0.03, 0, 0.03, 0.06, 0.1, 0.14, 0.2, 0.28, 0.41, 0.79,
];

/** How many own errors the prior is worth: 10 beat 3 and 6 on the train split, by little. */
const priorWeight = 10;

/** Segments that `bestSeenKbps` looks back on; the window of MPC's harmonic mean. */
const seenSegments = 5;

/** Before any sample the network may be anything: the prior's errors, this much wider. */
const blindSpread = 2;

/**
 * Predicts a distribution instead of a number: a geometric mean of the last segments, spread by the
 * errors that this same mean has made in this session. (Puffer, Yan et al., NSDI 2020, found the
 * distribution to be what matters: a point prediction stalled five times as much.)
 */
export class ThroughputPredictor {
  readonly #meanLog = new Ewma(halfLifeSegments);
  readonly #errors = new PredictionErrors(priorLogErrors, priorWeight);
  readonly #link = new SharedLink();
  #seenKbps: number[] = [];
  #plentyKbps = Infinity;

  /**
   * Anything faster counts as this fast: once a link carries the ladder several times over, how many
   * times says nothing more, and would take many segments to unlearn when the link drops.
   */
  set plentyKbps(kbps: number) {
    this.#plentyKbps = kbps > 0 ? kbps : Infinity;
  }

  push(sample: DownloadSample): void {
    for (const measure of this.#link.push(sample)) this.add(measure);
  }

  /** Feeds a measure taken otherwise: of a download that was abandoned. */
  add(measure: LinkMeasure): void {
    const { bytes } = measure;
    if (!(measure.kbps > 0) || !Number.isFinite(measure.kbps)) return;
    const kbps = Math.min(this.#plentyKbps, believable(measure.kbps));
    const predicted = this.#meanLog.value;
    if (predicted !== null) this.#errors.add(Math.exp(predicted), kbps);
    this.#seenKbps = [...this.#seenKbps.slice(1 - seenSegments), kbps];
    this.#meanLog.add(Math.min(1, bytes / wholeBytes), Math.log(kbps));
  }

  /** `blindKbps` is what to assume before the first sample. */
  predict(count: number, blindKbps: number): Prediction {
    const meanLog = this.#meanLog.value;
    const pointKbps = meanLog === null ? blindKbps : Math.exp(meanLog);
    const spread = meanLog === null ? blindSpread : 1;
    return {
      pointKbps,
      quantilesKbps: this.#errors.quantiles(count).map((error) => pointKbps * Math.exp(spread * error)),
      bestSeenKbps: meanLog === null ? null : Math.max(...this.#seenKbps),
    };
  }

  reset(): void {
    this.#meanLog.reset();
    this.#errors.reset();
    this.#seenKbps = [];
    this.#link.reset();
  }
}
