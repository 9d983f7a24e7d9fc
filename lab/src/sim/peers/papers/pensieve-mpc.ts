import { bitrateKbps, loadedIndex, numbersOf, segmentBits } from '../../../../../src/abr/context-numbers.js';
import type {
  AbrContext,
  AbrController,
  AbrDecision,
  AbrEvent,
} from '../../../../../src/abr/contract/abr-controller.js';
import { bestPlan } from '../../../../../src/abr/mpc/plan-search.js';
import { RobustPrediction } from '../../../../../src/abr/mpc/robust-prediction.js';
import { requestKbps } from './request-throughput.js';

/*
 * MPC as Pensieve's repository compares itself with: `test/mpc.py`.
 *
 *   max Σ_{k<5} [ q(R_k) − μ·stall_k − |q(R_k) − q(R_{k−1})| ],  d_k = S_k / Ĉ
 *   Ĉ = C̄ / (1 + max of the last five |C̄ − C| / C), or C̄ where it isn't robust
 *
 *   C   size over total delay of a segment, round trip included    `requestKbps`
 *   C̄   harmonic mean of the last five                             `RobustPrediction`
 *   q   worth of a bitrate                                         `qualities`
 *
 * Sources: Yin, Jindal, Sekar, Sinopoli, SIGCOMM 2015; Mao, Netravali, Alizadeh, SIGCOMM 2017 (settings).
 *
 * Departures: q is ln(R / R_min) with 2.66 a stall second, Pensieve's QoE_log, since that is what it is
 * judged by here; the first segment is the lowest rather than the second of six, which is Pensieve's ladder
 * speaking; sizes fall back to bitrate × duration where they are hidden. Of equal plans it may take another.
 */

const horizon = 5;
const stallPenaltyPerSec = 2.66;

export class PensieveMpc implements AbrController {
  readonly name: string;
  readonly #robust: boolean;
  readonly #prediction = new RobustPrediction();

  constructor(name: string, robust: boolean) {
    this.name = name;
    this.#robust = robust;
  }

  observe(event: AbrEvent): void {
    if (event.type === 'sample') this.#prediction.add(requestKbps(event.sample));
  }

  decide(context: AbrContext): AbrDecision {
    const meanKbps = this.#prediction.kbps;
    const currentIndex = loadedIndex(context);
    if (meanKbps === null || currentIndex < 0) return { renditionIndex: 0, reason: 'startup' };
    const throughputKbps = this.#robust ? meanKbps / (1 + this.#prediction.maxError) : meanKbps;
    const count = context.renditions.length;
    const lowestKbps = bitrateKbps(context, 0);
    // No more than the title still has: it does not plan beyond its end.
    const known = context.upcomingBytes?.length ?? horizon;
    const steps = Math.max(1, Math.min(horizon, known));
    const { firstIndex } = bestPlan({
      qualities: context.renditions.map((_, index) => Math.log(bitrateKbps(context, index) / lowestKbps)),
      loadSec: Float64Array.from(
        { length: steps * count },
        (_, at) => segmentBits(context, Math.floor(at / count), at % count) / 1000 / throughputKbps,
      ),
      horizon: steps,
      ...numbersOf(context),
      // Its plans know no full buffer.
      maxBufferSec: Infinity,
      playbackRate: 1,
      currentIndex,
      stallPenaltyPerSec,
      switchPenalty: 1,
    });
    return { renditionIndex: firstIndex, reason: 'plan', evidence: { throughputKbps } };
  }

  reset(): void {
    this.#prediction.reset();
  }
}
