import { timeToFirstByteMs, type DownloadSample } from '../../media/download.js';
import { Ewma } from '../estimate/ewma.js';
import { believable } from '../estimate/measurable.js';
import { SharedLink, type LinkMeasure } from '../estimate/shared-link.js';

/** Downloads that the network looks back on, as Fugu's does (Yan et al., NSDI 2020). */
const remembered = 8;

/** Segments that `bestSeenKbps` looks back on, as in `ThroughputPredictor`. */
const seenSegments = 5;

/** What every input is relative to: the mean of `ThroughputPredictor`, so that the two can be compared. */
const halfLifeSegments = 2;
const wholeBytes = 128_000;

/** The session's longer memory, in segments: eight downloads don't show how often a link breaks. */
const longHalfLifeSegments = 10;

/** Ranges beyond which an input says no more. */
const maxLogRatio = 3;
const maxLogSec = 4;

/** Inputs that only scale: a link of 4 Mbps and a first byte after 100 ms are the middle. */
const middleKbps = 4000;
const middleTtfbMs = 100;

/**
 * Two for each remembered download, and seven of the session as a whole. Not how long nothing was asked
 * for: in a title at hand that tells of a fast link, live of nothing at all, and misled there.
 */
export const historyInputs = 2 * remembered + 7;

interface Remembered {
  readonly logKbps: number;
  readonly logSec: number;
}

const within = (value: number, most: number): number => Math.max(-most, Math.min(most, value));

/** What a session has met, as the inputs of the network: relative to its own recent mean. */
export class TransferHistory {
  readonly #mean = new Ewma(halfLifeSegments);
  readonly #longMean = new Ewma(longHalfLifeSegments);
  readonly #error = new Ewma(longHalfLifeSegments);
  readonly #errorSquared = new Ewma(longHalfLifeSegments);
  readonly #dip = new Ewma(longHalfLifeSegments);
  readonly #ttfb = new Ewma(halfLifeSegments);
  readonly #link = new SharedLink();
  #last: Remembered[] = [];
  #plentyKbps = Infinity;

  /** Anything faster counts as this fast, as in `ThroughputPredictor`. */
  set plentyKbps(kbps: number) {
    this.#plentyKbps = kbps > 0 ? kbps : Infinity;
  }

  get plentyKbps(): number {
    return this.#plentyKbps;
  }

  push(sample: DownloadSample): void {
    const measures = this.#link.push(sample);
    if (measures.length > 0) this.#ttfb.add(1, timeToFirstByteMs(sample));
    for (const measure of measures) this.add(measure);
  }

  /** Feeds a measure taken otherwise: of a download that was abandoned. */
  add({ kbps, bytes, transferSec }: LinkMeasure): void {
    if (!(kbps > 0) || !Number.isFinite(kbps) || !(transferSec > 0)) return;
    const logKbps = Math.log(Math.min(this.#plentyKbps, believable(kbps)));
    const mean = this.#mean.value;
    if (mean !== null) {
      const error = within(logKbps - mean, maxLogRatio);
      this.#error.add(1, error);
      this.#errorSquared.add(1, error * error);
      this.#dip.add(1, error < -0.7 ? 1 : 0);
    }
    const weight = Math.min(1, bytes / wholeBytes);
    this.#mean.add(weight, logKbps);
    this.#longMean.add(weight, logKbps);
    this.#last = [
      { logKbps, logSec: within(Math.log(transferSec), maxLogSec) },
      ...this.#last.slice(0, remembered - 1),
    ];
  }

  /** What every prediction is relative to; null before the first usable sample. */
  get meanKbps(): number | null {
    const mean = this.#mean.value;
    return mean === null ? null : Math.exp(mean);
  }

  /** The most that any of the last {@link seenSegments} met; null before the first. */
  get bestSeenKbps(): number | null {
    const seen = this.#last.slice(0, seenSegments);
    return seen.length === 0 ? null : Math.exp(Math.max(...seen.map(({ logKbps }) => logKbps)));
  }

  /** What the last one met; null before the first. */
  get lastSeenKbps(): number | null {
    const last = this.#last[0];
    return last === undefined ? null : Math.exp(last.logKbps);
  }

  /** Fills the first {@link historyInputs} of `inputs`, each of about unit size. */
  fill(inputs: Float32Array): void {
    const mean = this.#mean.value ?? Math.log(middleKbps);
    for (let back = 0; back < remembered; back += 1) {
      const one = this.#last[back];
      inputs[back] = one === undefined ? 0 : within(one.logKbps - mean, maxLogRatio);
      inputs[remembered + back] = one === undefined ? 0 : one.logSec / 2;
    }
    const at = 2 * remembered;
    inputs[at] = this.#last.length / remembered;
    inputs[at + 1] = within((mean - Math.log(middleKbps)) / 2, maxLogRatio);
    inputs[at + 2] = within(
      Math.log((10 + (this.#ttfb.value ?? middleTtfbMs)) / middleTtfbMs) / 2,
      maxLogRatio,
    );
    inputs[at + 3] = within((this.#longMean.value ?? mean) - mean, maxLogRatio);
    inputs[at + 4] = this.#error.value ?? 0;
    inputs[at + 5] = Math.sqrt(this.#errorSquared.value ?? 0);
    inputs[at + 6] = 3 * (this.#dip.value ?? 0);
  }

  reset(): void {
    for (const mean of [this.#mean, this.#longMean, this.#error, this.#errorSquared, this.#dip, this.#ttfb])
      mean.reset();
    this.#link.reset();
    this.#last = [];
  }
}
