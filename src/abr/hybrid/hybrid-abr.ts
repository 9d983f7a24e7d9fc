import type { AbrController } from '../contract/abr-controller.js';
import { LearnedPredictor } from '../learned/learned-predictor.js';
import { unpackWeights } from '../learned/packed-weights.js';
import { packedWeights } from '../learned/weights.js';
import { hybridSettings, type HybridAbrOptions } from './hybrid-options.js';
import { PlanAbr } from './plan-abr.js';

/*
 * The hybrid: stochastic model predictive control over a learned forecast, with hysteresis.
 *
 *   max E Σ_{k<K} [ ln(R_k / R_0) − μ·stall_k − λ·|ln(R_k / R_{k−1})| ] − φ(B_K)
 *   stall_k = max(0, d_k − B_k / p),   B_{k+1} = min(B_max, max(0, B_k − p·d_k) + L),   d_k = ℓ + S_k / C_k
 *
 *   R_k  bitrate of segment k    `bitrateKbps`         B_k  buffer                `bufferLevelSec`
 *   S_k  its size                `bitsOf`              B_max                      `maxBufferSec`
 *   d_k  its time to load        `loadSec`             L    segment duration      `segmentSec`
 *   C_k  throughput it meets     `quantilesKbps`       p    playback rate         `playbackRate`
 *   ℓ    time to first byte      `latencySec`          K    horizon               `horizonSegments`
 *   μ    stall penalty           `stallPenaltyPerSec`  λ    switch penalty        `switchPenalty`
 *   φ    cost of a short buffer at the end             `emptyEndCost`
 *
 * Sources: the control problem is of Yin, Jindal, Sekar, Sinopoli, "A Control-Theoretic Approach for
 * Dynamic Adaptive Video Streaming over HTTP", SIGCOMM 2015; solving it by value iteration over a learned
 * distribution of load times, conditioned on size, is of Yan et al., "Learning in situ" (Fugu), NSDI
 * 2020; the weights are of QoE_log (Mao et al., Pensieve, SIGCOMM 2017); the cost of a short buffer is
 * in the spirit of SODA (Chen et al., SIGCOMM 2024); not to rise above what the link carries is BOLA-O's
 * rule (Spiteri, Urgaonkar, Sitaraman, INFOCOM 2016), here with the best of the last segments, since a
 * mean would forbid rises that a swinging network rewards.
 *
 * Departures: throughput persists from segment to segment (`scenario-chain.ts`); startup is charged as a stall; a switch must gain a
 * margin; a download under way is weighed in the same plan, its first segment's size being what is left of it;
 * with the end of the title in sight the plan reaches to it, and what is buffered is spent.
 */

/**
 * The default controller.
 * @throws SvError INVALID_ARGUMENT for an option out of its range.
 */
export function createHybridAbr(options: HybridAbrOptions = {}): AbrController {
  return new PlanAbr('hybrid', new LearnedPredictor(unpackWeights(packedWeights)), hybridSettings(options));
}
