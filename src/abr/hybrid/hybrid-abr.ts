import type { DownloadProgress } from '../../media/download.js';
import { blindKbps } from '../blind-start.js';
import { loadedIndex, numbersOf, type ContextNumbers } from '../context-numbers.js';
import type { AbrContext, AbrController, AbrDecision, AbrEvent } from '../contract/abr-controller.js';
import { LatencyEstimator } from '../estimate/latency-estimator.js';
import { ThroughputPredictor } from '../estimate/throughput-predictor.js';
import { limitsOf } from '../limits.js';
import { DownloadWatch } from './download-watch.js';
import { betterThanGoingOn } from './give-up.js';
import { hybridSettings, type HybridAbrOptions, type HybridSettings } from './hybrid-options.js';
import { planProblem, sustainableIndex } from './plan-problem.js';
import { indexOfMax, valueOfChoices } from './plan.js';

/*
 * The hybrid: stochastic model predictive control, with hysteresis.
 *
 *   max E Σ_{k<K} [ ln(R_k / R_0) − μ·stall_k − λ·|ln(R_k / R_{k−1})| ] − φ(B_K)
 *   stall_k = max(0, d_k − B_k / p),   B_{k+1} = min(B_max, max(0, B_k − p·d_k) + L),   d_k = ℓ + S_k / C_k
 *
 *   R_k  bitrate of segment k    `bitrateKbps`         B_k  buffer                `bufferLevelSec`
 *   S_k  its size                `segmentBits`         B_max                      `maxBufferSec`
 *   d_k  its time to load        `loadSec`             L    segment duration      `segmentSec`
 *   C_k  throughput it meets     `quantilesKbps`       p    playback rate         `playbackRate`
 *   ℓ    time to first byte      `latencySec`          K    horizon               `horizonSegments`
 *   μ    stall penalty           `stallPenaltyPerSec`  λ    switch penalty        `switchPenalty`
 *   φ    cost of a short buffer at the end             `emptyEndCost`
 *
 * Sources: the control problem is of Yin, Jindal, Sekar, Sinopoli, "A Control-Theoretic Approach for
 * Dynamic Adaptive Video Streaming over HTTP", SIGCOMM 2015; solving it by value iteration over a
 * distribution of load times is of Yan et al., "Learning in situ" (Fugu), NSDI 2020; the weights are
 * of QoE_log (Mao et al., Pensieve, SIGCOMM 2017); the cost of a short buffer is in the spirit of
 * SODA (Chen et al., SIGCOMM 2024); not to rise above what the link carries is BOLA-O's rule
 * (Spiteri, Urgaonkar, Sitaraman, INFOCOM 2016), here with the best of the last segments, since a
 * mean would forbid rises that a swinging network rewards.
 *
 * Departures: throughput is drawn anew for each segment, from quantiles of this session's own
 * prediction errors; startup is charged as a stall; a switch must gain a margin; a download under
 * way is weighed in the same plan, its first segment's size being what is left of it.
 */

/** Quantiles of throughput in a plan; more gained nothing on the train split. */
const scenarios = 7;

/** A buffer shorter than this many segments is short: no margin is asked of a way down. */
const shortBufferSegments = 2;

/** A download younger than this tells too little; dash.js waits as long. */
const minWatchMs = 500;

/** After a download was given up, no rise for this long, unless the buffer recovers first. */
const lockOutMs = 8000;

/**
 * Segments planned for the first choice: nothing is known yet that a longer plan could use, and its
 * time, in code the browser hasn't compiled yet, is the viewer's.
 */
const startHorizon = 2;

/** A link that carries the top rendition this many times over is as good as any. */
const plentyTimes = 4;

/** As weight of a measure: an abandoned download counts even if hardly anything came. */
const abandonedMinBytes = 16_000;

interface LockOut {
  readonly renditionIndex: number;
  readonly untilMs: number;
}

/**
 * The default controller.
 * @throws SvError INVALID_ARGUMENT for an option out of its range.
 */
export function createHybridAbr(options: HybridAbrOptions = {}): AbrController {
  return new HybridAbr(hybridSettings(options));
}

class HybridAbr implements AbrController {
  readonly name = 'hybrid';
  readonly #settings: HybridSettings;
  readonly #predictor = new ThroughputPredictor();
  readonly #latency = new LatencyEstimator();
  readonly #watch = new DownloadWatch();
  #lockOut: LockOut | null = null;

