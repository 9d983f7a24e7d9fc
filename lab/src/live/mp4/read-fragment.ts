import { boxAt, boxesIn, viewOf, type Box } from './boxes.js';
import type { SampleDefaults, TrackHead } from './read-init.js';
import type { StoredSample } from './sample.js';

/** Bits of `tfhd` and `trun` (ISO/IEC 14496-12, 8.8.7 and 8.8.8). */
const TFHD = { baseDataOffset: 0x1, description: 0x2, duration: 0x8, bytes: 0x10, flags: 0x20 };
const TRUN = { dataOffset: 0x1, firstFlags: 0x4, duration: 0x100, bytes: 0x200, flags: 0x400, offset: 0x800 };

/**
 * The samples of a fragment of one track, in the order of decoding.
 *
 * @param moof - the box itself.
 * @param at - where it lies in its file.
 * @throws Error where a box is missing or makes no sense.
 */
export function readFragment(
  moof: Uint8Array,
  at: number,
  file: string,
  head: TrackHead,
): readonly StoredSample[] {
  const traf = boxAt(moof, 'moof/traf');
  const fragment = readTfhd(moof, traf, head.defaults);
  const base = fragment.base ?? at;
  let decodeTime = readTfdt(moof, traf);
  let offset = base;
  const samples: StoredSample[] = [];
  for (const trun of boxesIn(moof, traf.body, traf.end).filter(({ type }) => type === 'trun')) {
    const run = readTrun(moof, trun, fragment.defaults);
    if (run.dataOffset !== null) offset = base + run.dataOffset;
    for (const sample of run.samples) {
      samples.push({ ...sample, file, offset, decodeTime });
      offset += sample.bytes;
      decodeTime += sample.duration;
    }
  }
  return samples;
}

/** `base` is null where offsets count from the fragment itself. */
function readTfhd(moof: Uint8Array, traf: Box, track: SampleDefaults) {
  const view = viewOf(moof);
  const { body } = boxAt(moof, 'tfhd', traf);
  const flags = view.getUint32(body) & 0xff_ff_ff;
  let at = body + 8;
  const next = (bit: number, otherwise: number): number => {
    if ((flags & bit) === 0) return otherwise;
    at += 4;
    return view.getUint32(at - 4);
  };
  let base: number | null = null;
  if (flags & TFHD.baseDataOffset) {
    base = Number(view.getBigUint64(at));
    at += 8;
  }
  next(TFHD.description, 0);
  const duration = next(TFHD.duration, track.duration);
  const bytes = next(TFHD.bytes, track.bytes);
  return { base, defaults: { duration, bytes, flags: next(TFHD.flags, track.flags) } };
}

function readTfdt(moof: Uint8Array, traf: Box): number {
  const view = viewOf(moof);
  const { body } = boxAt(moof, 'tfdt', traf);
  return view.getUint8(body) === 1 ? Number(view.getBigUint64(body + 4)) : view.getUint32(body + 4);
}

function readTrun(moof: Uint8Array, trun: Box, defaults: SampleDefaults) {
  const view = viewOf(moof);
  const flags = view.getUint32(trun.body) & 0xff_ff_ff;
  const signed = view.getUint8(trun.body) === 1;
  const count = view.getUint32(trun.body + 4);
  let at = trun.body + 8;
  const dataOffset = flags & TRUN.dataOffset ? view.getInt32(at) : null;
  if (dataOffset !== null) at += 4;
  const firstFlags = flags & TRUN.firstFlags ? view.getUint32(at) : null;
  if (firstFlags !== null) at += 4;
  const next = (bit: number, otherwise: number): number => {
    if ((flags & bit) === 0) return otherwise;
    at += 4;
    return view.getUint32(at - 4);
  };
  const samples: Omit<StoredSample, 'file' | 'offset' | 'decodeTime'>[] = [];
  for (let index = 0; index < count; index += 1) {
    const duration = next(TRUN.duration, defaults.duration);
    const bytes = next(TRUN.bytes, defaults.bytes);
    const own = next(TRUN.flags, defaults.flags);
    const unsignedOffset = next(TRUN.offset, 0);
    samples.push({
      duration,
      bytes,
      flags: index === 0 && firstFlags !== null ? firstFlags : own,
      compositionOffset: signed ? unsignedOffset | 0 : unsignedOffset,
    });
  }
  if (at > trun.end) throw new Error(`the trun box at ${trun.start} says ${count} samples and ends before`);
  return { dataOffset, samples };
}
