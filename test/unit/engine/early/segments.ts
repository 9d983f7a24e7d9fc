/** Builds media segments by hand, and reads them back. */
const text = (value: string): readonly number[] => Array.from(value, (letter) => letter.charCodeAt(0));
const word = (value: number): readonly number[] => [24, 16, 8, 0].map((shift) => (value >>> shift) & 255);

export function box(type: string, ...content: readonly (readonly number[])[]): readonly number[] {
  const body = content.flat();
  return [...word(8 + body.length), ...text(type), ...body];
}

export interface Sample {
  readonly duration: number;
  readonly flags: number;
  readonly data: readonly number[];
}

export interface SegmentShape {
  readonly decodeTime: number;
  /** Durations in `tfhd`, the first sample's flags in `trun`, as ffmpeg writes audio. */
  readonly compact: boolean;
}

/** `styp`, `moof`, `mdat`. */
export function segmentOf(samples: readonly Sample[], { decodeTime, compact }: SegmentShape): Uint8Array {
  const flags = compact ? 0x2_05 : 0x7_01;
  const records = samples.flatMap(({ duration, flags: own, data }) =>
    compact ? word(data.length) : [...word(duration), ...word(data.length), ...word(own)],
  );
  const moofOf = (offset: number): readonly number[] =>
    box(
      'moof',
      box('mfhd', word(0), word(7)),
      box(
        'traf',
        compact
          ? box('tfhd', word(0x2_00_08), word(1), word(samples[0]?.duration ?? 0))
          : box('tfhd', word(0x2_00_00), word(1)),
        box('tfdt', word(0x1_00_00_00), word(0), word(decodeTime)),
        box(
          'trun',
          word(flags),
          word(samples.length),
          word(offset),
          compact ? word(samples[0]?.flags ?? 0) : [],
          records,
        ),
      ),
    );
  return Uint8Array.from([
    ...box('styp', text('msdh')),
    ...moofOf(moofOf(0).length + 8),
    ...box('mdat', ...samples.map(({ data }) => data)),
  ]);
}

export interface ReadSample {
  readonly time: number;
  readonly data: readonly number[];
}

/** Every sample of a row of fragments, as a decoder would find it. @throws Error where a box makes no sense. */
export function samplesIn(bytes: Uint8Array): readonly ReadSample[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const samples: ReadSample[] = [];
  let times: readonly { readonly time: number; readonly bytes: number }[] = [];
  for (let at = 0; at < bytes.byteLength;) {
    const size = view.getUint32(at);
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    if (size < 8 || at + size > bytes.byteLength) throw new Error(`${type} of ${size} bytes at ${at}`);
    if (type === 'moof') times = runOf(view, at);
    if (type === 'mdat') {
      let start = at + 8;
      for (const { time, bytes: length } of times) {
        samples.push({ time, data: Array.from(bytes.subarray(start, start + length)) });
        start += length;
      }
      if (start !== at + size) throw new Error(`mdat of ${size} bytes has ${start - at} of samples`);
    }
    at += size;
  }
  return samples;
}

function runOf(view: DataView, moof: number): readonly { time: number; bytes: number }[] {
  const tfhd = moof + 8 + 16 + 8;
  const fixed = (view.getUint32(tfhd + 8) & 8) !== 0 ? view.getUint32(tfhd + 16) : null;
  const tfdt = tfhd + view.getUint32(tfhd);
  const trun = tfdt + view.getUint32(tfdt);
  const flags = view.getUint32(trun + 8) & 0xff_ff_ff;
  if (view.getUint32(trun + 16) !== view.getUint32(moof) + 8) throw new Error('the data is elsewhere');
  let time = Number(view.getBigUint64(tfdt + 12));
  let at = trun + 20 + (flags & 4);
  return Array.from({ length: view.getUint32(trun + 12) }, () => {
    const duration = fixed ?? view.getUint32(at);
    const bytes = view.getUint32(at + (fixed === null ? 4 : 0));
    at += fixed === null ? 12 : 4;
    time += duration;
    return { time: time - duration, bytes };
  });
}
