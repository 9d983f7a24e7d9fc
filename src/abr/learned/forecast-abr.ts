import type { DownloadProgress } from '../../media/download.js';
import { blindKbps } from '../blind-start.js';
import { loadedIndex, numbersOf, segmentBits } from '../context-numbers.js';
import type { AbrContext, AbrController, AbrDecision, AbrEvent } from '../contract/abr-controller.js';
import { LatencyEstimator } from '../estimate/latency-estimator.js';
import { DownloadWatch } from '../hybrid/download-watch.js';
import { betterThanGoingOn } from '../hybrid/give-up.js';
import type { HybridSettings } from '../hybrid/hybrid-options.js';
import { planProblem, sustainableIndex } from '../hybrid/plan-problem.js';
import { indexOfMax, valueOfChoices, type PlanProblem } from '../hybrid/plan.js';
import { limitsOf } from '../limits.js';
import type { TransferForecast, TransferForecaster } from './forecast.js';

/*
 * The hybrid's plan (`hybrid/hybrid-abr.ts` has its equation) over a forecast that depends on the size of
 * what is loaded and on how far ahead it lies, in the manner of Fugu (Yan et al., "Learning in situ", NSDI
 * 2020): d_k, the time to load segment k, is drawn from its own distribution for each rendition.
 *
 * Departures from the hybrid: only that, and none of its guards but hysteresis, the bound on rises and the
 * emergency path.
 */

/** As the hybrid's. */
const scenarios = 7;
const shortBufferSegments = 2;
const minWatchMs = 500;
const lockOutMs = 8000;
const startHorizon = 2;
const plentyTimes = 4;

/** As weight of a measure: an abandoned download counts even if hardly anything came. */
const abandonedMinBytes = 16_000;

/** The longest load a plan reckons with, so that a throughput near zero stays within numbers. */
const longestLoadSec = 300;

/** A controller that plans over what `forecaster` foretells. */
export class ForecastAbr implements AbrController {
  readonly name: string;
  readonly #forecaster: TransferForecaster;
  readonly #settings: HybridSettings;
  readonly #latency = new LatencyEstimator();
  readonly #watch = new DownloadWatch();
  #lockedIndex = Infinity;
  #lockedUntilMs = 0;

  constructor(name: string, forecaster: TransferForecaster, settings: HybridSettings) {
    this.name = name;
    this.#forecaster = forecaster;
    this.#settings = settings;
  }

  observe(event: AbrEvent): void {
    if (event.type === 'sample') {
      this.#forecaster.push(event.sample);
      this.#latency.push(event.sample);
    } else if (event.type === 'idle') {
      this.#forecaster.idle(event.durationMs);
    } else if (event.type === 'seek' || event.type === 'renditions') {
      this.#lockedIndex = Infinity;
    }
    if (event.type === 'renditions')
      this.#forecaster.plentyKbps = plentyTimes * (event.renditions.at(-1)?.bitrateKbps ?? 0);
  }

