import type { StoredSample } from './sample.js';

/** Bits of `tfhd` and `trun` (ISO/IEC 14496-12, 8.8.7 and 8.8.8). */
const DEFAULT_BASE_IS_MOOF = 0x02_00_00;
const TRUN = { dataOffset: 0x1, duration: 0x100, bytes: 0x200, flags: 0x400, offset: 0x800 };
/** With samples that say all of their own but the offset, which only reordered pictures have. */
const SAID = TRUN.dataOffset | TRUN.duration | TRUN.bytes | TRUN.flags;

export interface FragmentHead {
  readonly trackId: number;
  /** Of `mfhd`: grows from fragment to fragment. */
  readonly sequence: number;
  /** Of the first sample, in the track's timescale. */
  readonly decodeTime: number;
}

/**
 * All of a fragment but its media data: `moof` and the head of `mdat`. The samples' bytes follow,
 * one sample after another.
 */
export function fragmentHead(
  { trackId, sequence, decodeTime }: FragmentHead,
  samples: readonly Pick<StoredSample, 'bytes' | 'duration' | 'flags' | 'compositionOffset'>[],
): Uint8Array {
  const reordered = samples.some(({ compositionOffset }) => compositionOffset !== 0);
  const moofBytes = 8 + 16 + 8 + 16 + 20 + 20 + samples.length * (reordered ? 16 : 12);
  const data = new Uint8Array(moofBytes + 8);
  const writer = new BoxWriter(data);

  writer.box('moof', moofBytes);
  writer.box('mfhd', 16, 0, sequence);
  writer.box('traf', moofBytes - 24);
  writer.box('tfhd', 16, DEFAULT_BASE_IS_MOOF, trackId);
  // Version 1: 64 bits of decode time.
  writer.box('tfdt', 20, 0x1_00_00_00, Math.floor(decodeTime / 2 ** 32), decodeTime % 2 ** 32);
  // Version 1: signed offsets.
  const said = 0x1_00_00_00 | SAID | (reordered ? TRUN.offset : 0);
  writer.box('trun', moofBytes - 68, said, samples.length, moofBytes + 8);
  for (const { duration, bytes, flags, compositionOffset } of samples) {
    writer.words(duration, bytes, flags);
    if (reordered) writer.words(compositionOffset);
  }
  writer.box('mdat', 8 + samples.reduce((sum, { bytes }) => sum + bytes, 0));
  return data;
}

/** Between 1900, where NTP's time begins, and 1970 (RFC 5905, 6). */
const NTP_EPOCH_SEC = 2_208_988_800;

/**
 * A producer reference time (ISO/IEC 14496-12, 8.16.5): when the sample at `decodeTime` was in front of
 * the camera. Goes before its fragment.
 */
export function producerReferenceTime({
  trackId,
  decodeTime,
  wallMs,
}: {
  readonly trackId: number;
  readonly decodeTime: number;
  readonly wallMs: number;
}): Uint8Array {
  const data = new Uint8Array(32);
  const seconds = Math.floor(wallMs / 1000);
  const fraction = Math.floor(((wallMs - seconds * 1000) / 1000) * 2 ** 32);
  const words = [trackId, seconds + NTP_EPOCH_SEC, fraction];
  // Version 1: 64 bits of media time; flags 0: the time at the encoder's input.
  const time = [Math.floor(decodeTime / 2 ** 32), decodeTime % 2 ** 32];
  new BoxWriter(data).box('prft', data.length, 0x1_00_00_00, ...words, ...time);
  return data;
}

class BoxWriter {
  readonly #view: DataView;
  #at = 0;

  constructor(data: Uint8Array) {
    this.#view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  }

  /** A box's head, and the words its payload begins with. */
  box(type: string, bytes: number, ...payload: readonly number[]): void {
    this.words(bytes);
    for (let index = 0; index < 4; index += 1)
      this.#view.setUint8(this.#at + index, type.charCodeAt(index) & 0xff);
    this.#at += 4;
    this.words(...payload);
  }

  /** Of 32 bits each; negative ones in two's complement. */
  words(...values: readonly number[]): void {
    for (const value of values) {
      this.#view.setUint32(this.#at, value >>> 0);
      this.#at += 4;
    }
  }
}
