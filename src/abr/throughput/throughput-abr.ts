import { blindKbps } from '../blind-start.js';
import { bitrateKbps, numbersOf } from '../context-numbers.js';
import type { AbrContext, AbrController, AbrDecision, AbrEvent } from '../contract/abr-controller.js';
import { ThroughputEstimator } from '../estimate/throughput-estimator.js';
import { limitsOf } from '../limits.js';
import { aboveZero, checked, shareFrom } from '../option-checks.js';

/*
 * The throughput rule: the oldest there is, and the one to measure the others by.
 *
 *   q = max { i : R_i · p ≤ s · T }
 *
 *   R_i  bitrate of rendition i            T  min of a fast and a slow throughput mean
 *   p    playback rate                     s  safety
 *
 * Source: the throughput rule of dash.js 5.1 (`ThroughputRule`, safety 0.9) and Shaka's
 * SimpleAbrManager (0.95), over their dual means.
 * Departures: the playback rate counts; before the first sample a hint from the browser is believed
 * by half. There is no abandonment and no look at the buffer.
 */

export interface ThroughputAbrOptions {
  /** Share of the estimate to spend, 0.01 to 1; default 0.9, of dash.js. */
  readonly safety?: number;
  /** Throughput to assume before anything is known; default 1000 kbps. */
  readonly startKbps?: number;
}

/**
 * The highest rendition that the measured throughput carries.
 * @throws SvError INVALID_ARGUMENT for an option out of its range.
 */
export function createThroughputAbr(options: ThroughputAbrOptions = {}): AbrController {
  return new ThroughputAbr(options);
}

class ThroughputAbr implements AbrController {
  readonly name = 'throughput';
  readonly #estimator = new ThroughputEstimator();
  readonly #safety: number;
  readonly #startKbps: number;

  constructor({ safety = 0.9, startKbps = 1000 }: ThroughputAbrOptions) {
    checked({ safety, startKbps }, { safety: shareFrom(0.01), startKbps: aboveZero });
    this.#safety = safety;
    this.#startKbps = startKbps;
  }

  observe(event: AbrEvent): void {
    if (event.type === 'sample') this.#estimator.push(event.sample);
  }

  decide(context: AbrContext): AbrDecision {
    const { maxIndex, pinned } = limitsOf(context);
    const { bufferLevelSec, playbackRate } = numbersOf(context);
    const measuredKbps = this.#estimator.kbps;
    const throughputKbps = measuredKbps ?? blindKbps(context, this.#startKbps);
    const evidence = { throughputKbps, bufferLevelSec, safety: this.#safety };
    if (pinned) return { renditionIndex: maxIndex, reason: 'pinned', evidence };

    let renditionIndex = maxIndex;
    while (
      renditionIndex > 0 &&
      bitrateKbps(context, renditionIndex) * playbackRate > this.#safety * throughputKbps
    )
      renditionIndex -= 1;
    return {
      renditionIndex,
      reason: reasonFor(context.currentIndex, renditionIndex, measuredKbps),
      evidence,
    };
  }

  reset(): void {
    this.#estimator.reset();
  }
}

function reasonFor(currentIndex: number, chosen: number, measuredKbps: number | null): string {
  // Not a number is no rendition either.
  if (!(currentIndex >= 0) || measuredKbps === null) return 'startup';
  if (chosen > currentIndex) return 'throughput-up';
  return chosen < currentIndex ? 'throughput-down' : 'steady';
}
