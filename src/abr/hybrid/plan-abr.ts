import type { DownloadProgress } from '../../media/download.js';
import { blindKbps } from '../blind-start.js';
import { bodyBits, loadedIndex, numbersOf, type ContextNumbers } from '../context-numbers.js';
import type { AbrContext, AbrController, AbrDecision, AbrEvent } from '../contract/abr-controller.js';
import { LatencyEstimator } from '../estimate/latency-estimator.js';
import { SegmentSizes } from '../estimate/segment-sizes.js';
import type { TransferForecast, TransferForecaster } from '../learned/forecast.js';
import { limitsOf } from '../limits.js';
import type { Ladder } from '../../media/rendition.js';
import { DownloadWatch } from './download-watch.js';
import { betterThanGoingOn } from './give-up.js';
import type { HybridSettings } from './hybrid-options.js';
import { planProblem, sustainableIndex, type Outlook } from './plan-problem.js';
import { indexOfMax, valueOfChoices } from './plan.js';
import { scenarios } from './scenario-chain.js';

/** A buffer shorter than this many segments is short: no margin is asked of a way down. */
const shortBufferSegments = 2;

/** A download younger than this tells too little; dash.js waits as long. */
const minWatchMs = 500;

/**
 * For this long after a download was given up, a rise must be carried by what the last one met, instead of the
 * best of late: when 400 Mbps had dropped to 0.7, their memory made 12 s of stalls.
 */
const doubtMs = 20_000;

/**
 * Segments planned for the first choice: nothing is known yet that a longer plan could use, and its
 * time, in code the browser hasn't compiled yet, is the viewer's.
 */
const startHorizon = 2;

/** A link that carries the top rendition this many times over is as good as any. */
const plentyTimes = 4;

/** As weight of a measure: an abandoned download counts even if hardly anything came. */
const abandonedMinBytes = 16_000;

/** A plan over what `forecaster` foretells, with hysteresis and guards: see `hybrid-abr.ts`. */
export class PlanAbr implements AbrController {
  readonly name: string;
  readonly #forecaster: TransferForecaster;
  readonly #settings: HybridSettings;
  readonly #latency = new LatencyEstimator();
  readonly #sizes = new SegmentSizes();
  readonly #watch = new DownloadWatch();
  #renditions: Ladder = [];
  #doubtedUntilMs = -Infinity;

  constructor(name: string, forecaster: TransferForecaster, settings: HybridSettings) {
    this.name = name;
    this.#forecaster = forecaster;
    this.#settings = settings;
  }

  observe(event: AbrEvent): void {
    if (event.type === 'sample') {
      this.#forecaster.push(event.sample);
      this.#latency.push(event.sample);
      this.#sizes.push(event.sample, this.#renditions);
    } else if (event.type === 'seek' || event.type === 'renditions') {
      this.#doubtedUntilMs = -Infinity;
    }
    if (event.type === 'renditions') {
      this.#renditions = event.renditions;
      this.#forecaster.plentyKbps = plentyTimes * (event.renditions.at(-1)?.bitrateKbps ?? 0);
    }
  }

