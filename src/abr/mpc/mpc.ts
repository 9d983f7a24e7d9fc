import { blindKbps } from '../blind-start.js';
import { bitrateKbps, loadedIndex, numbersOf, segmentBits } from '../context-numbers.js';
import type { AbrContext, AbrController, AbrDecision, AbrEvent } from '../contract/abr-controller.js';
import { LatencyEstimator } from '../estimate/latency-estimator.js';
import { believable } from '../estimate/measurable.js';
import { SharedLink } from '../estimate/shared-link.js';
import { limitsOf } from '../limits.js';
import { RiseGuard } from '../throughput/rise-guard.js';
import { mpcSettings, type MpcAbrOptions, type MpcSettings } from './mpc-options.js';
import { bestPlan } from './plan-search.js';
import { RobustPrediction } from './robust-prediction.js';
import { stepsAhead } from './steps-ahead.js';

/*
 * MPC: plan a few segments, load the first of them, plan again.
 *
 *   max Σ_{k<K} [ q(R_k) − μ·stall_k − λ·|q(R_k) − q(R_{k−1})| ]
 *   stall_k = max(0, d_k − B_k / p),  B_{k+1} = min(B_max, max(0, B_k − p·d_k) + L),  d_k = ℓ + S_k / Ĉ
 *   Ĉ = C̄,  robust: Ĉ = C̄ / (1 + max error),  C̄ the harmonic mean of the last five segments
 *
 *   q    worth of a bitrate   `qualities`            B_k  buffer               `bufferLevelSec`
 *   μ    stall penalty        `stallPenaltyPerSec`   L    segment duration     `segmentSec`
 *   λ    switch penalty       `switchPenalty`        p    playback rate        `playbackRate`
 *   K    horizon              `horizonSegments`      ℓ    time to first byte   `latency`
 *   Ĉ    throughput           `throughputKbps`       S_k  size                 `segmentBits`
 *
 * Source: Yin, Jindal, Sekar, Sinopoli, "A Control-Theoretic Approach for Dynamic Adaptive Video Streaming
 * over HTTP", SIGCOMM 2015; weights of Pensieve (Mao, Netravali, Alizadeh, SIGCOMM 2017).
 *
 * Departures: time to first byte is kept apart from throughput; startup is charged as a stall; a rise stops
 * at what the link has carried (within its horizon MPC gladly spends a full buffer on what the link can't
 * sustain, and falls back after it).
 */

/** The longest load a plan reckons with, so that a throughput near zero stays within numbers. */
const longestLoadSec = 300;

/**
 * MPC, or RobustMPC.
 * @throws SvError INVALID_ARGUMENT for an option out of its range.
 */
export function createMpcAbr(options: MpcAbrOptions = {}): AbrController {
  return new MpcAbr(mpcSettings(options));
}

class MpcAbr implements AbrController {
  readonly name = 'mpc';
  readonly #settings: MpcSettings;
  readonly #prediction = new RobustPrediction();
  readonly #link = new SharedLink();
  readonly #latency = new LatencyEstimator();
  readonly #guard = new RiseGuard();

  constructor(settings: MpcSettings) {
    this.#settings = settings;
  }

  observe(event: AbrEvent): void {
    this.#guard.observe(event);
    if (event.type !== 'sample') return;
    this.#latency.push(event.sample);
    for (const { kbps } of this.#link.push(event.sample)) this.#prediction.add(kbps);
  }

  decide(context: AbrContext): AbrDecision {
    const { maxIndex, pinned } = limitsOf(context);
    const { bufferLevelSec } = numbersOf(context);
    const discount = this.#settings.robust ? 1 + this.#prediction.maxError : 1;
    const meanKbps = this.#prediction.kbps ?? blindKbps(context, this.#settings.startKbps);
    const throughputKbps = believable(meanKbps / discount);
    const latencySec = this.#latency.ms / 1000;
    const evidence = { throughputKbps, discount, bufferLevelSec, latencyMs: this.#latency.ms };
    if (pinned) return { renditionIndex: maxIndex, reason: 'pinned', evidence };
    if (maxIndex === 0) return { renditionIndex: 0, reason: 'only-choice', evidence };

    const loaded = loadedIndex(context);
    const choose = (highest: number): number =>
      planFirst(context, this.#settings, highest, throughputKbps, latencySec);
    const best = choose(maxIndex);
    const answer = (renditionIndex: number, reason: string): AbrDecision => ({
      renditionIndex,
      reason,
      evidence,
    });
    if (loaded < 0) return answer(best, 'startup');
    if (loaded > maxIndex) return answer(best, 'capped');
    if (!this.#settings.guardRises) return answer(best, reasonFor(loaded, best));
    const wanted = Math.min(best, loaded);
    let bearable = wanted;
    while (this.#guard.mustFall(context, bearable)) bearable = choose(bearable - 1);
    if (bearable < wanted) return answer(bearable, 'buffer-low');
    if (best <= loaded) return answer(best, reasonFor(loaded, best));
    const highest = this.#guard.highest(context, loaded, maxIndex);
    const allowed = best <= highest ? best : choose(highest);
    return answer(allowed, allowed === loaded ? 'not-sustainable' : reasonFor(loaded, allowed));
  }

  reset(): void {
    this.#prediction.reset();
    this.#link.reset();
    this.#latency.reset();
    this.#guard.reset();
  }
}

/** The first choice of the best plan over renditions 0 to `highest`. */
function planFirst(
  context: AbrContext,
  settings: MpcSettings,
  highest: number,
  throughputKbps: number,
  latencySec: number,
): number {
  const { quality } = settings;
  const horizon = stepsAhead(context, settings.horizonSegments);
  const count = highest + 1;
  const lowestKbps = bitrateKbps(context, 0);
  const loadSec = new Float64Array(horizon * count);
  for (let step = 0; step < horizon; step += 1)
    for (let index = 0; index < count; index += 1)
      loadSec[step * count + index] = Math.min(
        longestLoadSec,
        latencySec + segmentBits(context, step, index) / 1000 / throughputKbps,
      );
  return bestPlan({
    ...numbersOf(context),
    qualities: Array.from({ length: count }, (_, index) => {
      const kbps = bitrateKbps(context, index);
      return quality === 'log' ? Math.log(kbps / lowestKbps) : kbps / 1000;
    }),
    loadSec,
    horizon,
    currentIndex: Math.min(loadedIndex(context), highest),
    stallPenaltyPerSec: settings.stallPenaltyPerSec,
    switchPenalty: settings.switchPenalty,
  }).firstIndex;
}

function reasonFor(loaded: number, chosen: number): string {
  if (chosen === loaded) return 'steady';
  return chosen > loaded ? 'throughput-up' : 'throughput-down';
}