  constructor(settings: HybridSettings) {
    this.#settings = settings;
  }

  observe(event: AbrEvent): void {
    if (event.type === 'sample') {
      this.#predictor.push(event.sample);
      this.#latency.push(event.sample);
    } else if (event.type === 'seek' || event.type === 'renditions') {
      this.#lockOut = null;
    }
    if (event.type === 'renditions') {
      this.#predictor.plentyKbps = plentyTimes * (event.renditions.at(-1)?.bitrateKbps ?? 0);
    }
  }

  decide(context: AbrContext): AbrDecision {
    const { maxIndex, pinned } = limitsOf(context);
    const numbers = numbersOf(context);
    const prediction = this.#predictor.predict(scenarios, blindKbps(context, this.#settings.startKbps));
    const { pointKbps, quantilesKbps, bestSeenKbps } = prediction;
    const latencySec = this.#latency.ms / 1000;
    const evidence = {
      throughputKbps: pointKbps,
      throughputLowKbps: quantilesKbps[0] ?? pointKbps,
      bufferLevelSec: numbers.bufferLevelSec,
      latencyMs: this.#latency.ms,
    };
    if (pinned) return { renditionIndex: maxIndex, reason: 'pinned', evidence };
    if (maxIndex === 0) return { renditionIndex: 0, reason: 'only-choice', evidence };

    const settings =
      loadedIndex(context) < 0 ? { ...this.#settings, horizonSegments: startHorizon } : this.#settings;
    const problem = planProblem(context, settings, maxIndex, { quantilesKbps, latencySec });
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
    const lockedAt = this.#lockedAt(context.nowMs, numbers);
    if (lockedAt <= current) return answer(current, 'after-abandon');
    const highest = Math.min(
      lockedAt,
      sustainableIndex(context, problem.horizon, maxIndex, bestSeenKbps ?? pointKbps, latencySec),
    );
    return highest > current
      ? answer(Math.min(best, highest), 'throughput-up')
      : answer(current, 'not-sustainable');
  }

  abandon(progress: DownloadProgress, context: AbrContext): AbrDecision | null {
    const { maxIndex, pinned } = limitsOf(context);
    const { renditionIndex } = progress;
    if (progress.kind === 'audio' || pinned || !(renditionIndex > 0) || renditionIndex > maxIndex)
      return null;
    if (!this.#watch.follow(progress)) return null;
    const elapsedMs = progress.nowMs - progress.requestStartMs;
    if (!(elapsedMs >= minWatchMs)) return null;

    const latencySec = this.#latency.ms / 1000;
    const prediction = this.#predictor.predict(scenarios, blindKbps(context, this.#settings.startKbps));
    const pace = this.#watch.pace(progress, prediction.pointKbps, latencySec);
    const { quantilesKbps, pointKbps } = prediction;
    const outlook = { quantilesKbps, pointKbps, latencySec, pace };
    const better = betterThanGoingOn(progress, context, this.#settings, maxIndex, outlook);
    if (better === null) return null;

    this.#watch.finish();
    this.#lockOut = { renditionIndex: better.renditionIndex, untilMs: progress.nowMs + lockOutMs };
    this.#predictor.add({
      kbps: pace.kbps,
      bytes: Math.max(abandonedMinBytes, progress.loadedBytes),
      transferSec: elapsedMs / 1000,
    });
    const { bufferLevelSec } = progress;
    return {
      renditionIndex: better.renditionIndex,
      reason: 'abandon',
      evidence: {
        throughputKbps: pace.kbps,
        bufferLevelSec,
        remainingSec: better.remainingSec,
        gain: better.gain,
      },
    };
  }

  reset(): void {
    this.#predictor.reset();
    this.#latency.reset();
    this.#watch.reset();
    this.#lockOut = null;
  }

  /** The highest index that an abandoned download leaves open; Infinity when none weighs any more. */
  #lockedAt(nowMs: number, numbers: ContextNumbers): number {
    if (this.#lockOut !== null && (nowMs > this.#lockOut.untilMs || !isShort(numbers))) this.#lockOut = null;
    return this.#lockOut?.renditionIndex ?? Infinity;
  }
}

function isShort({ bufferLevelSec, segmentSec }: ContextNumbers): boolean {
  return bufferLevelSec < shortBufferSegments * segmentSec;
}
