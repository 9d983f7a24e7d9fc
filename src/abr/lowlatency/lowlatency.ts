import type { DownloadProgress } from '../../media/download.js';
import { blindKbps } from '../blind-start.js';
import { bitrateKbps, loadedIndex, numbersOf, segmentBits } from '../context-numbers.js';
import type { AbrContext, AbrController, AbrDecision, AbrEvent } from '../contract/abr-controller.js';
import { LatencyEstimator } from '../estimate/latency-estimator.js';
import { ThroughputPredictor } from '../estimate/throughput-predictor.js';
import { limitsOf } from '../limits.js';
import { stepsAhead } from '../mpc/steps-ahead.js';
import { RiseGuard } from '../throughput/rise-guard.js';
import { LateDownload } from './late-download.js';
import {
  lowLatencySettings,
  type LowLatencyAbrOptions,
  type LowLatencySettings,
} from './lowlatency-options.js';
import { cheapestFirst } from './monotone-search.js';

/*
 * A cost for short buffers, in the manner of SODA.
 *
 *   min Σ_{k<K} [ v(R_k) + μ·stall_k + β·b(x_k) + γ·|v(R_k) − v(R_{k−1})| + δ·(late_k / target)² ]
 *   v(R) = ln(R_max / R) / ln(R_max / R_min),   b(x) = max(0, 1 − x / x̄)²
 *   x_{k+1} = min(x_max, max(0, x_k − p·d_k) + L),   stall_k = max(0, d_k − x_k / p)
 *   late_{k+1} = max(0, late_k + stall_k − (p − 1)·(d_k − stall_k)),   d_k = ℓ + S_k / C
 *
 *   v   distortion     `distortion`          x    buffer            `bufferLevelSec`
 *   β   buffer's cost  `bufferPenalty`       x̄    its target        `targetSec`
 *   γ   switch's cost  `switchPenalty`       p    playback rate     `playbackRate`
 *   μ   stall's cost   `stallPenaltyPerSec`  d    time to load      `loadSec`
 *   δ   lateness' cost `latencyPenalty`      K    horizon           `horizonSegments`
 *
 * Source: Chen, Lin, Christianson, Akhtar, Dharmaji, Hajiesmaili, Wierman, Sitaraman, "SODA: An Adaptive
 * Bitrate Controller for Consistent High-Quality Video Streaming", SIGCOMM 2024: the cost of a buffer off
 * its target, the cost of a switch, the search over monotone sequences.
 *
 * Departures: segments instead of slots of time; a stall has a price of its own; a switch costs in
 * proportion instead of by its square (as QoE_log counts it); throughput is a few quantiles instead of a
 * mean; lateness behind the live edge and the playback rate that makes it good are part of the plan; the
 * buffer can't hold more than the live latency; a download that comes too late is abandoned.
 */

/** Quantiles of throughput in a plan: 1, 3 and 5 scored less on the train split, 12 s live. */
const scenarios = 2;

/** The longest load a plan reckons with, so that a throughput near zero stays within numbers. */
const longestLoadSec = 300;

/**
 * The controller for live and other short buffers.
 * @throws SvError INVALID_ARGUMENT for an option out of its range.
 */
export function createLowLatencyAbr(options: LowLatencyAbrOptions = {}): AbrController {
  return new LowLatencyAbr(lowLatencySettings(options));
}

class LowLatencyAbr implements AbrController {
  readonly name = 'lowlatency';
  readonly #settings: LowLatencySettings;
  readonly #predictor = new ThroughputPredictor();
  readonly #latency = new LatencyEstimator();
  readonly #guard = new RiseGuard();
  readonly #late = new LateDownload();

  constructor(settings: LowLatencySettings) {
    this.#settings = settings;
  }

  observe(event: AbrEvent): void {
    this.#guard.observe(event);
    if (event.type !== 'sample') return;
    this.#predictor.push(event.sample);
    this.#latency.push(event.sample);
  }

