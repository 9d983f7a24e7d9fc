import { headAt } from './boxes.js';
import { readMovieFragment, writePart, type MovieFragment } from './movie-fragment.js';

/** Of a fragment's samples: what the first part holds, and what each part after it does, at least. */
const FIRST_SHARE = 1 / 16;
const NEXT_SHARE = 1 / 8;

/** A fragment whose media data is on its way. */
interface Coming {
  readonly fragment: MovieFragment;
  /** Where its first sample begins. */
  readonly from: number;
  /** Where its `mdat` ends. */
  readonly end: number;
  /** Samples that went out already. */
  sent: number;
}

/**
 * Cuts the one long fragment that a media segment usually is into short ones while it comes, so that what has
 * come can be decoded: the same samples, times and boxes, in more pieces (ISO/IEC 14496-12, 8.8). A segment
 * that it doesn't understand to the last byte comes out as it was, at the end.
 */
export class Refragmenter {
  #held = new Uint8Array(0);
  #used = 0;
  /** Begin of what has not gone out, in `#held`; what lies before the next fragment goes with it. */
  #left = 0;
  #at = 0;
  #coming: Coming | null = null;
  #opaque = false;

  /** Takes the next bytes; gives the pieces that became whole. Each is decodable after those before it. */
  push(bytes: Uint8Array): readonly Uint8Array[] {
    this.#keep(bytes);
    const pieces: Uint8Array[] = [];
    while (!this.#opaque && this.#step(pieces));
    return pieces;
  }

  /** Whether what came ends within media data that was announced: the segment was cut short. */
  get cut(): boolean {
    return this.#coming !== null && this.#used < this.#coming.end;
  }

  /** What has not gone out; empty if all has. Of a segment that was cut, the samples that are whole. */
  end(): Uint8Array {
    const coming = this.#coming;
    if (!coming || this.#opaque) return this.#held.slice(this.#left, this.#used);
    const pieces: Uint8Array[] = [];
    this.#send(coming, this.#wholeSamples(coming), pieces);
    return joined(this.cut ? pieces : [...pieces, this.#held.subarray(this.#left, this.#used)]);
  }

  /** @returns whether to go on with what is there. */
  #step(pieces: Uint8Array[]): boolean {
    return this.#coming ? this.#media(this.#coming, pieces) : this.#box();
  }

  #box(): boolean {
    const box = headAt(this.#data, this.#at);
    if (box === null) return false;
    if (box === 'odd' || box.type === 'mdat') return this.#giveUp();
    if (box.type !== 'moof') {
      // Small, and of use only whole: wait for its end by going on there.
      if (box.end > this.#used) return false;
      this.#at = box.end;
      return true;
    }
    const media = headAt(this.#data, box.end);
    if (media === null) return false;
    const fragment = readMovieFragment(this.#data.slice(box.start, box.end));
    if (!fragment || media === 'odd' || media.type !== 'mdat') return this.#giveUp();
    const mediaBytes = fragment.ends.at(-1) ?? 0;
    if (mediaBytes === 0 || mediaBytes !== media.end - media.body) return this.#giveUp();
    this.#coming = { fragment, from: media.body, end: media.end, sent: 0 };
    return true;
  }

  #media(coming: Coming, pieces: Uint8Array[]): boolean {
    const { ends } = coming.fragment;
    const whole = this.#wholeSamples(coming);
    // The last part waits for the end of all: a segment must not seem over before it is.
    if (whole === ends.length) {
      if (this.#used <= coming.end) return false;
      this.#send(coming, whole, pieces);
      this.#coming = null;
      this.#at = coming.end;
      return true;
    }
    const least = ends.length * (coming.sent === 0 ? FIRST_SHARE : NEXT_SHARE);
    if (whole - coming.sent >= Math.max(1, least)) this.#send(coming, whole, pieces);
    return false;
  }

  #wholeSamples({ fragment: { ends }, from, sent }: Coming): number {
    const came = this.#used - from;
    let whole = sent;
    while (whole < ends.length && (ends[whole] ?? Infinity) <= came) whole += 1;
    return whole;
  }

  #send(coming: Coming, to: number, pieces: Uint8Array[]): void {
    const { fragment, from, sent } = coming;
    if (to <= sent) return;
    const start = from + (fragment.ends[sent - 1] ?? 0);
    const end = from + (fragment.ends[to - 1] ?? 0);
    const before = sent === 0 ? this.#data.subarray(this.#left, this.#at) : new Uint8Array(0);
    pieces.push(joined([before, writePart(fragment, sent, to), this.#data.subarray(start, end)]));
    this.#left = end;
    coming.sent = to;
  }

  #giveUp(): false {
    this.#opaque = true;
    return false;
  }

  get #data(): Uint8Array {
    return this.#held.subarray(0, this.#used);
  }

  #keep(bytes: Uint8Array): void {
    const used = this.#used + bytes.byteLength;
    if (used > this.#held.byteLength) {
      const grown = new Uint8Array(Math.max(used, 2 * this.#held.byteLength));
      grown.set(this.#data);
      this.#held = grown;
    }
    this.#held.set(bytes, this.#used);
    this.#used = used;
  }
}

export function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.byteLength, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.byteLength;
  }
  return whole;
}
