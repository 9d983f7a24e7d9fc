import { findBox, readBoxes } from './boxes.js';

/** A fragmented file taken apart: what starts a decoder, and its fragments (moof and mdat each). */
export interface SplitFile {
  readonly init: Buffer;
  readonly segments: readonly Buffer[];
}

/** Takes a fragmented file apart at its fragments. @throws Error where a box is out of place. */
export function splitFragments(file: Buffer): SplitFile {
  const head: Buffer[] = [];
  const segments: Buffer[] = [];
  let moof: Uint8Array | null = null;
  for (const box of readBoxes(file)) {
    const bytes = file.subarray(box.start, box.end);
    if (box.type === 'ftyp' || box.type === 'moov') head.push(bytes);
    else if (box.type === 'moof') moof = bytes;
    else if (box.type === 'mdat') {
      if (moof === null) throw new Error('Media data without a fragment header before it.');
      segments.push(Buffer.concat([moof, bytes]));
      moof = null;
    }
  }
  return { init: Buffer.concat(head), segments };
}

/**
 * The segment moved to its place in the title.
 *
 * @param sequence - from 1.
 * @param decodeTime - of its first sample, in the track's timescale.
 */
export function placeSegment(segment: Buffer, sequence: number, decodeTime: number): Buffer {
  const placed = Buffer.from(segment);
  placed.writeUInt32BE(sequence, findBox(placed, 'moof/mfhd').body + 4);
  const tfdt = findBox(placed, 'moof/traf/tfdt');
  if (placed.readUInt8(tfdt.body) === 1) placed.writeBigUInt64BE(BigInt(decodeTime), tfdt.body + 4);
  else placed.writeUInt32BE(decodeTime, tfdt.body + 4);
  return placed;
}

/** When a segment's first sample is decoded, and how long it lasts, in the track's timescale. */
export interface SegmentTime {
  readonly decodeTime: number;
  readonly duration: number;
}

/** Bits of `tfhd` and `trun` (ISO/IEC 14496-12, 8.8.7 and 8.8.8). */
const TFHD = { baseDataOffset: 0x1, sampleDescription: 0x2, defaultDuration: 0x8 };
const TRUN = { dataOffset: 0x1, firstFlags: 0x4, duration: 0x100, size: 0x200, flags: 0x400, offset: 0x800 };

/** Reads a one-track segment's times. @throws Error where it says no sample durations. */
export function segmentTime(segment: Buffer): SegmentTime {
  const tfdt = findBox(segment, 'moof/traf/tfdt');
  const decodeTime =
    segment.readUInt8(tfdt.body) === 1
      ? Number(segment.readBigUInt64BE(tfdt.body + 4))
      : segment.readUInt32BE(tfdt.body + 4);

  const trun = findBox(segment, 'moof/traf/trun').body;
  const flags = segment.readUInt32BE(trun) & 0xff_ff_ff;
  const count = segment.readUInt32BE(trun + 4);
  if ((flags & TRUN.duration) === 0) return { decodeTime, duration: count * defaultDuration(segment) };

  let at = trun + 8 + (flags & TRUN.dataOffset ? 4 : 0) + (flags & TRUN.firstFlags ? 4 : 0);
  const stride = [TRUN.duration, TRUN.size, TRUN.flags, TRUN.offset].filter((bit) => flags & bit).length * 4;
  let duration = 0;
  for (let sample = 0; sample < count; sample += 1, at += stride) duration += segment.readUInt32BE(at);
  return { decodeTime, duration };
}

function defaultDuration(segment: Buffer): number {
  const tfhd = findBox(segment, 'moof/traf/tfhd').body;
  const flags = segment.readUInt32BE(tfhd) & 0xff_ff_ff;
  if ((flags & TFHD.defaultDuration) === 0) throw new Error('The segment says no sample durations.');
  const before = (flags & TFHD.baseDataOffset ? 8 : 0) + (flags & TFHD.sampleDescription ? 4 : 0);
  return segment.readUInt32BE(tfhd + 8 + before);
}

/** Units a second of the first track. */
export function timescale(init: Buffer): number {
  const mdhd = findBox(init, 'moov/trak/mdia/mdhd').body;
  return init.readUInt32BE(mdhd + (init.readUInt8(mdhd) === 1 ? 20 : 12));
}