  decide(context: AbrContext): AbrDecision {
    const { maxIndex, pinned } = limitsOf(context);
    const { bufferLevelSec } = numbersOf(context);
    const blind = blindKbps(context, this.#settings.startKbps);
    const { pointKbps, quantilesKbps } = this.#predictor.predict(scenarios, blind);
    const latencySec = this.#latency.ms / 1000;
    const evidence = { throughputKbps: pointKbps, bufferLevelSec, latencyMs: this.#latency.ms };
    if (pinned) return { renditionIndex: maxIndex, reason: 'pinned', evidence };
    if (maxIndex === 0) return { renditionIndex: 0, reason: 'only-choice', evidence };

    const loaded = loadedIndex(context);
    const choose = (highest: number): number =>
      planFirst(context, this.#settings, highest, quantilesKbps, latencySec);
    const answer = (renditionIndex: number, reason: string): AbrDecision => ({
      renditionIndex,
      reason,
      evidence,
    });
    const best = choose(maxIndex);
    if (loaded < 0) return answer(best, 'startup');
    if (loaded > maxIndex) return answer(best, 'capped');
    if (best < loaded) return answer(best, 'throughput-down');
    if (this.#guard.mustFall(context, loaded)) return answer(choose(loaded - 1), 'buffer-low');
    if (best === loaded) return answer(best, 'steady');
    const highest = this.#guard.highest(context, loaded, maxIndex);
    const allowed = best <= highest ? best : choose(highest);
    if (allowed === loaded) return answer(loaded, 'not-sustainable');
    return answer(allowed, allowed > loaded ? 'throughput-up' : 'throughput-down');
  }

  abandon(progress: DownloadProgress, context: AbrContext): AbrDecision | null {
    const { pointKbps } = this.#predictor.predict(1, blindKbps(context, this.#settings.startKbps));
    const found = this.#late.betterChoice(progress, context, pointKbps, this.#latency.ms / 1000);
    if (found === null) return null;
    this.#predictor.add(found.measure);
    return {
      renditionIndex: found.renditionIndex,
      reason: 'abandon',
      evidence: {
        throughputKbps: found.measure.kbps,
        bufferLevelSec: progress.bufferLevelSec,
        remainingSec: found.remainingSec,
      },
    };
  }

  reset(): void {
    this.#predictor.reset();
    this.#latency.reset();
    this.#guard.reset();
    this.#late.reset();
  }
}

/** The first choice of the cheapest plan over renditions 0 to `highest`. */
function planFirst(
  context: AbrContext,
  settings: LowLatencySettings,
  highest: number,
  quantilesKbps: readonly number[],
  latencySec: number,
): number {
  const horizon = stepsAhead(context, settings.horizonSegments);
  const count = highest + 1;
  const numbers = numbersOf(context);
  const topKbps = bitrateKbps(context, limitsOf(context).maxIndex);
  const range = Math.max(1e-3, Math.log(topKbps / bitrateKbps(context, 0)));
  const loadSec = new Float64Array(horizon * count * quantilesKbps.length);
  let at = 0;
  for (let step = 0; step < horizon; step += 1)
    for (let index = 0; index < count; index += 1)
      for (const kbps of quantilesKbps)
        loadSec[at++] = Math.min(
          longestLoadSec,
          latencySec + segmentBits(context, step, index) / 1000 / kbps,
        );

  const { lateSec, targetLatencySec, edgeSec } = liveNumbers(context);
  const mostBufferSec = Math.max(numbers.segmentSec, Math.min(numbers.maxBufferSec, edgeSec));
  return cheapestFirst({
    ...settings,
    ...numbers,
    distortion: Array.from(
      { length: count },
      (_, index) => Math.log(topKbps / bitrateKbps(context, index)) / range,
    ),
    loadSec,
    scenarios: quantilesKbps.length,
    horizon,
    mostBufferSec,
    targetSec: settings.targetShare * mostBufferSec,
    lateSec,
    targetLatencySec,
    currentIndex: Math.min(loadedIndex(context), highest),
    stallPenaltyPerSec: settings.stallPenaltyPerSec / range,
  });
}

interface LiveNumbers {
  readonly lateSec: number;
  readonly targetLatencySec: number;
  /** All that exists ahead of the playhead. */
  readonly edgeSec: number;
}

function liveNumbers({ live }: AbrContext): LiveNumbers {
  const latencySec = live?.latencySec ?? Number.NaN;
  const targetLatencySec = live?.targetLatencySec ?? Number.NaN;
  if (!(latencySec > 0 && targetLatencySec > 0) || !Number.isFinite(latencySec + targetLatencySec))
    return { lateSec: 0, targetLatencySec: 1, edgeSec: Infinity };
  return { lateSec: Math.max(0, latencySec - targetLatencySec), targetLatencySec, edgeSec: latencySec };
}
