import { bitrateKbps, loadedIndex, numbersOf, segmentBits } from '../context-numbers.js';
import type { AbrContext, AbrController, AbrDecision, AbrEvent } from '../contract/abr-controller.js';
import { limitsOf } from '../limits.js';
import { RiseGuard } from '../throughput/rise-guard.js';
import { checkBbaOptions, type BbaAbrOptions } from './bba-options.js';
import { mostAtDecisionSec } from './decision-buffer.js';

/*
 * BBA: the buffer alone decides.
 *
 *   f(B) = R_min + (R_max − R_min)·(B − r) / cu,  between B = r and B = r + cu
 *   q = highest R_i below f(B)   once f(B) reaches the next rendition up
 *     = lowest R_i above f(B)    once f(B) is down at the next rendition below
 *     = the one before           otherwise
 *
 *   B   buffer        `bufferLevelSec`     r   reservoir   `reservoirSec`
 *   f   the map       `mapped`             cu  cushion     `cushionSec`
 *
 * BBA-1 maps to the size of a segment instead of a bitrate, and compares with the sizes of the very next
 * segment; its reservoir is what the buffer would lose if the sizes to come were loaded at R_min.
 *
 * Source: Huang, Johari, McKeown, Trunnell, Watson, "A Buffer-Based Approach to Rate Adaptation: Evidence
 * from a Large Video Streaming Service", SIGCOMM 2014 (BBA-0: §4, BBA-1: §5).
 *
 * Departures: the paper's buffer of 240 s is scaled to what there is. The deficit is the worst on the way
 * through the sizes told, not that at the end of 480 s. A rise stops at what the link has carried (the
 * paper accepts the swing between the two renditions around a steady link's rate; BOLA-O doesn't).
 */

/** BBA-0: 90 of 240 s. */
const reservoirShare = 90 / 240;

/** BBA-1: at least 8 s, two segments of the paper's 4 s; at most 140 of 240 s. */
const leastReservoirSegments = 2;
const mostReservoirShare = 140 / 240;

/** Above 90 % of the buffer the highest rendition is loaded. */
const cushionEndShare = 0.9;

/**
 * The buffer-based rule.
 * @throws SvError INVALID_ARGUMENT for an option out of its range.
 */
export function createBbaAbr(options: BbaAbrOptions = {}): AbrController {
  return new BbaAbr(checkBbaOptions(options));
}

class BbaAbr implements AbrController {
  readonly name = 'bba';
  readonly #options: BbaAbrOptions;
  readonly #guard = new RiseGuard();

  constructor(options: BbaAbrOptions) {
    this.#options = options;
  }

  observe(event: AbrEvent): void {
    this.#guard.observe(event);
  }

  decide(context: AbrContext): AbrDecision {
    const { maxIndex, pinned } = limitsOf(context);
    const { bufferLevelSec } = numbersOf(context);
    const reservoirSec = this.#reservoirSec(context);
    const cushionSec =
      this.#options.cushionSec ?? Math.max(1e-3, cushionEndShare * mostAtDecisionSec(context) - reservoirSec);
    const evidence = { bufferLevelSec, reservoirSec, cushionSec };
    if (pinned) return { renditionIndex: maxIndex, reason: 'pinned', evidence };
    if (maxIndex === 0) return { renditionIndex: 0, reason: 'only-choice', evidence };

    const loaded = loadedIndex(context);
    const current = Math.max(0, Math.min(loaded, maxIndex));
    const wanted = this.#wanted(context, current, maxIndex, (bufferLevelSec - reservoirSec) / cushionSec);
    const allowed =
      wanted > current && this.#options.guardRises !== false
        ? Math.min(wanted, this.#guard.highest(context, current, maxIndex))
        : wanted;
    return { renditionIndex: allowed, reason: reasonFor(loaded, maxIndex, allowed, wanted), evidence };
  }

  reset(): void {
    this.#guard.reset();
  }

  /** `share` is how far up the cushion the buffer reaches. */
  #wanted(context: AbrContext, current: number, maxIndex: number, share: number): number {
    if (share <= 0) return 0;
    if (share >= 1) return maxIndex;
    const worth = Array.from({ length: maxIndex + 1 }, (_, index) => this.#worth(context, index));
    const [least = 0] = worth;
    const most = worth[maxIndex] ?? 0;
    const mapped =
      this.#options.variant === 'bba0'
        ? least + (most - least) * share
        : nominalBits(context, 0) + (nominalBits(context, maxIndex) - nominalBits(context, 0)) * share;
    if (current < maxIndex && mapped >= (worth[current + 1] ?? Infinity))
      return Math.max(
        current,
        worth.findLastIndex((each) => each <= mapped),
      );
    if (current > 0 && mapped <= (worth[current - 1] ?? 0)) {
      const above = worth.findIndex((each) => each >= mapped);
      return above < 0 ? current : Math.min(current, above);
    }
    return current;
  }

  #worth(context: AbrContext, index: number): number {
    return this.#options.variant === 'bba0' ? bitrateKbps(context, index) : segmentBits(context, 0, index);
  }

  #reservoirSec(context: AbrContext): number {
    const mostSec = mostAtDecisionSec(context);
    if (this.#options.reservoirSec !== undefined) return this.#options.reservoirSec;
    if (this.#options.variant === 'bba0') return reservoirShare * mostSec;
    const { segmentSec } = numbersOf(context);
    let deficitSec = 0;
    let worstSec = 0;
    for (let ahead = 0; ahead < (context.upcomingBytes?.length ?? 0); ahead += 1) {
      deficitSec += segmentBits(context, ahead, 0) / (bitrateKbps(context, 0) * 1000) - segmentSec;
      worstSec = Math.max(worstSec, deficitSec);
    }
    return Math.min(mostReservoirShare * mostSec, Math.max(leastReservoirSegments * segmentSec, worstSec));
  }
}

/** What a segment of the rendition has on average. */
function nominalBits(context: AbrContext, index: number): number {
  return bitrateKbps(context, index) * 1000 * numbersOf(context).segmentSec;
}

function reasonFor(loaded: number, maxIndex: number, chosen: number, wanted: number): string {
  if (loaded < 0) return 'startup';
  if (loaded > maxIndex) return 'capped';
  if (chosen > loaded) return 'buffer-high';
  if (chosen < loaded) return 'buffer-low';
  return wanted > chosen ? 'not-sustainable' : 'steady';
}
