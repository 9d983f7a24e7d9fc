import { bitrateKbps, loadedIndex, numbersOf } from '../../../../../src/abr/context-numbers.js';
import type {
  AbrContext,
  AbrController,
  AbrDecision,
  AbrEvent,
} from '../../../../../src/abr/contract/abr-controller.js';
import { ThroughputEstimator } from '../../../../../src/abr/estimate/throughput-estimator.js';

/*
 * SODA: time in slots, one bitrate for all that is fetched in a slot.
 *
 *   min Σ_{n<K} [ v(r_n)·f_n + β·b(x_n) + γ·(v(r_n) − v(r_{n−1}))² ],   f_n = ω̂ / r_n
 *   x_n = x_{n−1} + (f_n − p)·Δt,   0 ≤ x_n ≤ x_max,   v(r) = ln(r_max / r) / ln(r_max / r_min)
 *   b(x) = (1 − x/x̄)² below x̄,  ε·(1 − x/x̄)² above
 *
 *   ω̂   predicted throughput      `throughputKbps`     x̄   buffer target     `targetSec`
 *   Δt   slot: a segment's time    `segmentSec`         x   buffer            `bufferSec`
 *   f    video fetched a second    `fetched`            p   playback rate     `playbackRate`
 *
 * Only sequences that never rise, or never fall, are tried; and none that goes above the lowest bitrate that
 * exceeds ω̂.
 *
 * Source: Chen, Lin, Christianson, Akhtar, Dharmaji, Hajiesmaili, Wierman, Sitaraman, "SODA", SIGCOMM 2024.
 * The paper publishes no code: the equations are its, the weights were chosen on the train split of the
 * traces, 12 s live, as those that score best. As published it abandons nothing.
 */

const horizon = 5;
const bufferWeight = 1;
const switchWeight = 1;
const aboveTarget = 0.1;
const targetShare = 0.7;

interface Task {
  readonly distortion: readonly number[];
  /** Video fetched in a second of loading. */
  readonly fetched: readonly number[];
  readonly slotSec: number;
  readonly mostSec: number;
  readonly targetSec: number;
  readonly playbackRate: number;
}

export class Soda implements AbrController {
  readonly name = 'soda';
  readonly #throughput = new ThroughputEstimator();

  observe(event: AbrEvent): void {
    if (event.type === 'sample') this.#throughput.push(event.sample);
  }

  decide(context: AbrContext): AbrDecision {
    const throughputKbps = this.#throughput.kbps;
    const current = loadedIndex(context);
    if (throughputKbps === null || current < 0) return { renditionIndex: 0, reason: 'startup' };
    const { bufferLevelSec, maxBufferSec, segmentSec, playbackRate } = numbersOf(context);
    const kbps = context.renditions.map((_, index) => bitrateKbps(context, index));
    const top = kbps.at(-1) ?? 1;
    const range = Math.max(1e-3, Math.log(top / (kbps[0] ?? 1)));
    const exceeding = kbps.findIndex((each) => each > throughputKbps);
    const highest = exceeding < 0 ? kbps.length - 1 : exceeding;
    const task: Task = {
      distortion: kbps.map((each) => Math.log(top / each) / range),
      fetched: kbps.map((each) => throughputKbps / each),
      slotSec: segmentSec,
      mostSec: maxBufferSec,
      targetSec: targetShare * maxBufferSec,
      playbackRate,
    };
    return {
      renditionIndex: cheapest(task, bufferLevelSec, current, highest),
      reason: 'plan',
      evidence: { throughputKbps },
    };
  }

  reset(): void {
    this.#throughput.reset();
  }
}

/** The first of the cheapest monotone sequence; the lowest rendition where none keeps the buffer above zero. */
function cheapest(task: Task, bufferSec: number, current: number, highest: number): number {
  let leastCost = Infinity;
  let best = 0;
  const visit = (
    step: number,
    level: number,
    before: number,
    first: number,
    cost: number,
    way: 1 | -1,
  ): void => {
    if (cost >= leastCost) return;
    if (step === horizon) {
      leastCost = cost;
      best = first;
      return;
    }
    const end = way > 0 ? highest : 0;
    for (let index = before; index * way <= end * way; index += way) {
      if (index > highest) continue;
      const { distortion, fetched, slotSec, mostSec, targetSec, playbackRate } = task;
      const playedSec = slotSec * playbackRate;
      // A full buffer takes no more: the rest of the slot is idle.
      const fetchedSec = Math.min((fetched[index] ?? 0) * slotSec, mostSec - level + playedSec);
      const next = level + fetchedSec - playedSec;
      if (next < 0) continue;
      const off = 1 - next / targetSec;
      const change = (distortion[index] ?? 0) - (distortion[before] ?? 0);
      const more =
        ((distortion[index] ?? 0) * fetchedSec) / slotSec +
        bufferWeight * (off > 0 ? 1 : aboveTarget) * off * off +
        switchWeight * change * change;
      visit(step + 1, next, index, step === 0 ? index : first, cost + more, way);
    }
  };
  visit(0, bufferSec, current, 0, 0, -1);
  visit(0, bufferSec, current, 0, 0, 1);
  return best;
}
