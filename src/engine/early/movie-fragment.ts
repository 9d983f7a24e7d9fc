import { boxesIn, viewOf, type Box } from './boxes.js';

/** Bits of `tfhd` and `trun` (ISO/IEC 14496-12, 8.8.7 and 8.8.8). */
const TFHD = { baseDataOffset: 0x1, description: 0x2, duration: 0x8, bytes: 0x10 };
const TRUN = { dataOffset: 0x1, firstFlags: 0x4, duration: 0x100, bytes: 0x200, flags: 0x400, offset: 0x800 };
const MDAT_HEAD_BYTES = 8;

/** One run of samples, with what it takes to write a part of it as a fragment of its own. */
export interface MovieFragment {
  /** `mfhd` and `tfhd`, as they were. */
  readonly mfhd: Uint8Array;
  readonly tfhd: Uint8Array;
  /** Decode time of the first sample, in the track's timescale. */
  readonly decodeTime: number;
  /** Version and flags of `trun`, but for the offset of the data. */
  readonly runFlags: number;
  readonly firstFlags: number | null;
  /** The samples' records in `trun`, one after another. */
  readonly records: Uint8Array;
  readonly recordBytes: number;
  /** Where each sample ends within the media data, bytes; ascending. */
  readonly ends: readonly number[];
  /** Durations of the samples before each, in the track's timescale. */
  readonly offsets: readonly number[];
}

/**
 * Reads a `moof` whose samples lie one after another at the beginning of the `mdat` behind it, as they do in
 * every segment that is made for streaming. Null for any other, and for one with boxes beside the usual
 * ones (encryption, groups of samples), which can't be cut without knowing them.
 */
export function readMovieFragment(moof: Uint8Array): MovieFragment | null {
  const view = viewOf(moof);
  const whole: Box = { type: 'moof', start: 0, body: 8, end: moof.byteLength };
  const [mfhd, traf, ...others] = boxesIn(moof, whole) ?? [];
  if (mfhd?.type !== 'mfhd' || traf?.type !== 'traf' || others.length > 0) return null;
  const [tfhd, tfdt, trun, ...more] = boxesIn(moof, traf) ?? [];
  if (tfhd?.type !== 'tfhd' || tfdt?.type !== 'tfdt' || trun?.type !== 'trun' || more.length > 0) return null;

  const head = readTfhd(view, tfhd);
  const flags = view.getUint32(trun.body);
  if (!head || (flags & TRUN.dataOffset) === 0) return null;
  const count = view.getUint32(trun.body + 4);
  if (view.getInt32(trun.body + 8) !== moof.byteLength + MDAT_HEAD_BYTES) return null;
  const first = trun.body + ((flags & TRUN.firstFlags) === 0 ? 12 : 16);
  const recordBytes = 4 * bitsIn(flags & (TRUN.duration | TRUN.bytes | TRUN.flags | TRUN.offset));
  if (first + count * recordBytes !== trun.end) return null;

  const ends: number[] = [];
  const offsets: number[] = [];
  let bytes = 0;
  let duration = 0;
  for (let at = first; ends.length < count; at += recordBytes) {
    const own = (flags & TRUN.duration) === 0 ? head.duration : view.getUint32(at);
    const size =
      (flags & TRUN.bytes) === 0 ? head.bytes : view.getUint32(at + (flags & TRUN.duration ? 4 : 0));
    if (own === null || size === null) return null;
    offsets.push(duration);
    duration += own;
    bytes += size;
    ends.push(bytes);
  }
  const wide = view.getUint8(tfdt.body) === 1;
  return {
    mfhd: moof.slice(mfhd.start, mfhd.end),
    tfhd: moof.slice(tfhd.start, tfhd.end),
    decodeTime: wide ? Number(view.getBigUint64(tfdt.body + 4)) : view.getUint32(tfdt.body + 4),
    runFlags: flags & ~TRUN.firstFlags,
    firstFlags: (flags & TRUN.firstFlags) === 0 ? null : view.getUint32(trun.body + 12),
    records: moof.slice(first, trun.end),
    recordBytes,
    ends,
    offsets,
  };
}

/** What the fragment says for samples that say nothing themselves; null where it leaves it to the init segment. */
function readTfhd(view: DataView, { body }: Box): { duration: number | null; bytes: number | null } | null {
  const flags = view.getUint32(body);
  if (flags & TFHD.baseDataOffset) return null;
  let at = body + 8 + (flags & TFHD.description ? 4 : 0);
  const next = (bit: number): number | null => {
    if ((flags & bit) === 0) return null;
    at += 4;
    return view.getUint32(at - 4);
  };
  return { duration: next(TFHD.duration), bytes: next(TFHD.bytes) };
}

function bitsIn(flags: number): number {
  let bits = 0;
  for (let rest = flags; rest > 0; rest &= rest - 1) bits += 1;
  return bits;
}

/** Samples `from` to before `to` as a fragment: `moof` and the head of `mdat`; their data is to follow. */
export function writePart(fragment: MovieFragment, from: number, to: number): Uint8Array {
  const { mfhd, tfhd, records, recordBytes, ends, runFlags } = fragment;
  const firstFlags = from === 0 ? fragment.firstFlags : null;
  const runBytes = 20 + (firstFlags === null ? 0 : 4) + (to - from) * recordBytes;
  const trafBytes = 8 + tfhd.byteLength + 20 + runBytes;
  const moofBytes = 8 + mfhd.byteLength + trafBytes;
  const part = new Uint8Array(moofBytes + MDAT_HEAD_BYTES);
  const view = viewOf(part);
  let at = 0;
  const word = (value: number): void => {
    view.setUint32(at, value);
    at += 4;
  };
  const bytes = (source: Uint8Array): void => {
    part.set(source, at);
    at += source.byteLength;
  };
  const head = (size: number, type: string): void => {
    word(size);
    for (let index = 0; index < 4; index += 1) view.setUint8(at + index, type.charCodeAt(index));
    at += 4;
  };
  head(moofBytes, 'moof');
  bytes(mfhd);
  head(trafBytes, 'traf');
  bytes(tfhd);
  head(20, 'tfdt');
  word(0x1_00_00_00);
  view.setBigUint64(at, BigInt(fragment.decodeTime + (fragment.offsets[from] ?? 0)));
  at += 8;
  head(runBytes, 'trun');
  word(firstFlags === null ? runFlags : runFlags | TRUN.firstFlags);
  word(to - from);
  word(moofBytes + MDAT_HEAD_BYTES);
  if (firstFlags !== null) word(firstFlags);
  bytes(records.subarray(from * recordBytes, to * recordBytes));
  head(MDAT_HEAD_BYTES + (ends[to - 1] ?? 0) - (ends[from - 1] ?? 0), 'mdat');
  return part;
}
