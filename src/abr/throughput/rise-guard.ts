import { bitrateKbps, numbersOf, segmentBits } from '../context-numbers.js';
import type { AbrContext, AbrEvent } from '../contract/abr-controller.js';
import { LatencyEstimator } from '../estimate/latency-estimator.js';
import { SharedLink } from '../estimate/shared-link.js';

/** Segments of which the best counts, as long as MPC's window: a mean forbids rises that a swinging link rewards. */
const seenSegments = 5;

/** Sizes of this many segments to come are averaged where they are told. */
const averagedSegments = 5;

/**
 * Keeps a rule from rising above what the link has carried lately, as BOLA-O does (Spiteri, Urgaonkar,
 * Sitaraman, "BOLA", INFOCOM 2016, §V): a rule that looks at its buffer alone rises when the buffer is
 * full, drains it, falls, and begins again, however steady the link.
 */
export class RiseGuard {
  readonly #link = new SharedLink();
  readonly #latency = new LatencyEstimator();
  #seenKbps: number[] = [];

  observe(event: AbrEvent): void {
    if (event.type !== 'sample') return;
    this.#latency.push(event.sample);
    for (const { kbps } of this.#link.push(event.sample))
      this.#seenKbps = [...this.#seenKbps.slice(1 - seenSegments), kbps];
  }

  /**
   * The highest index that may be risen to, but not below `currentIndex`: what loads no slower than it
   * plays. `maxIndex` while nothing was measured.
   */
  highest(context: AbrContext, currentIndex: number, maxIndex: number): number {
    for (let index = maxIndex; index > Math.max(0, currentIndex); index -= 1)
      if (this.#carries(context, index)) return index;
    return Math.max(0, Math.min(currentIndex, maxIndex));
  }

  /**
   * Whether staying at `index` can't last: the link hasn't carried it lately, and no more than a segment
   * is buffered. (To a plan, a little stall with every segment may seem to be worth the quality.)
   */
  mustFall(context: AbrContext, index: number): boolean {
    const { bufferLevelSec, segmentSec } = numbersOf(context);
    return index > 0 && bufferLevelSec <= segmentSec && !this.#carries(context, index);
  }

  reset(): void {
    this.#link.reset();
    this.#latency.reset();
    this.#seenKbps = [];
  }

  #carries(context: AbrContext, index: number): boolean {
    if (this.#seenKbps.length === 0) return true;
    const { segmentSec, playbackRate } = numbersOf(context);
    const kbps = Math.max(...this.#seenKbps);
    const loadSec = this.#latency.ms / 1000 + meanBits(context, index) / 1000 / kbps;
    return loadSec <= segmentSec / playbackRate;
  }
}

function meanBits(context: AbrContext, index: number): number {
  const known = Math.min(averagedSegments, context.upcomingBytes?.length ?? 0);
  if (known === 0) return bitrateKbps(context, index) * 1000 * numbersOf(context).segmentSec;
  let bits = 0;
  for (let ahead = 0; ahead < known; ahead += 1) bits += segmentBits(context, ahead, index);
  return bits / known;
}
