import { joined, Refragmenter } from './refragmenter.js';

/** Media must come this many times as fast as it plays before a part of it may be played: else it would stall. */
const SPARE = 1.5;
/** Less than this came in one go, and tells no rate. */
const LEAST_RATE_BYTES = 16_384;

/**
 * A media segment on its way to a viewer who waits for it. Gives what has come as soon as it is sure to go on
 * faster than it plays; a segment on a slow link is held until it is whole, as without this.
 */
export class EarlyPieces {
  readonly #refragmenter = new Refragmenter();
  readonly #durationSec: number;
  #ready: Uint8Array[] = [];
  #startMs: number | null = null;
  #startBytes = 0;
  #bytes = 0;
  #open = false;

  constructor(durationSec: number) {
    this.#durationSec = durationSec;
  }

  /**
   * @param totalBytes length of the whole segment, 0 where it isn't known: then it is held.
   * @param wanted whether anybody can take pieces yet; those before are kept.
   * @returns complete fragments to append now, joined; null for none.
   */
  push(bytes: Uint8Array, nowMs: number, totalBytes: number, wanted = true): Uint8Array<ArrayBuffer> | null {
    this.#bytes += bytes.byteLength;
    if (this.#startMs === null) {
      this.#startMs = nowMs;
      this.#startBytes = this.#bytes;
    }
    this.#ready.push(...this.#refragmenter.push(bytes));
    this.#open ||= this.#isFast(nowMs - this.#startMs, totalBytes);
    return wanted && this.#open && this.#ready.length > 0 ? this.#take() : null;
  }

  /** Whether the segment ended before its time; asked once no more comes. */
  get cut(): boolean {
    return this.#refragmenter.cut;
  }

  /** All that is left, once no more comes. */
  end(): Uint8Array<ArrayBuffer> {
    this.#ready.push(this.#refragmenter.end());
    return this.#take();
  }

  /** By what came after the first bytes: those may have waited for one another before. */
  #isFast(tookMs: number, totalBytes: number): boolean {
    const came = this.#bytes - this.#startBytes;
    if (came < LEAST_RATE_BYTES || totalBytes <= 0 || !(this.#durationSec > 0)) return false;
    const neededBytesPerMs = (SPARE * totalBytes) / (1000 * this.#durationSec);
    return came >= neededBytesPerMs * tookMs;
  }

  #take(): Uint8Array<ArrayBuffer> {
    const taken = joined(this.#ready);
    this.#ready = [];
    return taken;
  }
}