  decide(context: AbrContext): AbrDecision {
    const { maxIndex, pinned } = limitsOf(context);
    const numbers = numbersOf(context);
    const forecast = this.#forecast(context);
    const outlook = this.#outlook(context, forecast);
    const evidence = {
      throughputKbps: forecast.pointKbps,
      ...this.#nextKbps(context, outlook),
      bufferLevelSec: numbers.bufferLevelSec,
      latencyMs: this.#latency.ms,
    };
    if (pinned) return { renditionIndex: maxIndex, reason: 'pinned', evidence };
    if (maxIndex === 0) return { renditionIndex: 0, reason: 'only-choice', evidence };

    const settings =
      loadedIndex(context) < 0 ? { ...this.#settings, horizonSegments: startHorizon } : this.#settings;
    const problem = planProblem(context, settings, maxIndex, outlook);
    const values = valueOfChoices(problem);
    const best = indexOfMax(values);
    const current = problem.currentIndex;
    const answer = (renditionIndex: number, reason: string): AbrDecision => ({
      renditionIndex,
      reason,
      evidence: { ...evidence, gain: (values[renditionIndex] ?? 0) - (values[current] ?? 0) },
    });
    if (current < 0) return answer(best, 'startup');
    if (loadedIndex(context) > maxIndex) return answer(best, 'capped');
    if (best === current) return answer(current, 'steady');

    const range = problem.utilities[maxIndex] ?? 0;
    const gain = (values[best] ?? 0) - (values[current] ?? 0);
    const worthIt = gain >= this.#settings.switchMargin * range;
    if (best < current) {
      if (isShort(numbers)) return answer(best, 'buffer-low');
      return worthIt ? answer(best, 'throughput-down') : answer(current, 'not-worth-switching');
    }
    if (!worthIt) return answer(current, 'not-worth-switching');
    const { bestSeenKbps, lastSeenKbps, pointKbps } = forecast;
    const doubted = context.nowMs < this.#doubtedUntilMs;
    const carriedKbps = (doubted ? lastSeenKbps : bestSeenKbps) ?? pointKbps;
    const highest = sustainableIndex(context, problem.horizon, maxIndex, carriedKbps, outlook);
    return highest > current
      ? answer(Math.min(best, highest), 'throughput-up')
      : answer(current, doubted ? 'after-abandon' : 'not-sustainable');
  }

  abandon(progress: DownloadProgress, context: AbrContext): AbrDecision | null {
    const { maxIndex, pinned } = limitsOf(context);
    const { renditionIndex, bufferLevelSec } = progress;
    if (progress.kind === 'audio' || pinned || !(renditionIndex > 0) || renditionIndex > maxIndex)
      return null;
    if (!this.#watch.follow(progress)) return null;
    const elapsedMs = progress.nowMs - progress.requestStartMs;
    if (!(elapsedMs >= minWatchMs)) return null;

    const forecast = this.#forecast(context);
    const { pointKbps } = forecast;
    const outlook = this.#outlook(context, forecast);
    const quantiles = outlook.quantilesKbps(bodyBits(progress, context) / 8, 0);
    const spread = Math.log((quantiles.at(-1) ?? 1) / (quantiles[0] ?? 1));
    const pace = this.#watch.pace(progress, pointKbps, outlook.latencySec, spread);
    const better = betterThanGoingOn(progress, context, this.#settings, maxIndex, outlook, pointKbps, pace);
    if (better === null) return null;

    this.#watch.finish();
    this.#doubtedUntilMs = progress.nowMs + doubtMs;
    this.#forecaster.add({
      kbps: better.kbps,
      bytes: Math.max(abandonedMinBytes, progress.loadedBytes),
      transferSec: elapsedMs / 1000,
    });
    const { gain, remainingSec } = better;
    return {
      renditionIndex: better.renditionIndex,
      reason: 'abandon',
      evidence: { throughputKbps: better.kbps, bufferLevelSec, remainingSec, gain },
    };
  }

  reset(): void {
    this.#forecaster.reset();
    this.#latency.reset();
    this.#sizes.reset();
    this.#watch.reset();
    this.#renditions = [];
    this.#doubtedUntilMs = -Infinity;
  }

  #forecast(context: AbrContext): TransferForecast {
    return this.#forecaster.forecast(scenarios, blindKbps(context, this.#settings.startKbps));
  }

  #outlook(context: AbrContext, forecast: TransferForecast): Outlook {
    return {
      quantilesKbps: (bytes, step) => forecast.quantilesKbps(bytes, step),
      latencySec: this.#latency.ms / 1000,
      bitsOf: (ahead, index) => this.#sizes.bitsOf(context, ahead, index),
    };
  }

  /** What the next segment may meet at worst and at best, each one time in `scenarios`. */
  #nextKbps(
    context: AbrContext,
    outlook: Outlook,
  ): { readonly throughputLowKbps: number; readonly throughputHighKbps: number } {
    const bytes = outlook.bitsOf(0, Math.max(0, loadedIndex(context))) / 8;
    const quantiles = outlook.quantilesKbps(bytes, 0);
    return { throughputLowKbps: quantiles[0] ?? 0, throughputHighKbps: quantiles.at(-1) ?? 0 };
  }
}

function isShort({ bufferLevelSec, segmentSec }: ContextNumbers): boolean {
  return bufferLevelSec < shortBufferSegments * segmentSec;
}
