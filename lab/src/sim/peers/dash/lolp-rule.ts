import type { Random } from '../../../../../src/base/random.js';
import type { DashRequest, DashRule, DashSituation } from './dash-rule.js';
import { farthestRandomCenter } from './lolp-first-weights.js';
import { findLolpWeights, leastBufferSec, nextBufferSec, type LolpWeights } from './lolp-weights.js';
import { weightedDistance } from './weighted-distance.js';

/*
 * LoL+: a self-organising map with one neuron a rendition; the neuron nearest to what is wanted is loaded.
 *
 *   q = argmin_i Σ_k z_k (x_ik − x*_k)²,  x = (throughput, latency, rebuffering, switch),  x* = (T / ‖R‖, 0, 0, 0)
 *   x_i ← x_i + 0.01 · exp(−d_i² / (2 · 0.1²)) · (x − x_i)  around the current and around the winning neuron
 *
 *   z  weights, chosen before each segment (see findLolpWeights); z_0 = 100 for what is too much for T or the
 *      buffer    d_i  distance between neurons    ‖R‖  #norm
 *
 * If the current rendition would leave less than 0.3 s, it goes to the highest below it that T carries.
 *
 * Source: Bentaleb, Akcay, Lim, Begen, Zimmermann, "Catching the moment with LoL+ in Twitch-like low-latency live
 * streaming platforms", IEEE Trans. Multimedia 2021; dash.js 5.2.1, `LoLpRule` and its helpers. T is the safe
 * throughput.
 */

/** Share of the way that a neuron is moved. */
const learningRate = 0.01;

/** Width of the neighbourhood. */
const sigma = 0.1;

/** Divisor of latency, seconds (`latencyNormalizationFactor`). */
const latencyNorm = 100;

/** Throughput to spare over a bitrate. */
const throughputMarginBps = 10_000;

/** z_0 for what is too much. */
const discouraging = 100;

interface Neuron {
  readonly bps: number;
  state: readonly number[];
}

export class LolpRule implements DashRule {
  readonly name = 'lolp';
  readonly #createRandom: () => Random;
  #neurons: readonly Neuron[] = [];
  #norm = 1;
  #weights: LolpWeights = [1, 1, 1, 1];

  /** The first weights are random; a new sequence is asked for at each reset. */
  constructor(createRandom: () => Random) {
    this.#createRandom = createRandom;
  }

  request(situation: DashSituation): DashRequest | null {
    const { safeKbps, abandonedLately, bufferLevelSec, segmentSec, currentIndex, latencySec } = situation;
    if (safeKbps === null || abandonedLately) return null;
    this.#grow(situation.bitratesKbps);
    const bps = safeKbps * 1000;
    const current = this.#neurons[currentIndex];
    if (current === undefined) return null;
    const downloadSec = (current.bps * segmentSec) / bps;
    if (bufferLevelSec - downloadSec < leastBufferSec)
      return { renditionIndex: this.#below(currentIndex, bps), waitMs: 0 };

    const share = bps / this.#norm;
    const target = share > 1 ? Math.max(0, ...this.#neurons.map(({ state }) => state[0] ?? 0)) : share;
    const candidates = this.#neurons.map((neuron) => ({ bps: neuron.bps, latency: neuron.state[1] ?? 0 }));
    this.#weights = findLolpWeights(candidates, situation, bps) ?? this.#weights;
    const winnerIndex = this.#nearest(target, bps, situation);
    const winner = this.#neurons[winnerIndex] ?? current;

    const change = Math.abs(current.bps - winner.bps) / this.#norm;
    const rebufferSec = Math.max(0, downloadSec - bufferLevelSec);
    this.#pull(current, [target, latencySec / latencyNorm, rebufferSec, change]);
    this.#pull(winner, [target, 0, 0, change]);
    return { renditionIndex: winnerIndex, waitMs: 0 };
  }

  reset(): void {
    this.#neurons = [];
  }

  #grow(bitratesKbps: readonly number[]): void {
    if (this.#neurons.length > 0) return;
    const bps = bitratesKbps.map((kbps) => kbps * 1000);
    this.#norm = Math.sqrt(bps.reduce((sum, each) => sum + Math.pow(each, 2), 0));
    this.#neurons = bps.map((each) => ({ bps: each, state: [each / this.#norm, 0, 0, 0] }));
    const highest = Math.max(0, ...this.#neurons.map(({ state }) => state[0] ?? 0));
    this.#weights = farthestRandomCenter(bps.length, highest, this.#createRandom());
  }

  #below(currentIndex: number, throughputBps: number): number {
    const currentBps = this.#neurons[currentIndex]?.bps ?? 0;
    const lower = this.#neurons.findLastIndex(({ bps }) => bps < currentBps && bps < throughputBps);
    return lower < 0 ? currentIndex : lower;
  }

  #nearest(target: number, throughputBps: number, situation: DashSituation): number {
    const lowestBps = Math.min(...this.#neurons.map(({ bps }) => bps));
    let nearest = 0;
    let least = Infinity;
    this.#neurons.forEach(({ bps, state }, index) => {
      const tooLow = nextBufferSec(bps, throughputBps, situation) < leastBufferSec;
      const tooMuch = (bps > throughputBps - throughputMarginBps || tooLow) && bps !== lowestBps;
      const [first, ...others] = this.#weights;
      const distance = weightedDistance(
        state,
        [target, 0, 0, 0],
        [tooMuch ? discouraging : first, ...others],
      );
      if (distance < least) {
        nearest = index;
        least = distance;
      }
    });
    return nearest;
  }

  /** Moves every neuron towards `state`, the more the nearer it is to `center`, which moves itself. */
  #pull(center: Neuron, state: readonly number[]): void {
    for (const neuron of this.#neurons) {
      const distance = weightedDistance(neuron.state, center.state, [1, 1, 1, 1]);
      const nearness = Math.exp((-1 * Math.pow(distance, 2)) / (2 * Math.pow(sigma, 2)));
      neuron.state = neuron.state.map((own, k) => own + ((state[k] ?? 0) - own) * learningRate * nearness);
    }
  }
}