  decide(context: AbrContext): AbrDecision {
    const { maxIndex, pinned } = limitsOf(context);
    const { bufferLevelSec, segmentSec } = numbersOf(context);
    const forecast = this.#forecaster.forecast(scenarios, blindKbps(context, this.#settings.startKbps));
    const latencySec = this.#latency.ms / 1000;
    const evidence = { throughputKbps: forecast.pointKbps, bufferLevelSec, latencyMs: this.#latency.ms };
    if (pinned) return { renditionIndex: maxIndex, reason: 'pinned', evidence };
    if (maxIndex === 0) return { renditionIndex: 0, reason: 'only-choice', evidence };

    const problem = this.#problem(context, maxIndex, forecast, latencySec);
    const values = valueOfChoices(problem);
    const best = indexOfMax(values);
    const current = problem.currentIndex;
    const gain = (values[best] ?? 0) - (values[current] ?? 0);
    const answer = (renditionIndex: number, reason: string): AbrDecision => ({
      renditionIndex,
      reason,
      evidence: current < 0 ? evidence : { ...evidence, gain },
    });
    if (current < 0) return answer(best, 'startup');
    if (loadedIndex(context) > maxIndex) return answer(best, 'capped');
    if (best === current) return answer(current, 'steady');

    const isShort = bufferLevelSec < shortBufferSegments * segmentSec;
    if (best < current && isShort) return answer(best, 'buffer-low');
    if (!(gain >= this.#settings.switchMargin * (problem.utilities[maxIndex] ?? 0)))
      return answer(current, 'not-worth-switching');
    if (best < current) return answer(best, 'throughput-down');
    if (context.nowMs > this.#lockedUntilMs || !isShort) this.#lockedIndex = Infinity;
    if (this.#lockedIndex <= current) return answer(current, 'after-abandon');
    const carriedKbps = forecast.bestSeenKbps ?? forecast.pointKbps;
    const highest = Math.min(
      this.#lockedIndex,
      sustainableIndex(context, problem.horizon, maxIndex, carriedKbps, latencySec),
    );
    return highest > current
      ? answer(Math.min(best, highest), 'throughput-up')
      : answer(current, 'not-sustainable');
  }

  abandon(progress: DownloadProgress, context: AbrContext): AbrDecision | null {
    const { maxIndex, pinned } = limitsOf(context);
    const { renditionIndex, bufferLevelSec } = progress;
    if (progress.kind === 'audio' || pinned || !(renditionIndex > 0) || renditionIndex > maxIndex)
      return null;
    if (!this.#watch.follow(progress)) return null;
    const elapsedMs = progress.nowMs - progress.requestStartMs;
    if (!(elapsedMs >= minWatchMs)) return null;

    const latencySec = this.#latency.ms / 1000;
    const forecast = this.#forecaster.forecast(scenarios, blindKbps(context, this.#settings.startKbps));
    const { pointKbps } = forecast;
    const quantilesKbps = forecast.quantilesKbps(segmentBits(context, 0, renditionIndex) / 8, 0);
    const pace = this.#watch.pace(progress, pointKbps, latencySec);
    const outlook = { quantilesKbps, pointKbps, latencySec, pace };
    const better = betterThanGoingOn(progress, context, this.#settings, maxIndex, outlook);
    if (better === null) return null;

    this.#watch.finish();
    this.#lockedIndex = better.renditionIndex;
    this.#lockedUntilMs = progress.nowMs + lockOutMs;
    this.#forecaster.add({
      kbps: pace.kbps,
      bytes: Math.max(abandonedMinBytes, progress.loadedBytes),
      transferSec: elapsedMs / 1000,
    });
    const { remainingSec, gain } = better;
    return {
      renditionIndex: better.renditionIndex,
      reason: 'abandon',
      evidence: { throughputKbps: pace.kbps, bufferLevelSec, remainingSec, gain },
    };
  }

  reset(): void {
    this.#forecaster.reset();
    this.#latency.reset();
    this.#watch.reset();
    this.#lockedIndex = Infinity;
  }

  /** The hybrid's problem, with a load time of its own for each segment and rendition. */
  #problem(
    context: AbrContext,
    maxIndex: number,
    forecast: TransferForecast,
    latencySec: number,
  ): PlanProblem {
    const settings =
      loadedIndex(context) < 0 ? { ...this.#settings, horizonSegments: startHorizon } : this.#settings;
    const quantilesKbps = Array.from({ length: scenarios }, () => forecast.pointKbps);
    const problem = planProblem(context, settings, maxIndex, { quantilesKbps, latencySec });
    const count = maxIndex + 1;
    for (let step = 0; step < problem.horizon; step += 1) {
      for (let index = 0; index < count; index += 1) {
        const bits = segmentBits(context, step, index);
        const row = (step * count + index) * scenarios;
        forecast.quantilesKbps(bits / 8, step).forEach((kbps, scenario) => {
          problem.loadSec[row + scenario] = Math.min(longestLoadSec, latencySec + bits / 1000 / kbps);
        });
      }
    }
    return problem;
  }
}
